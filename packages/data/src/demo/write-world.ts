import { createHash } from "node:crypto";
import { mkdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { dataError } from "../errors.ts";
import { nullWhenAbsent, replaceFile } from "../prepared-folder.ts";
import { ECONOMY_UNKNOWN_FROM, WEEK_COUNT } from "./calendar.ts";
import { DEMO_MARKER_FILE, type DemoMarker, readMarker } from "./marker.ts";
import { MARKDOWN_TYPES } from "./schedule.ts";
import { describeTruth } from "./truth.ts";
import { createWorld, DEFAULT_WORLD, isTestWeek, type World } from "./world.ts";
import type { WorldKind } from "./worlds/kinds.ts";

/** Raised when the same seed gives other files than before. */
const GENERATOR_VERSION = 2;
export const DEFAULT_DEMO_SEED = 7;

export interface DemoWorldFiles {
  readonly dir: string;
  readonly seed: number;
  readonly world: WorldKind;
  readonly trainRows: number;
  readonly testRows: number;
  readonly pairs: number;
  /** True when the folder already held this world and nothing was written. */
  readonly skipped: boolean;
}

/**
 * Writes the generated world: train.csv, test.csv, stores.csv and features.csv in the shape of the Kaggle set, truth.json with
 * the components behind the numbers, and demo_world.json, by which the data is known as generated. The same seed gives
 * byte-identical files.
 * @throws {HubError} DATA_DEMO_FOLDER_TAKEN when the folder holds raw files that are not a demo world's
 */
export async function generateDemoWorld(options: {
  readonly outDir: string;
  readonly seed?: number;
  /** What promotions do: nothing (`null`, `confounded`, `targeted`), or lift sales; default `medium`. */
  readonly world?: WorldKind;
}): Promise<DemoWorldFiles> {
  const { outDir, seed = DEFAULT_DEMO_SEED, world: kind = DEFAULT_WORLD } = options;
  await mkdir(outDir, { recursive: true });
  const marker = await readMarker(outDir);
  if (marker === null) await refuseOtherFiles(outDir);
  else if (
    marker.seed === seed &&
    marker.promotion_effects === kind &&
    marker.generator_version === GENERATOR_VERSION &&
    (await isComplete(outDir, marker))
  ) {
    return { dir: outDir, seed, world: kind, ...marker.counts, skipped: true };
  }
  const world = createWorld({ seed, kind });
  const { texts, counts } = formatWorld(world);
  const write = (name: string, text: string) => replaceFile(path.join(outDir, name), text);
  const writeMarker = (files: DemoMarker["files"]) =>
    write(
      DEMO_MARKER_FILE,
      formatJson({
        world: "demo",
        seed,
        promotion_effects: kind,
        generator_version: GENERATOR_VERSION,
        counts,
        files,
      } satisfies DemoMarker),
    );
  // A marker without files says "a world was being written here": after an interruption the folder may be written again.
  await writeMarker([]);
  for (const [name, text] of Object.entries(texts)) await write(name, text);
  await write("truth.json", formatJson(describeTruth(world, GENERATOR_VERSION)));
  await writeMarker(Object.entries(texts).map(([name, text]) => ({ name, sha256: sha256(text) })));
  return { dir: outDir, seed, world: kind, ...counts, skipped: false };
}

function formatWorld(world: World): { texts: Readonly<Record<string, string>>; counts: DemoMarker["counts"] } {
  const { calendar, stores, departments, pairs, presence, sales } = world;
  const flag = (t: number) => (calendar.isHoliday[t] === 1 ? "TRUE" : "FALSE");
  const train = ["Store,Dept,Date,Weekly_Sales,IsHoliday"];
  const test = ["Store,Dept,Date,IsHoliday"];
  pairs.forEach(({ store, dept }, p) => {
    const key = `${stores[store]?.id},${departments[dept]?.id}`;
    for (let t = 0; t < WEEK_COUNT; t += 1) {
      const cell = p * WEEK_COUNT + t;
      if (presence.hasRow[cell] === 0) continue;
      if (isTestWeek(t)) test.push(`${key},${calendar.dates[t]},${flag(t)}`);
      else train.push(`${key},${calendar.dates[t]},${round(sales[cell] as number, 2)},${flag(t)}`);
    }
  });
  const text = (lines: readonly string[]) => `${lines.join("\n")}\n`;
  return {
    texts: {
      "train.csv": text(train),
      "test.csv": text(test),
      "stores.csv": text(["Store,Type,Size", ...stores.map(({ id, type, size }) => `${id},${type},${size}`)]),
      "features.csv": text(formatFeatures(world, flag)),
    },
    counts: { trainRows: train.length - 1, testRows: test.length - 1, pairs: pairs.length },
  };
}

function formatFeatures({ calendar, stores, covariates, markdowns }: World, flag: (t: number) => string): string[] {
  const markdownNames = Array.from({ length: MARKDOWN_TYPES }, (_, k) => `MarkDown${k + 1}`).join(",");
  const lines = [`Store,Date,Temperature,Fuel_Price,${markdownNames},CPI,Unemployment,IsHoliday`];
  stores.forEach(({ id }, s) => {
    for (let t = 0; t < WEEK_COUNT; t += 1) {
      const cell = s * WEEK_COUNT + t;
      const spends = Array.from(markdowns.subarray(cell * MARKDOWN_TYPES, (cell + 1) * MARKDOWN_TYPES), (usd) =>
        round(usd, 2) === 0 ? "NA" : round(usd, 2),
      );
      const isKnown = t < ECONOMY_UNKNOWN_FROM;
      lines.push(
        [
          id,
          calendar.dates[t],
          round(covariates.temperature[cell] as number, 2),
          round(covariates.fuelPrice[cell] as number, 3),
          ...spends,
          isKnown ? round(covariates.cpi[cell] as number, 7) : "NA",
          isKnown ? round(covariates.unemployment[cell] as number, 3) : "NA",
          flag(t),
        ].join(","),
      );
    }
  });
  return lines;
}

async function isComplete(outDir: string, marker: DemoMarker): Promise<boolean> {
  for (const { name, sha256: expected } of marker.files) {
    const text = await readFile(path.join(outDir, name), "utf8").catch(nullWhenAbsent);
    if (text === null || sha256(text) !== expected) return false;
  }
  return marker.files.length === 4;
}

async function refuseOtherFiles(outDir: string): Promise<void> {
  for (const name of ["train.csv", "test.csv", "stores.csv", "features.csv"]) {
    if ((await stat(path.join(outDir, name)).catch(nullWhenAbsent)) === null) continue;
    throw dataError(
      "DATA_DEMO_FOLDER_TAKEN",
      `${path.join(outDir, name)} exists and is not a demo world's; choose another folder, so that no raw file is overwritten.`,
      { details: { dir: outDir, file: name } },
    );
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

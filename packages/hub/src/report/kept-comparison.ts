import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { FoldScore, GauntletReport, LeakMeasurement, RidgeExplanation } from "@sales-hub/engine";
import { hubError } from "../errors.ts";
import { describeMisfit, type KeptComparisonShape } from "./kept-schema.ts";

/** Raised when the content of a kept comparison changes its meaning; older ones are made anew. */
const SCHEMA_VERSION = 4;

/** The comparison of ways to forecast as it is kept: minutes of work that need not be done twice. */
export interface KeptComparison {
  readonly schema_version: number;
  readonly ran_at: string;
  readonly data_hash: string;
  /** Of the code that predicts. */
  readonly code_version: string;
  readonly gauntlet: GauntletReport;
  readonly leak: LeakMeasurement;
  /** Of the benchmark on the brief's split, with the brief's stand-in for pairs without a value a year earlier. */
  readonly seasonalNaive: FoldScore;
  readonly ridge: RidgeExplanation | null;
}

/** Either the comparison, or why there is none. */
export type FoundComparison =
  | { readonly kept: KeptComparison; readonly reason: null; readonly damage: null }
  | {
      readonly kept: null;
      readonly reason: string;
      /** What is wrong with a file that is there and cannot be used, with its name; null where nothing is damaged. */
      readonly damage: string | null;
    };

interface Key {
  /** Folder of the model versions; comparisons lie beside it, in `reports/<data hash>.json`. */
  readonly modelsDir: string;
  readonly dataHash: string;
}

export const comparisonPath = ({ modelsDir, dataHash }: Key): string =>
  join(dirname(modelsDir), "reports", `${dataHash}.json`);

const ADVICE = "`hub report` makes one; it takes minutes.";

/**
 * Finds the comparison that was made on this data by this code. A file that is there and does not hold what it must counts
 * as none, and `damage` says what is wrong with it; it is left where it is.
 */
export async function findComparison(key: Key, codeVersion: string): Promise<FoundComparison> {
  const read = await readKept(key);
  if (read === null) return none(`The ways to forecast have not been compared on this data yet. ${ADVICE}`);
  if ("damage" in read) {
    const damage = `${relativePath(key)} ${read.damage}. It is passed over; the next \`hub report\` sets it aside and makes the comparison anew.`;
    return { ...none(`The comparison that was kept for this data cannot be used: ${damage}`), damage };
  }
  if ("olderSchema" in read) {
    return none(
      `The comparison that was kept for this data was written by another version of the program (its form is ${read.olderSchema}, this one's ${SCHEMA_VERSION}). ${ADVICE}`,
    );
  }
  const { kept } = read;
  if (kept.code_version !== codeVersion) {
    return none(
      `The comparison that was kept for this data was made by other code (${kept.code_version}; this is ${codeVersion}). ${ADVICE}`,
    );
  }
  return { kept, reason: null, damage: null };
}

/**
 * Keeps a comparison: it is there whole or not at all. A damaged one in its place is not lost: it is set aside under the
 * name that `setAside` is told.
 * @throws {HubError} HUB_COMPARISON_INVALID when it could not be read back
 */
export async function keepComparison(
  modelsDir: string,
  made: Omit<KeptComparison, "schema_version">,
  setAside: (fileName: string) => void = () => {},
): Promise<KeptComparison> {
  const key = { modelsDir, dataHash: made.data_hash };
  const path = comparisonPath(key);
  const kept: KeptComparison = { schema_version: SCHEMA_VERSION, ...made };
  const text = `${JSON.stringify(kept)}\n`;
  const misfit = describeMisfit(JSON.parse(text));
  if (misfit !== null) {
    throw hubError("HUB_COMPARISON_INVALID", `The comparison holds what cannot be kept: ${misfit}. Please report it.`, {
      details: { misfit },
    });
  }
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.tmp-${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    const before = await readKept(key);
    if (before !== null && "damage" in before) {
      const aside = pathAside(path);
      await rename(path, aside);
      setAside(basename(aside));
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return kept;
}

type ReadComparison =
  | { readonly kept: KeptComparison }
  | { readonly damage: string }
  | { readonly olderSchema: number }
  | null;

/** Reads the file of a comparison; null where there is none. */
async function readKept(key: Key): Promise<ReadComparison> {
  let text: string;
  try {
    text = await readFile(comparisonPath(key), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? null : { damage: `cannot be read (${code})` };
  }
  const parsed = parse(text);
  if (parsed instanceof SyntaxError) return { damage: `is not whole JSON (${parsed.message})` };
  const version = (parsed as Partial<KeptComparison> | null)?.schema_version;
  if (Number.isInteger(version) && version !== SCHEMA_VERSION) return { olderSchema: version as number };
  const misfit = describeMisfit(parsed);
  if (misfit !== null) return { damage: `does not hold what it must (${misfit})` };
  // The compiler holds the schema that was just checked against what the engine gives.
  const kept = parsed as KeptComparisonShape satisfies KeptComparison;
  if (kept.data_hash !== key.dataHash) return { damage: `belongs to other data (${kept.data_hash.slice(0, 12)})` };
  return { kept };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return error;
  }
}

const none = (reason: string) => ({ kept: null, reason, damage: null });

const relativePath = (key: Key) => join("reports", basename(comparisonPath(key)));

/** The first name of `<hash>.damaged-1.json`, `-2` and so on that is free. */
function pathAside(path: string): string {
  for (let k = 1; ; k++) {
    const aside = path.replace(/\.json$/, `.damaged-${k}.json`);
    if (!existsSync(aside)) return aside;
  }
}

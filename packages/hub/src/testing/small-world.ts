import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generateDemoWorld, PREPARED_SCHEMA_VERSION, prepareData } from "@sales-hub/data";
import { codeVersion } from "../code-version.ts";
import { modelSchemaVersion } from "../models/model-metadata.ts";
import { ModelStore } from "../models/model-store.ts";
import { trainVersion } from "../training/train-version.ts";
import type { Workspace } from "../workspace.ts";

const STORES = 12;
const DEPARTMENTS = 12;
/** About how many rows its models are trained on. */
export const TRAINING_ROWS = 6_000;
const cacheRoot = resolve(import.meta.dirname, "../../../../node_modules/.cache/sales-hub-tests");

/**
 * A corner of the demo world (stores and departments 1-12), prepared and trained for real, for tests. Made once for each
 * state of the sources and kept; every caller gets a copy of its own, which it may change and should delete.
 */
export async function copySmallWorld(): Promise<{ home: string; workspace: Workspace }> {
  const home = await mkdtemp(join(tmpdir(), "small-world-"));
  await cp(await makeSmallWorld(), home, { recursive: true });
  return {
    home,
    workspace: { rawDir: join(home, "raw"), preparedDir: join(home, "prepared"), modelsDir: join(home, "models") },
  };
}

async function makeSmallWorld(): Promise<string> {
  const key = `${await codeVersion()}-${PREPARED_SCHEMA_VERSION}-${modelSchemaVersion}`;
  const dir = join(cacheRoot, key);
  if (existsSync(dir)) return dir;
  const building = join(cacheRoot, `.building-${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(building, { recursive: true });
  try {
    await generateDemoWorld({ outDir: join(building, "raw") });
    for (const file of ["train.csv", "test.csv", "stores.csv", "features.csv"])
      await keepCorner(join(building, "raw", file));
    await prepareData({ rawDir: join(building, "raw"), outDir: join(building, "prepared") });
    const models = new ModelStore(join(building, "models"));
    const { version } = await trainVersion({
      preparedDir: join(building, "prepared"),
      models,
      targetRows: TRAINING_ROWS,
    });
    await models.promote(version);
    // Another process may have been quicker; its result is the same.
    await rename(building, dir).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(dir)) throw error;
    });
    return dir;
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/** Keeps the header and the rows of the first stores and departments of one raw file. */
async function keepCorner(file: string): Promise<void> {
  const [header = "", ...lines] = (await readFile(file, "utf8")).split("\n");
  const columns = header.trim().split(",");
  const storeColumn = columns.indexOf("Store");
  const deptColumn = columns.indexOf("Dept");
  const kept = lines.filter((line) => {
    const cells = line.split(",");
    return (
      Number(cells[storeColumn]) <= STORES &&
      line !== "" &&
      (deptColumn < 0 || Number(cells[deptColumn]) <= DEPARTMENTS)
    );
  });
  await writeFile(file, `${[header, ...kept].join("\n")}\n`);
}

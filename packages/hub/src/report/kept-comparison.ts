import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FoldScore, GauntletReport, LeakMeasurement, RidgeExplanation } from "@sales-hub/engine";

/** Raised when the content of a kept comparison changes its meaning; older ones are made anew. */
const SCHEMA_VERSION = 3;

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
  | { readonly kept: KeptComparison; readonly reason: null }
  | { readonly kept: null; readonly reason: string };

interface Key {
  /** Folder of the model versions; comparisons lie beside it, in `reports/<data hash>.json`. */
  readonly modelsDir: string;
  readonly dataHash: string;
}

export const comparisonPath = ({ modelsDir, dataHash }: Key): string =>
  join(dirname(modelsDir), "reports", `${dataHash}.json`);

/** Finds the comparison that was made on this data by this code. */
export async function findComparison(key: Key, codeVersion: string): Promise<FoundComparison> {
  const path = comparisonPath(key);
  const advice = "`hub report` makes one; it takes minutes.";
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { kept: null, reason: `The ways to forecast have not been compared on this data yet. ${advice}` };
  }
  const kept = parse(text);
  if (kept === null || kept.schema_version !== SCHEMA_VERSION || kept.data_hash !== key.dataHash) {
    return { kept: null, reason: `The comparison that was kept for this data cannot be read. ${advice}` };
  }
  if (kept.code_version !== codeVersion) {
    return {
      kept: null,
      reason: `The comparison that was kept for this data was made by other code (${kept.code_version}; this is ${codeVersion}). ${advice}`,
    };
  }
  return { kept, reason: null };
}

/** Keeps a comparison: it is there whole or not at all. */
export async function keepComparison(
  modelsDir: string,
  made: Omit<KeptComparison, "schema_version">,
): Promise<KeptComparison> {
  const path = comparisonPath({ modelsDir, dataHash: made.data_hash });
  const kept: KeptComparison = { schema_version: SCHEMA_VERSION, ...made };
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.tmp-${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(`${JSON.stringify(kept)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return kept;
}

function parse(text: string): KeptComparison | null {
  try {
    return JSON.parse(text) as KeptComparison;
  } catch {
    // What cannot be read is made anew; the reason says so.
    return null;
  }
}

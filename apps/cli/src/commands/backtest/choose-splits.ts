import { readFile } from "node:fs/promises";
import { parseSplits, type Split } from "@sales-hub/hub";
import type { OptionValues } from "../../lib/command.ts";
import { UsageError } from "../../lib/usage-error.ts";

/** Folds that may be looked at while tuning; the others are read once, at the end, with --final. */
const TUNING_FOLDS: Readonly<Record<string, number>> = { P10: 8, P8x: 2, P39: 1 };

/**
 * The folds of a splits file that the options ask for.
 * @throws {UsageError} when the file cannot be read or no fold fits
 * @throws {HubError} ENGINE_SPLITS_INVALID
 */
export async function chooseSplits(file: string, options: OptionValues): Promise<Split[]> {
  const all = parseSplits(await readJson(file));
  const { protocol, folds } = options;
  const range = typeof folds === "string" ? /^(\d+)(?:-(\d+))?$/.exec(folds) : null;
  if (typeof folds === "string" && !range) throw new UsageError(`--folds must look like 3 or 1-8; got "${folds}".`);
  const first = range ? Number(range[1]) : 1;
  const last = range ? Number(range[2] ?? range[1]) : Number.POSITIVE_INFINITY;
  const isTuning = (split: Split) => split.fold <= (TUNING_FOLDS[split.protocol] ?? 0);
  const chosen = all.filter(
    (split) =>
      (protocol === undefined || split.protocol === protocol) &&
      split.fold >= first &&
      split.fold <= last &&
      isTuning(split) !== (options.final === true),
  );
  if (chosen.length > 0) return chosen;
  const known = [...new Set(all.map((split) => split.protocol))].join(", ");
  throw new UsageError(`No fold fits; protocols are ${known}. Tuning folds run by default, the others with --final.`);
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`--splits names ${file}, which cannot be read.`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`--splits names ${file}, which is not JSON.`);
  }
}

import { codeVersion, predictingVersion } from "../code-version.ts";
import type { ModelMetadata } from "../models/model-metadata.ts";
import { findComparison, type KeptComparison } from "./kept-comparison.ts";

/** Which way to forecast won the comparison that was made with a version's code on its data, and why. */
export type Champion = Pick<KeptComparison["gauntlet"]["champion"], "rival" | "rule" | "reasons"> & {
  readonly ran_at: string;
};

/**
 * The champion that was chosen for a model version; null where no comparison was made with its code on its data. A
 * version trained by other code than this program's has none: what its code forecasts is not known to be the same.
 */
export async function findChampion(
  modelsDir: string,
  { data, code_version }: Pick<ModelMetadata, "data" | "code_version">,
): Promise<Champion | null> {
  if (code_version !== (await codeVersion())) return null;
  const { kept } = await findComparison({ modelsDir, dataHash: data.hash }, await predictingVersion());
  return championOf(kept);
}

/** The champion of a comparison, if there is one. */
export function championOf(kept: KeptComparison | null): Champion | null {
  if (kept === null) return null;
  const { rival, rule, reasons } = kept.gauntlet.champion;
  return { rival, rule, reasons, ran_at: kept.ran_at };
}

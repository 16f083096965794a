import type { SalesPanel } from "@sales-hub/domain";

/**
 * How much of the last year a pair was sold in, from most to least. Pairs with few rows are small, new or fading: their
 * errors are wider in units of the error scale than those of the others, and their tails heavier.
 */
export const HISTORY_CLASSES = ["whole", "part", "sparse", "scant", "none"] as const;
export type HistoryClass = (typeof HISTORY_CLASSES)[number];

/** Fewest weeks without a row among the last 52 for each class but the last: of 52 weeks, 45, 26, 8 and fewer have a row. */
const FEWEST_MISSING_WEEKS = [0, 8, 27, 45] as const;
const YEAR = 52;

/** Position in HISTORY_CLASSES of a pair with this many weeks with and without a row among the last 52. */
export function historyClassOf({ rows, missing }: { readonly rows: number; readonly missing: number }): number {
  if (rows === 0) return HISTORY_CLASSES.indexOf("none");
  return FEWEST_MISSING_WEEKS.findLastIndex((fewest) => missing >= fewest);
}

/** The class of every pair at an origin, as positions in HISTORY_CLASSES, shape [N]. */
export function classifyHistory(
  { sales, seriesCount, weekCount }: Pick<SalesPanel, "sales" | "seriesCount" | "weekCount">,
  originIndex: number,
): Uint8Array {
  const first = Math.max(0, originIndex + 1 - YEAR);
  return Uint8Array.from({ length: seriesCount }, (_, i) => {
    let missing = 0;
    for (let t = first; t <= originIndex; t++) if (Number.isNaN(sales[i * weekCount + t]!)) missing++;
    return historyClassOf({ rows: originIndex + 1 - first - missing, missing });
  });
}

import { addWeeks, type SalesPanel, weekIndex } from "@sales-hub/domain";
import { engineError } from "../errors.ts";
import type { Split } from "../evaluate/splits.ts";

/**
 * Equally long windows one after the other, each forecast from the week before it: training grows from fold to fold.
 * @param firstOrigin ISO date of the first fold's origin.
 * @param lastWeek ISO date that no window goes beyond.
 * @returns `folds` folds of protocol "E" + folds.
 * @throws {HubError} ENGINE_SPLIT_OUT_OF_RANGE when there are fewer weeks than folds
 */
export function expandingFolds(
  panel: Pick<SalesPanel, "firstWeek">,
  { folds, firstOrigin, lastWeek }: { readonly folds: number; readonly firstOrigin: string; readonly lastWeek: string },
): Split[] {
  const from = weekIndex(panel.firstWeek, firstOrigin);
  const weeks = Math.floor((weekIndex(panel.firstWeek, lastWeek) - from) / folds);
  if (!(weeks >= 1)) {
    throw engineError(
      "ENGINE_SPLIT_OUT_OF_RANGE",
      `${folds} expanding folds need at least ${folds} weeks after ${firstOrigin}; ${lastWeek} is too early.`,
      { details: { folds, firstOrigin, lastWeek } },
    );
  }
  return Array.from({ length: folds }, (_, k) => {
    const origin = from + k * weeks;
    return {
      protocol: `E${folds}`,
      fold: k + 1,
      trainEnd: addWeeks(panel.firstWeek, origin),
      testStart: addWeeks(panel.firstWeek, origin + 1),
      testEnd: addWeeks(panel.firstWeek, origin + weeks),
    };
  });
}

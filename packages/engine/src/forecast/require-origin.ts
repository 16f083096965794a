import { addWeeks, type SalesPanel } from "@sales-hub/domain";
import { engineError } from "../errors.ts";

/** Checks that `originIndex` is a week of the panel's history. @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE */
export function requireOrigin(panel: SalesPanel, originIndex: number): void {
  const last = panel.historyWeekCount - 1;
  if (Number.isInteger(originIndex) && originIndex >= 0 && originIndex <= last) return;
  throw engineError(
    "ENGINE_ORIGIN_OUT_OF_RANGE",
    `originIndex must be a whole number from 0 (${panel.firstWeek}) to ${last} (${addWeeks(panel.firstWeek, last)}), the weeks with actual sales; got ${originIndex}.`,
    { details: { originIndex, first: 0, last } },
  );
}

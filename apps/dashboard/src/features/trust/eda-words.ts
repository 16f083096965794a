import type { ReportHolidayLift } from "@sales-hub/contracts";
import { percent } from "../../lib/format.ts";

/** "superBowl" is "Super Bowl". */
export const holidayName = (holiday: string): string =>
  holiday.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/^./, (letter) => letter.toUpperCase());

/** "Thanksgiving lifts stores of type B most (+59%)". */
export function liftTitle(lifts: readonly ReportHolidayLift[]): string {
  const [first] = lifts
    .flatMap(({ holiday, store_type, lift }) => (lift === null ? [] : [{ holiday, store_type, lift }]))
    .sort((a, b) => b.lift - a.lift);
  if (first === undefined || first.lift <= 1) return "No holiday week sells more than the weeks before it";
  return `${holidayName(first.holiday)} lifts stores of type ${first.store_type} most (${percent(first.lift - 1, { sign: true, digits: 0 })})`;
}

import type { SafetyStockAnswer } from "@sales-hub/contracts";
import { day, dayShort, percent, plural, usd, usdShort } from "../../lib/format.ts";

/** What the numbers were made from, as the answer itself says: level, lead time and weeks. */
export function inputsSentence({ service_level, lead_time_weeks, weeks }: SafetyStockAnswer): string {
  const level = percent(service_level, { digits: 0 });
  const [first, last] = [weeks[0], weeks.at(-1)];
  const period =
    first === undefined || last === undefined
      ? ""
      : first === last
        ? `, the week to ${day(last)}`
        : `, the weeks to ${dayShort(first)} through ${day(last)}`;
  return `For a service level of ${level} and a lead time of ${plural(lead_time_weeks, "week")}${period}`;
}

export const safetyStockSentence = ({ safety_stock, reorder_target }: SafetyStockAnswer): string =>
  `Reorder up to ${usdShort(reorder_target)}, of which ${usdShort(safety_stock)} is safety stock`;

/** The target against adding up each week's own bound, which asks for too much since weeks rarely all go wrong together. */
export function boundsSentence({ reorder_target, sum_of_weekly_bounds }: SafetyStockAnswer): string {
  const saved = sum_of_weekly_bounds - reorder_target;
  if (Math.abs(saved) < 0.5) return "The same as adding up each week's own bound.";
  return saved > 0
    ? `Adding up each week's own bound would ask for ${usd(saved)} more.`
    : `Adding up each week's own bound would ask for ${usd(-saved)} less.`;
}

export function measuredServiceSentence(answer: SafetyStockAnswer): string {
  const { measured_service_level: measured, test_windows, lead_time_weeks } = answer;
  if (measured === null || test_windows === 0) return "Too few past windows to measure how often such a target held.";
  const windows = `${plural(test_windows, "past window")} of ${plural(lead_time_weeks, "week")}`;
  return `Such targets covered demand in ${percent(measured, { digits: 0 })} of ${windows}.`;
}

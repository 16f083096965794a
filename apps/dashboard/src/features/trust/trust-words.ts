import type { AccuracyAnswer, DriftAnswer, ErrorRow, ModelsAnswer, QualityReport } from "@sales-hub/contracts";
import { day, percent, plural, usdShort } from "../../lib/format.ts";

/** "WAPE 8.1%, 31% better than last year's same week, over 120,061 test weeks." */
export function accuracyHeadline({ total }: Pick<AccuracyAnswer, "total">): string {
  const { wape, forecast_value_added: added, test_weeks } = total;
  if (wape === null) return "The accuracy is not measured: this model has no backtest.";
  const against =
    added === null
      ? ""
      : `, ${percent(Math.abs(added), { digits: 0 })} ${added < 0 ? "worse" : "better"} than last year's same week`;
  return `WAPE ${percent(wape)}${against}, over ${plural(test_weeks, "test week")}.`;
}

/** "The 80% band held 79.4% of test weeks, the 95% band 94.9%". */
export function coverageSentence({ coverage80, coverage95 }: Pick<ErrorRow, "coverage80" | "coverage95">): string {
  if (coverage80 === null || coverage95 === null) return "How often the bands hold is not measured";
  return `The 80% band held ${percent(coverage80)} of test weeks, the 95% band ${percent(coverage95)}`;
}

/** How many groups do better than the rival, of those that can be compared. */
export function groupsSentence(groups: AccuracyAnswer["groups"], by: "dept" | "store"): string {
  const compared = groups.filter(({ total }) => total.forecast_value_added !== null);
  const better = compared.filter(({ total }) => (total.forecast_value_added ?? 0) > 0).length;
  const noun = by === "dept" ? "department" : "store";
  if (compared.length === 0) return `No ${noun} can be compared yet`;
  if (better === compared.length) return `Better than last year's week in all ${plural(compared.length, noun)}`;
  return `Better than last year's week in ${better} of ${plural(compared.length, noun)}`;
}

const driftStates: Readonly<Record<DriftAnswer["status"], string>> = {
  no_new_actuals: "\u25CB Waiting for new actuals",
  too_few_weeks: "\u25CB Too few new weeks",
  in_control: "\u25B2 In control",
  broken: "\u25BC Outside its limits",
};

export const driftState = (status: DriftAnswer["status"]): string => driftStates[status];

export function modelsHeadline({ models }: ModelsAnswer): string {
  const current = models.find(({ serves }) => serves);
  const { metrics } = current ?? { metrics: null };
  if (current === undefined) return "No model answers yet.";
  const error = metrics === null ? "not measured" : `WAPE ${percent(metrics.wape)}`;
  const others = models.length - 1;
  return `Model ${current.version} answers: ${error}, data through ${day(current.origin)}. ${
    others === 0 ? "It is the only version." : `${plural(others, "other version")} can be returned to.`
  }`;
}

/** What the raw files held, and whether every check passed. */
export function qualityHeadline({ steps, sales, coverage }: QualityReport): string {
  const checks = steps.flatMap((step) => step.checks);
  const noted = checks.filter(({ ok }) => !ok).length;
  const state =
    noted === 0
      ? `All ${plural(checks.length, "check")} pass`
      : `${noted} of ${plural(checks.length, "check")} found something`;
  return `${state}: ${usdShort(sales.total_usd)} of sales in ${plural(coverage.pairs, "store-department")}, ${plural(sales.negative_rows, "week")} of them negative.`;
}

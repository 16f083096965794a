import type { DriftAnswer } from "@sales-hub/contracts";
import { addWeeks, formatPercent } from "@sales-hub/domain";
import { DRIFT_WINDOW_WEEKS, type DriftReport, type Snapshot } from "@sales-hub/hub";
import { presentMeta } from "./meta.ts";

const LABELS: Readonly<Record<DriftReport["measures"][number]["measure"], string>> = {
  wape: "Error (WAPE)",
  bias: "Bias",
  coverage80: "Coverage of the 80% band",
  coverage95: "Coverage of the 95% band",
};

const METHOD =
  "WAPE, bias and coverage over 4 weeks of all pairs. Limits are the mean of the same windows in the backtest, each within its fold, \u00b1 3 standard deviations, and never inside what the backtest itself did. Frozen forecasts are those that earlier model versions made before the actuals were known; where several met a week, the latest counts. Seasons that the backtest lacks may break limits without anything being wrong.";

export function presentDrift(snapshot: Snapshot, report: DriftReport): DriftAnswer {
  return {
    status: report.status,
    text: describeDrift(report),
    window_weeks: DRIFT_WINDOW_WEEKS,
    measures: report.measures.map((measure) => ({
      measure: measure.measure,
      label: LABELS[measure.measure],
      centre: measure.centre,
      lower_limit: measure.lowerLimit,
      upper_limit: measure.upperLimit,
      latest: measure.latest,
      broken: measure.isBroken,
    })),
    windows: report.windows.map((window) => ({
      date: addWeeks(snapshot.panel.firstWeek, window.lastWeek),
      source: window.source,
      pair_weeks: window.pairWeeks,
      wape: window.wape,
      bias: window.bias,
      coverage80: window.coverage80,
      coverage95: window.coverage95,
      broken: [...window.broken],
    })),
    method: METHOD,
    meta: presentMeta(snapshot),
  };
}

function describeDrift({ status, measures }: DriftReport): string {
  if (status === "no_new_actuals")
    return "No frozen forecast has met its actual yet: train again when new weeks have come.";
  if (status === "too_few_weeks") return "Too few weeks have been compared to judge: 4 in a row are needed.";
  if (status === "in_control") return "Forecasts err as they did in the backtest.";
  const broken = measures.filter(({ isBroken }) => isBroken);
  const parts = broken.map(({ measure, latest, lowerLimit, upperLimit }) => {
    const limit = upperLimit !== null && latest! > upperLimit ? upperLimit : lowerLimit!;
    return `${LABELS[measure]} is ${percent(latest!)} (limit ${percent(limit)})`;
  });
  return `Forecasts err otherwise than in the backtest: ${parts.join("; ")}.`;
}

const percent = (fraction: number) => formatPercent(fraction, 1);

import { type DriftReport, measureErrorSaved } from "@sales-hub/engine";
import type { ModelMetrics } from "../../models/model-metadata.ts";
import type { BacktestTable } from "../../training/backtest-table.ts";
import type { HotspotRanking } from "../rank-hotspots.ts";
import { CLAIM_CERTAINTY, type Finding, fact, percent, shortUsd, signedPercent } from "./finding.ts";

const FOUR_WEEKS = 4;
const WEEKS_PER_FOUR = 13;

/** How much better than the benchmark the backtest was, if that is more than chance over weeks. */
export function findAccuracy(
  metrics: ModelMetrics | null,
  backtest: BacktestTable,
  valuePerYearUsd: number | null,
): Finding | null {
  const saved = measureErrorSaved(backtest);
  if (!metrics || !saved || metrics.seasonal_naive_wape <= 0) return null;
  const share = 1 - metrics.wape / metrics.seasonal_naive_wape;
  const certainty = share >= 0 ? saved.certainty : 1 - saved.certainty;
  if (certainty < CLAIM_CERTAINTY) return null;
  return {
    kind: "accuracy",
    text: `Forecasts missed by ${percent(metrics.wape)} of sales in backtests (WAPE), ${percent(Math.abs(share), 0)} ${share >= 0 ? "better" : "worse"} than last year's same week.`,
    tone: share >= 0 ? "good" : "bad",
    sizeUsd: Math.abs(valuePerYearUsd ?? 0) / WEEKS_PER_FOUR,
    certainty,
    test: `Whether weeks agree: block bootstrap of the saved error over ${saved.weeks} backtest weeks. Its size is the annual value of the forecast, for four weeks.`,
    facts: [
      fact("WAPE", metrics.wape, "fraction"),
      fact("WAPE of last year's same week", metrics.seasonal_naive_wape, "fraction"),
      fact("Error saved a week", saved.savedPerWeekUsd, "usd"),
      fact("Pair-weeks compared", metrics.test_rows, "count"),
    ],
    link: { page: "trust" },
  };
}

/** The costliest pair whose sales or band say that it is hard to foresee. */
export function findVolatilePair({ pairs, totalPairs }: HotspotRanking): Finding | null {
  const pair = pairs.find(
    ({ risk, signs }) => risk === "high" && (signs.includes("volatile") || signs.includes("wide_band")),
  );
  if (!pair || pair.wapeFraction === null) return null;
  return {
    kind: "volatile_pair",
    text: `Store ${pair.store}, department ${pair.dept} is hard to foresee: forecasts missed by ${shortUsd(pair.maeUsd)} a week in backtests (${percent(pair.wapeFraction, 0)} of its sales), and its weeks vary by ${percent(pair.cvFraction, 0)} of their mean.`,
    tone: "attention",
    sizeUsd: FOUR_WEEKS * pair.maeUsd,
    certainty: 1,
    test: `Counted: the error is among the largest 2% of ${totalPairs} pairs, and the variation above 50% or the band above 75% of the forecast.`,
    facts: [
      fact("Error a week", pair.maeUsd, "usd"),
      fact("WAPE", pair.wapeFraction, "fraction"),
      fact("Coefficient of variation", pair.cvFraction, "fraction"),
      fact("Rank", pair.rank, "count"),
    ],
    link: { page: "watchlist", store: pair.store, dept: pair.dept },
    store: pair.store,
    dept: pair.dept,
  };
}

const MEASURES: Readonly<Record<DriftReport["measures"][number]["measure"], string>> = {
  wape: "error (WAPE)",
  bias: "bias",
  coverage80: "coverage of the 80% band",
  coverage95: "coverage of the 95% band",
};

/** Forecasts that no longer err as the backtest did. */
export function findDrift({ status, measures, windows }: DriftReport, fourWeekSalesUsd: number): Finding | null {
  const broken = measures.filter(({ isBroken }) => isBroken);
  if (status !== "broken" || broken.length === 0) return null;
  const wape = measures.find(({ measure }) => measure === "wape")!;
  const latest = windows.findLast(({ source }) => source === "frozen")!;
  const show = ({ measure, latest: value, lowerLimit, upperLimit }: (typeof measures)[number]) => {
    const limit = upperLimit !== null && value! > upperLimit ? upperLimit : lowerLimit!;
    const text = measure === "bias" ? signedPercent : percent;
    return `${MEASURES[measure]} ${text(value!)}, limit ${text(limit)}`;
  };
  return {
    kind: "drift",
    text: `Forecasts of the last 4 weeks err otherwise than in the backtest: ${broken.map(show).join("; ")}.`,
    tone: "bad",
    sizeUsd: Math.max(0, wape.latest! - wape.centre, Math.abs(latest.bias)) * fourWeekSalesUsd,
    certainty: 0.997,
    test: "Whether the last 4 weeks of frozen forecasts lie outside three standard deviations of the backtest's windows.",
    facts: [
      ...broken.map(({ measure, latest: value }) => fact(`Latest ${MEASURES[measure]}`, value!, "fraction")),
      ...broken.map(({ measure, centre }) => fact(`Usual ${MEASURES[measure]}`, centre, "fraction")),
      fact("Pair-weeks compared", latest.pairWeeks, "count"),
    ],
    link: { page: "trust" },
  };
}

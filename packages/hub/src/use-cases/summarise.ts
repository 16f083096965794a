import { setImmediate } from "node:timers/promises";
import { addWeeks } from "@sales-hub/domain";
import { type HolidayShare, holidayShare, sumWeekly } from "@sales-hub/engine";
import type { ModelMetrics } from "../models/model-metadata.ts";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { compareMovers, detailGrowth, type GrowthDetail, type MoverComparison } from "./compare-periods.ts";
import { DEFAULT_VALUE_ASSUMPTIONS, estimateValue, type ValueEstimate } from "./estimate-value.ts";
import { findDataGaps, findPromotion } from "./findings/evidence-findings.ts";
import type { Finding } from "./findings/finding.ts";
import { findAccuracy, findDrift, findVolatilePair } from "./findings/forecast-findings.ts";
import { findColdSpot, findGrowth, findMover, findOutlook } from "./findings/sales-findings.ts";
import { foreseeTotal, type NextWeeks } from "./foresee-total.ts";
import { mapStores, type StoreOnMap } from "./map-stores.ts";
import { rankPairs } from "./rank-hotspots.ts";
import { chooseTakeaways } from "./takeaways.ts";
import { watchAccuracy } from "./watch-accuracy.ts";

export interface TotalWeek {
  readonly date: string;
  readonly salesUsd: number | null;
  readonly forecastUsd: number | null;
  readonly lastYearUsd: number | null;
  readonly isHoliday: boolean;
}

export interface Summary {
  readonly totalUsd: number;
  readonly avgWeeklyUsd: number;
  readonly growth: GrowthDetail;
  readonly nextWeeks: NextWeeks | null;
  readonly holidays: HolidayShare;
  readonly accuracy: ModelMetrics | null;
  /** Chosen by size and certainty. */
  readonly takeaways: readonly Finding[];
  readonly weeks: readonly TotalWeek[];
  /** Against last year first. */
  readonly movers: readonly MoverComparison[];
  /** Under the default assumptions. */
  readonly value: ValueEstimate;
  readonly stores: readonly StoreOnMap[];
}

const OUTLOOK_WEEKS = 4;

/**
 * The state of the business: totals, growth, accuracy, value, movers, stores and what to know of them, all computed from
 * the snapshot, once, with pauses between the parts so that requests are answered meanwhile.
 */
export const summarise = oncePerSnapshot(async (snapshot): Promise<Summary> => {
  const { panel, promotions, backtest } = snapshot;
  const accuracy = snapshot.model.metrics;
  const hotspots = await rankPairs(snapshot);
  const drift = await watchAccuracy(snapshot);
  const weekly = sumWeekly(panel);
  const known = weekly.filter((sales) => !Number.isNaN(sales));
  const totalUsd = known.reduce((sum, sales) => sum + sales, 0);
  await setImmediate();
  const stores = await mapStores(snapshot);
  await setImmediate();
  const value = estimateValue(snapshot, DEFAULT_VALUE_ASSUMPTIONS);
  await setImmediate();
  const growth = detailGrowth(snapshot);
  const nextWeeks = foreseeTotal(snapshot);
  await setImmediate();
  const sales = [findGrowth(growth), findOutlook(nextWeeks), findColdSpot(panel), findMover(panel)];
  await setImmediate();
  const recentUsd = stores.reduce((sum, store) => sum + store.recentUsd, 0);
  const takeaways = chooseTakeaways([
    ...sales,
    findAccuracy(accuracy, backtest, value.total?.midUsd ?? null),
    findVolatilePair(hotspots),
    findDrift(drift, recentUsd),
    findPromotion(promotions, DEFAULT_VALUE_ASSUMPTIONS.marginFraction),
    findDataGaps(hotspots),
  ]);
  return {
    totalUsd,
    avgWeeklyUsd: known.length > 0 ? totalUsd / known.length : 0,
    growth,
    nextWeeks,
    holidays: holidayShare(panel),
    accuracy,
    takeaways,
    weeks: totalWeeks(snapshot, weekly),
    movers: compareMovers(snapshot),
    value,
    stores,
  };
});

function totalWeeks({ panel, outlook }: Snapshot, weekly: Float64Array): TotalWeek[] {
  const orNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  const end = Math.min(panel.weekCount, outlook.originIndex + 1 + OUTLOOK_WEEKS);
  return Array.from({ length: end }, (_, week) => {
    const horizon = week - outlook.originIndex;
    return {
      date: addWeeks(panel.firstWeek, week),
      salesUsd: orNull(weekly[week]),
      forecastUsd: horizon > 0 && horizon <= outlook.horizonWeeks ? sumForecasts(outlook, horizon) : null,
      lastYearUsd: orNull(weekly[week - 52]),
      isHoliday: panel.isHoliday[week] === 1,
    };
  });
}

function sumForecasts({ forecast, horizonWeeks }: Snapshot["outlook"], horizon: number): number {
  let sum = 0;
  for (let i = horizon - 1; i < forecast.length; i += horizonWeeks) sum += forecast[i]!;
  return sum;
}

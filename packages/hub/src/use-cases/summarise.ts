import { addWeeks } from "@sales-hub/domain";
import {
  compareDepartments,
  type DepartmentChange,
  type HolidayShare,
  holidayShare,
  sumWeekly,
} from "@sales-hub/engine";
import type { ModelMetrics } from "../models/model-metadata.ts";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { compareMovers, detailGrowth, type GrowthDetail, type MoverComparison } from "./compare-periods.ts";
import { DEFAULT_VALUE_ASSUMPTIONS, estimateValue, type ValueEstimate } from "./estimate-value.ts";
import { foreseeTotal, type NextWeeks } from "./foresee-total.ts";
import { mapStores, type StoreOnMap } from "./map-stores.ts";
import { describeTakeaways, type Takeaway } from "./takeaways.ts";

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
  readonly takeaways: readonly Takeaway[];
  readonly weeks: readonly TotalWeek[];
  readonly movers: readonly MoverComparison[];
  /** Against the weeks before. */
  readonly topMovers: readonly DepartmentChange[];
  readonly bottomMovers: readonly DepartmentChange[];
  /** Under the default assumptions. */
  readonly value: ValueEstimate;
  readonly stores: readonly StoreOnMap[];
}

const OUTLOOK_WEEKS = 4;
const MOVERS_SHOWN = 5;

/** The state of the business: totals, growth, accuracy, movers and stores, all computed from the snapshot. */
export const summarise = oncePerSnapshot((snapshot): Summary => {
  const { panel } = snapshot;
  const weekly = sumWeekly(panel);
  const known = weekly.filter((sales) => !Number.isNaN(sales));
  const totalUsd = known.reduce((sum, sales) => sum + sales, 0);
  const changes = compareDepartments(panel);
  const stores = mapStores(snapshot);
  const growth = detailGrowth(snapshot);
  const weeks = totalWeeks(snapshot, weekly);
  const topMovers = changes.filter(({ changeUsd }) => changeUsd > 0).slice(0, MOVERS_SHOWN);
  const bottomMovers = changes
    .filter(({ changeUsd }) => changeUsd < 0)
    .slice(-MOVERS_SHOWN)
    .reverse();
  const accuracy = snapshot.model.metrics;
  return {
    totalUsd,
    avgWeeklyUsd: known.length > 0 ? totalUsd / known.length : 0,
    growth,
    nextWeeks: foreseeTotal(snapshot),
    holidays: holidayShare(panel),
    accuracy,
    takeaways: describeTakeaways({
      growthFraction: growth.growthFraction,
      stores,
      weeks,
      accuracy,
      bottomMover: bottomMovers[0],
    }),
    weeks,
    movers: compareMovers(snapshot),
    topMovers,
    bottomMovers,
    value: estimateValue(snapshot, DEFAULT_VALUE_ASSUMPTIONS),
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

import type { BaseParts } from "../base/base-forecast.ts";
import type { OriginState } from "../base/origin-state.ts";
import { seriesLiftAt } from "../base/sales-lift.ts";
import { SEASON_WEEKS, seasonalLag } from "../base/seasonal.ts";
import { EVENTS } from "../calendar/event-dates.ts";
import { MOVING_EVENTS, ORIGIN_FEATURES } from "./feature-catalog.ts";
import type { FeatureState } from "./feature-state.ts";

const LAGS = [50, 51, 52, 53, 54] as const;
const EASTER_REACH = 4;
const DEPT_CHANGE_MAX = 6;
const STORE_CHANGE_MAX = 4;
const MEAN8 = ORIGIN_FEATURES.findIndex((feature) => feature.name === "mean8");
const MOVES = EVENTS.map((name) => MOVING_EVENTS.includes(name));

const clip = (x: number, low: number, high: number) => (x < low ? low : Math.min(x, high));

/**
 * Writes the features of series i, h weeks after the origin, in the order of FEATURES.
 * @param parts The base of the same series and horizon.
 * @param out Filled from position `at`.
 */
export function writeFeatures(
  base: OriginState,
  features: FeatureState,
  row: { readonly series: number; readonly horizon: number; readonly parts: BaseParts },
  out: Float64Array,
  at: number,
): void {
  const { series: i, horizon: h, parts } = row;
  const { panel, calendar, index, originIndex, weeks, history } = base;
  const { originColumns } = features;
  const width = ORIGIN_FEATURES.length;
  const s = base.scale[i]!;
  const dept = index.seriesDept[i]!;
  const store = index.seriesStore[i]!;
  const t = originIndex + h;
  const lastYear = t - SEASON_WEEKS;
  const lag = seasonalLag(t, originIndex);
  const salesAt = (week: number) => (week >= 0 && week < weeks ? history[i * weeks + week]! : Number.NaN);
  let p = at;

  for (let k = 0; k < width; k++) out[p++] = originColumns[i * width + k]!;

  out[p++] = parts.base / s;
  out[p++] = parts.lastYear / s;
  out[p++] = parts.twoYears / s;
  out[p++] = parts.pooled / s;
  out[p++] = parts.linear / s;
  out[p++] = parts.seasonal / s;

  let lagSum = 0;
  let lagCount = 0;
  for (const k of LAGS) {
    const y = salesAt(t - k);
    out[p++] = y / s;
    if (Number.isNaN(y)) continue;
    lagSum += y;
    lagCount++;
  }
  out[p++] = lagCount === 0 ? Number.NaN : lagSum / lagCount / s;
  out[p++] = salesAt(t - 104) / s;
  out[p++] = salesAt(t - 105) / s;

  const hasLag = lag >= 0;
  const deptChange = hasLag
    ? clip(base.deptTotals[dept * weeks + lag]! / features.deptReference[dept]!, 0, DEPT_CHANGE_MAX)
    : Number.NaN;
  const storeChange = hasLag
    ? clip(features.storeTotals[store * weeks + lag]! / features.storeReference[store]!, 0, STORE_CHANGE_MAX)
    : Number.NaN;
  const ownChange = hasLag ? clip(salesAt(lag) / features.ownReference[i]!, 0, DEPT_CHANGE_MAX) : Number.NaN;
  const mean8 = originColumns[i * width + MEAN8]!;
  out[p++] = deptChange;
  out[p++] = storeChange;
  out[p++] = mean8 * deptChange;
  out[p++] = mean8 * ownChange;

  out[p++] = h;
  out[p++] = panel.seriesStore[i]!;
  out[p++] = panel.seriesDept[i]!;
  out[p++] = features.storeType[store]!;
  out[p++] = panel.stores.sizes[store]!;
  out[p++] = calendar.isoWeek[t]!;
  out[p++] = calendar.month[t]!;
  out[p++] = calendar.dayOfMonth[t]!;
  out[p++] = calendar.holidayType[t]!;
  out[p++] = calendar.holidayType[t - 1]!;
  out[p++] = calendar.holidayType[t + 1]!;
  out[p++] = clip(calendar.easterOffset[t]!, -EASTER_REACH, EASTER_REACH);
  out[p++] = lastYear >= 0 ? clip(calendar.easterOffset[lastYear]!, -EASTER_REACH, EASTER_REACH) : Number.NaN;
  const liftLastYear = lastYear >= 0 ? seriesLiftAt(base.lift, calendar, dept, i, lastYear) : 0;
  out[p++] = seriesLiftAt(base.lift, calendar, dept, i, t) - liftLastYear;
  for (let k = 0; k < EVENTS.length; k++) {
    const days = calendar.preEventDays[t * EVENTS.length + k]!;
    out[p++] = days;
    if (MOVES[k]) out[p++] = lastYear >= 0 ? days - calendar.preEventDays[lastYear * EVENTS.length + k]! : 0;
  }

  out[p++] = parts.damped / s;
  out[p++] = (parts.damped - parts.beforeDamped) / s;
  out[p++] = parts.localLevel / s;
  out[p] = (t >= 2 * SEASON_WEEKS ? 1 : 0) + (originIndex >= 2 * SEASON_WEEKS ? 1 : 0);
}

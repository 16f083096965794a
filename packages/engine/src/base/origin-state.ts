import type { SalesPanel } from "@sales-hub/domain";
import { buildWeekCalendar, type WeekCalendar } from "../calendar/week-calendar.ts";
import { requireOrigin } from "../forecast/require-origin.ts";
import { BASE_RECIPE, type BaseRecipe } from "./base-recipe.ts";
import { type DampedLevel, fitDampedLevel } from "./damped-level.ts";
import { departmentTotals, learnEasterLift } from "./easter-lift.ts";
import { learnEventLift } from "./event-lift.ts";
import { estimateGrowth, type Growth, type GrowthContext, pairYears, type YearPairs } from "./growth.ts";
import { fitLinearSeason, type LinearSeason } from "./linear-season.ts";
import { estimateLocalRatio } from "./local-level.ts";
import { keepMemorialDay } from "./memorial-day.ts";
import { learnMonthCycle } from "./month-cycle.ts";
import { buildPanelIndex, type PanelIndex } from "./panel-index.ts";
import { estimatePooledShare } from "./pooled-profile.ts";
import { deptLiftAt, type SalesLift } from "./sales-lift.ts";
import { findHistory, measureMeanSize, scaleOfSize } from "./scale.ts";
import { copyHistory, removeLift } from "./seasonal.ts";
import { smoothAcrossPairs } from "./smooth-pairs.ts";
import { smoothSales } from "./smooth-sales.ts";
import { estimateTwoYearRatio } from "./two-years-back.ts";

/** Everything that the base and the features need and that is known at one origin. Matrices are row-major. */
export interface OriginState {
  readonly panel: SalesPanel;
  readonly calendar: WeekCalendar;
  readonly index: PanelIndex;
  /** Index of the last week whose actuals are used. */
  readonly originIndex: number;
  /** Weeks of history: originIndex + 1. */
  readonly weeks: number;
  readonly maxHorizon: number;
  readonly recipe: BaseRecipe;
  /** Raw sales, NaN where there is no row, shape [N x weeks]. */
  readonly history: Float64Array;
  /** Raw sales without lift, shape [N x weeks]. */
  readonly adjusted: Float64Array;
  /** Smoothed sales without lift, shape [N x weeks]. */
  readonly smooth: Float64Array;
  /** Mean |sales| of the last 52 weeks, USD, shape [N]. */
  readonly meanSize: Float64Array;
  /** The same, at least 20 USD. */
  readonly scale: Float64Array;
  /** 1 where the series has a row by the origin, shape [N]. */
  readonly hasHistory: Uint8Array;
  readonly lift: SalesLift;
  /** Department totals, a missing row counting as 0, shape [D x weeks]. */
  readonly deptTotals: Float64Array;
  /** The same without lift. */
  readonly adjustedDeptTotals: Float64Array;
  readonly pairs: YearPairs;
  readonly growth: Growth;
  /** Shape [N]; absent without enough weeks two years back. */
  readonly twoYearRatio: Float64Array | undefined;
  /** Share of the department's profile, shape [N]. */
  readonly pooledShare: Float64Array;
  readonly linear: LinearSeason | undefined;
  readonly damped: DampedLevel | undefined;
  /** By horizon - 1: the local two-year ratio, shape [N]. */
  readonly localRatio: readonly (Float64Array | undefined)[];
}

export interface OriginStateOptions {
  /** Furthest horizon that will be asked for, weeks; 39 by default. */
  readonly maxHorizon?: number;
  /** Pass these when many origins of one panel are built. */
  readonly calendar?: WeekCalendar;
  readonly index?: PanelIndex;
  /** Which refinements of the base are taken; all by default. */
  readonly recipe?: BaseRecipe;
}

/** Horizon of Kaggle's test: what models are trained for unless told otherwise. */
export const DEFAULT_MAX_HORIZON = 39;

/** Context shared by the steps of the base. */
export function contextOf(
  state: Pick<OriginState, "calendar" | "index" | "lift" | "originIndex" | "panel">,
): GrowthContext {
  const { calendar, index, lift, originIndex, panel } = state;
  return { calendar, index, lift, originIndex, storeCount: panel.stores.ids.length };
}

/**
 * Learns everything the base needs from the weeks up to the origin; nothing after it is read.
 * @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE
 */
export function buildOriginState(
  panel: SalesPanel,
  originIndex: number,
  options: OriginStateOptions = {},
): OriginState {
  requireOrigin(panel, originIndex);
  const maxHorizon = options.maxHorizon ?? DEFAULT_MAX_HORIZON;
  const recipe = options.recipe ?? BASE_RECIPE;
  const index = options.index ?? buildPanelIndex(panel);
  const given = options.calendar ?? buildWeekCalendar(panel);
  const calendar = recipe.movingEvents ? keepMemorialDay(given) : given;
  const weeks = originIndex + 1;

  const deptTotals = departmentTotals(panel, index, weeks);
  const history = copyHistory(panel, weeks);
  const month = recipe.monthCycle ? learnMonthCycle(calendar, index, history, deptTotals, weeks) : undefined;
  const lift: SalesLift = {
    ...learnEasterLift(calendar, deptTotals, weeks),
    ...(month && { month }),
    ...(recipe.movingEvents && { events: learnEventLift(calendar, index, history, deptTotals, weeks, month) }),
  };
  const context = contextOf({ calendar, index, lift, originIndex, panel });

  const adjusted = history.slice();
  removeLift(adjusted, weeks, context);
  const smoothed = smoothSales(panel, index, originIndex);
  const linear = fitLinearSeason(calendar, smoothed.rank8, originIndex);
  removeLift(smoothed.mixed, weeks, context);
  const smooth = recipe.pairSmoothing ? smoothAcrossPairs(smoothed.mixed, weeks) : smoothed.mixed;
  const adjustedDeptTotals = deptTotals.slice();
  for (let d = 0; d < index.depts.length; d++) {
    for (let t = 0; t < weeks; t++) {
      const at = d * weeks + t;
      adjustedDeptTotals[at] = adjustedDeptTotals[at]! * Math.exp(-deptLiftAt(lift, calendar, d, t));
    }
  }

  const meanSize = measureMeanSize(history, weeks);
  const pairs = pairYears(context, history, adjusted);
  return {
    panel,
    calendar,
    index,
    originIndex,
    weeks,
    maxHorizon,
    recipe,
    history,
    adjusted,
    smooth,
    meanSize,
    scale: scaleOfSize(meanSize),
    hasHistory: findHistory(history, weeks),
    lift,
    deptTotals,
    adjustedDeptTotals,
    pairs,
    growth: estimateGrowth(context, pairs, recipe.growth),
    twoYearRatio: estimateTwoYearRatio(context, history, smooth),
    pooledShare: estimatePooledShare(context, history, adjustedDeptTotals),
    linear,
    damped: fitDampedLevel(adjusted, smooth, originIndex),
    localRatio: Array.from({ length: maxHorizon }, (_, k) =>
      estimateLocalRatio(context, adjusted, smooth, originIndex + 1 + k),
    ),
  };
}

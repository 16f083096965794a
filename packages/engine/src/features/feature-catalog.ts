import { plural } from "@sales-hub/domain";
import { EVENTS, type EventName } from "../calendar/event-dates.ts";

/** What kind of reason a feature stands for; explanations add contributions up by these. */
export type FeatureGroup = "season" | "recentLevel" | "growth" | "holidaysAndEvents" | "storeAndDepartment";

export interface FeatureSpec {
  readonly name: string;
  readonly group: FeatureGroup;
  readonly description: string;
}

const spec = (group: FeatureGroup, name: string, description: string): FeatureSpec => ({ name, group, description });
const recent = (name: string, description: string) => spec("recentLevel", name, description);
const growth = (name: string, description: string) => spec("growth", name, description);
const season = (name: string, description: string) => spec("season", name, description);
const place = (name: string, description: string) => spec("storeAndDepartment", name, description);
const event = (name: string, description: string) => spec("holidaysAndEvents", name, description);

/** Events whose position is also compared with the year before. */
export const MOVING_EVENTS: readonly EventName[] = [
  "valentine",
  "easterSaturday",
  "independenceDay",
  "halloween",
  "christmas",
];

/** Columns known at the origin, the same for every horizon of a series. Sales levels are divided by the scale s. */
export const ORIGIN_FEATURES: readonly FeatureSpec[] = [
  ...[1, 2, 3, 4].map((k) =>
    recent(
      `recent${k}`,
      k === 1 ? "sales of the origin's week / s" : `sales ${plural(k - 1, "week")} before the origin / s`,
    ),
  ),
  ...[4, 8, 13, 26].map((k) => recent(`mean${k}`, `mean sales of the last ${k} weeks / s`)),
  recent("median8", "median of the last 8 weeks without Easter lift / s"),
  recent("deviation13", "standard deviation of the last 13 weeks / s"),
  recent("deviation52", "standard deviation of the last 52 weeks / s"),
  recent("count8", "rows in the last 8 weeks"),
  recent("count52", "rows in the last 52 weeks"),
  recent("logScale", "log of s"),
  growth("growthOwn", "growth against last year, own"),
  growth("growthPrior", "growth against last year, what the pair is shrunk to"),
  growth("growthDept", "growth against last year, department"),
  growth("growthOverall", "growth against last year, all series"),
  growth("growthOwn4", "own growth of the last 4 weeks"),
  growth("growthDept4", "department growth of the last 4 weeks"),
  growth("growthPrior4", "prior growth of the last 4 weeks"),
  growth("growthOwn13", "own growth of the last 13 weeks"),
  growth("growthDept13", "department growth of the last 13 weeks"),
  growth("growthPrior13", "prior growth of the last 13 weeks"),
  recent("baseError1", "last week's error of the seasonal base / s"),
  recent("baseError4", "mean error of the seasonal base over 4 weeks / s"),
  recent("baseError8", "mean error of the seasonal base over 8 weeks / s"),
];

/** Columns that depend on the target week. */
export const TARGET_FEATURES: readonly FeatureSpec[] = [
  season("base", "the base forecast / s"),
  season("baseLastYear", "base part a1: last year's week with growth / s"),
  season("baseTwoYears", "base part a2: two years back / s"),
  season("basePooled", "base part p: share of the department profile / s"),
  season("baseLinear", "base part q: linear season / s"),
  season("seasonal", "last year's smoothed week, calendar-shifted / s"),
  ...[50, 51, 52, 53, 54].map((k) => season(`lag${k}`, `sales ${k} weeks before the target / s`)),
  season("lagMean5", "mean of lag50 to lag54"),
  season("lag104", "sales 104 weeks before the target / s"),
  season("lag105", "sales 105 weeks before the target / s"),
  season("deptChange", "department total at lag 52 / its mean over the 8 weeks up to the origin's lag 52"),
  season("storeChange", "the same for the store"),
  season("levelByDept", "mean8 x deptChange"),
  season("levelByOwn", "mean8 x the pair's own seasonal change"),
  recent("horizon", "weeks after the origin"),
  place("store", "store number"),
  place("dept", "department number"),
  place("storeType", "store type: 0 for A, 1 for B, ..."),
  place("storeSize", "floor area, square feet"),
  season("isoWeek", "ISO week of the target"),
  season("month", "month of the target"),
  season("dayOfMonth", "day of the month of the target"),
  event("holidayType", "holiday of the target week: 0 none, 1 Super Bowl, 2 Labor Day, 3 Thanksgiving, 4 Christmas"),
  event("holidayTypeBefore", "holiday of the week before the target"),
  event("holidayTypeAfter", "holiday of the week after the target"),
  event("easterOffset", "weeks from Easter, \u22124 to 4"),
  event("easterOffsetLastYear", "the same 52 weeks earlier"),
  event("liftChange", "log lift of Easter, Mother's Day and the time of the month, target minus 52 weeks earlier"),
  ...EVENTS.flatMap((name) => {
    const days = event(`days_${name}`, `days of the week that lie 0\u20136 days before ${name}`);
    return MOVING_EVENTS.includes(name)
      ? [days, event(`daysChange_${name}`, `the same minus that 52 weeks earlier`)]
      : [days];
  }),
  season("baseDamped", "base part e: season on a damped level / s"),
  season("baseDampedGap", "(base part e - the mix before it) / s"),
  season("baseLocalLevel", "base part a2': two-year-old shape at last year's level / s"),
  growth("yearsOfHistory", "[target >= week 104] + [origin >= week 104]"),
];

/** All 78 features in column order. */
export const FEATURES: readonly FeatureSpec[] = [...ORIGIN_FEATURES, ...TARGET_FEATURES];

export const FEATURE_NAMES: readonly string[] = FEATURES.map((feature) => feature.name);

/** A feature of the project's brief, by its name there, with what it means when nothing after the origin may be seen. */
export interface BriefFeature {
  readonly name: string;
  readonly definition: string;
  /** The latest week whose data it may see, for an origin o and a target t. */
  readonly latestWeek: "o" | "t - 52" | "calendar of t" | "fixed";
}

const feature = (name: string, latestWeek: BriefFeature["latestWeek"], definition: string): BriefFeature => ({
  name,
  definition,
  latestWeek,
});
const each = <T extends string | number>(values: readonly T[], make: (value: T) => BriefFeature) => values.map(make);

export const MARKDOWN_TYPES = [1, 2, 3, 4, 5] as const;
export const SHORT_LAGS = [1, 2, 4] as const;
export const WINDOWS = [4, 8, 12] as const;

/** Known at the origin, the same for every target. Unknown values are NaN. */
export const BRIEF_ORIGIN_FEATURES: readonly BriefFeature[] = [
  feature("StoreDept_Mean", "o", "mean sales of the pair over all weeks up to o, USD"),
  feature("StoreDept_Std", "o", "standard deviation of the same, USD"),
  feature("Sales_vs_Baseline", "o", "sales of week o / StoreDept_Mean"),
  ...each(SHORT_LAGS, (k) =>
    feature(
      `Lag_${k}`,
      "o",
      `sales ${k} week(s) before the first week after o, USD: at one week ahead the lag of the target`,
    ),
  ),
  ...each(WINDOWS, (w) => feature(`Rolling_Avg_${w}`, "o", `mean sales of the last ${w} weeks up to o, USD`)),
  ...each(WINDOWS, (w) => feature(`Rolling_Std_${w}`, "o", `standard deviation of the last ${w} weeks up to o, USD`)),
  feature("Sales_Momentum", "o", "Rolling_Avg_4 / Rolling_Avg_12 - 1"),
  feature("Store_Total_Sales", "o", "sales of all departments of the store in week o, USD"),
  feature("Dept_Share_of_Store", "o", "sales of week o / Store_Total_Sales"),
  ...each(MARKDOWN_TYPES, (k) =>
    feature(`MarkDown${k}`, "o", `markdown of type ${k} in the store in week o, USD, missing as 0`),
  ),
  feature("Total_Markdown", "o", "sum of MarkDown1-5"),
  feature("Promo_Count", "o", "how many of MarkDown1-5 are above 0"),
  feature("Promo_Active", "o", "1 where Promo_Count is above 0"),
  feature("Sales_Log", "o", "log(1 + sales of week o), sales below 0 as 0"),
  feature("Store", "fixed", "store number"),
  feature("Dept", "fixed", "department number"),
  feature("Type", "fixed", "store type: 0 for A, 1 for B, ..."),
  feature("Size", "fixed", "floor area, square feet"),
  feature("Temperature", "o", "last known at o, degrees Fahrenheit"),
  feature("Fuel_Price", "o", "last known at o, USD per gallon"),
  feature("CPI", "o", "last known at o"),
  feature("Unemployment", "o", "last known at o, percent"),
  feature("Size_x_Unemployment", "o", "Size x Unemployment"),
];

/** Different for each target week. */
export const BRIEF_TARGET_FEATURES: readonly BriefFeature[] = [
  feature("Lag_52", "t - 52", "sales 52 weeks before the target, USD"),
  feature("IsHoliday", "calendar of t", "1 in a flagged holiday week"),
  feature("Is_SuperBowl", "calendar of t", "1 in the week of the Super Bowl"),
  feature("Is_Thanksgiving", "calendar of t", "1 in the week of Thanksgiving"),
  feature("Is_Christmas", "calendar of t", "1 in the week of Christmas"),
  feature(
    "Holiday_Lift",
    "o",
    "sales of all pairs in past weeks of the target's holiday / their mean of the 4 weeks before, mean over the years up to o; 1 in other weeks, NaN before the first such week",
  ),
  feature("Dept_Holiday_Expected_Lift", "o", "the same for the department"),
  feature("Month_sin", "calendar of t", "sin(2 pi month / 12)"),
  feature("Month_cos", "calendar of t", "cos(2 pi month / 12)"),
  feature("Week_sin", "calendar of t", "sin(2 pi ISO week / 52)"),
  feature("Week_cos", "calendar of t", "cos(2 pi ISO week / 52)"),
  feature(
    "Horizon",
    "calendar of t",
    "weeks from o to t; not in the brief, needed to forecast more than one week ahead",
  ),
];

/** All in column order. */
export const BRIEF_FEATURES: readonly BriefFeature[] = [...BRIEF_ORIGIN_FEATURES, ...BRIEF_TARGET_FEATURES];

export const BRIEF_FEATURE_NAMES: readonly string[] = BRIEF_FEATURES.map(({ name }) => name);

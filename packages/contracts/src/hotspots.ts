import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Store, Usd, WeekDate } from "./shared.ts";

export const RiskLevel = Type.Union([Type.Literal("high"), Type.Literal("medium"), Type.Literal("low")]);
export type RiskLevel = Static<typeof RiskLevel>;

export const HotspotsQuery = Type.Object(
  {
    limit: Type.Integer({ minimum: 1, maximum: 5000, default: 20 }),
    store: Type.Optional(Store),
    dept: Type.Optional(Dept),
    risk: Type.Optional(RiskLevel),
  },
  { additionalProperties: false },
);
export type HotspotsQuery = Static<typeof HotspotsQuery>;

/** Warning signs; each has a sentence in `reasons`. */
export const HotspotSign = Type.Union([
  Type.Literal("inaccurate"),
  Type.Literal("biased"),
  Type.Literal("volatile"),
  Type.Literal("wide_band"),
  Type.Literal("trend_break"),
  Type.Literal("surprise"),
  Type.Literal("data_gaps"),
]);
export type HotspotSign = Static<typeof HotspotSign>;

/** Year-on-year growth of the last 8 weeks against that of the 52 weeks before. */
export const TrendBreak = Type.Object({
  recent_growth: Fraction,
  earlier_growth: { ...Fraction, description: "Median of the weeks compared with" },
  z: Type.Number({ description: "Difference in robust standard errors" }),
  is_break: Type.Boolean(),
});
export type TrendBreak = Static<typeof TrendBreak>;

/** The latest actual outside its 95 percent interval within the last 8 weeks. */
export const Surprise = Type.Object({
  date: WeekDate,
  actual: Usd,
  forecast: Usd,
  source: Type.Union([Type.Literal("frozen"), Type.Literal("backtest")], {
    description: "frozen: predicted before the actual was known; backtest: by the same recipe, afterwards",
  }),
  count: Type.Integer({ description: "Such weeks among the last 8" }),
});
export type Surprise = Static<typeof Surprise>;

export const Hotspot = Type.Object({
  rank: Type.Integer({ minimum: 1, description: "Among all pairs over the sales floor, or among those under it" }),
  store: Store,
  dept: Dept,
  avg_weekly_sales: Usd,
  cv: nullable(
    Fraction,
    "Coefficient of variation of weekly sales: standard deviation / mean; null when the mean is not positive",
  ),
  mae: { ...Usd, description: "Expected cost of error: mean absolute backtest error per week, US dollars" },
  wape: nullable(Fraction, "Backtest error as a share of sales"),
  bias: { ...Usd, description: "Mean of forecast - actual in backtests, US dollars" },
  relative_interval_width: nullable(Fraction, "Width of next week's 80 percent band / its forecast"),
  trend_break: nullable(TrendBreak, "null with less than two years of sales to compare"),
  surprise: nullable(Surprise, "null when every recent actual lay inside its interval"),
  missing_weeks: Type.Integer({ description: "Weeks without a row between its first sale and the last week" }),
  risk_level: RiskLevel,
  signs: Type.Array(HotspotSign),
  reasons: Type.Array(Type.String()),
});
export type Hotspot = Static<typeof Hotspot>;

export const RiskThresholds = Type.Object({
  high_from: {
    ...Usd,
    description: "Error a week from which the risk is high, US dollars: the top 2 percent of pairs",
  },
  medium_from: { ...Usd, description: "The top 10 percent of pairs, US dollars" },
  signs_to_raise: Type.Integer({ description: "So many warning signs raise the risk by one level" }),
  sales_floor: { ...Usd, description: "Pairs that sell less a week on average are listed apart, US dollars" },
});
export type RiskThresholds = Static<typeof RiskThresholds>;

export const HotspotsAnswer = Type.Object({
  hotspots: Type.Array(Hotspot, { description: "Over the sales floor, most costly first" }),
  below_floor: Type.Array(Hotspot, { description: "Under the sales floor, most costly first; at most limit" }),
  thresholds: RiskThresholds,
  total_pairs: Type.Integer({ description: "Pairs over the floor that were ranked" }),
  total_below_floor: Type.Integer(),
  matching_pairs: Type.Integer({ description: "Pairs over the floor that the query asks for" }),
  test_weeks: Type.Integer({ description: "Backtest weeks behind the errors" }),
  meta: Meta,
});
export type HotspotsAnswer = Static<typeof HotspotsAnswer>;

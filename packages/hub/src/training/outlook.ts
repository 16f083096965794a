/** What a model version predicted for every pair when it was trained, kept with it and never changed. */
export interface Outlook {
  /** Week of the panel's grid: the last whose actuals the model saw. */
  readonly originIndex: number;
  readonly horizonWeeks: number;
  /** USD, shape [N x H], one row per series of the panel; column h - 1 is the week h weeks after the origin. */
  readonly forecast: Float64Array;
  /** The benchmark from the same origin, USD, shape [N x H]. */
  readonly seasonalNaive: Float64Array;
  /** Bounds of the 80% band, USD, shape [N x H]. */
  readonly lower80: Float64Array;
  readonly upper80: Float64Array;
  /** Bounds of the 95% band, USD, shape [N x H]. */
  readonly lower95: Float64Array;
  readonly upper95: Float64Array;
}

/** The same for sums over pairs, one row per aggregate of the panel (listAggregates). */
export interface AggregateOutlook {
  readonly horizonWeeks: number;
  /** USD, shape [A x H]: sums of the pairs' forecasts. */
  readonly forecast: Float64Array;
  /** Expected size of their errors, USD, shape [A x H]. */
  readonly errorScale: Float64Array;
  /** 1 where a weekly sum ever lay below 0, shape [A]. */
  readonly mayBeNegative: Int32Array;
}

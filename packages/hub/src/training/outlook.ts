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
}

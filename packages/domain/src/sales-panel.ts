/** Store attributes, one entry per store, ascending by id. */
export interface StoreTable {
  /** Store numbers, shape [S]. */
  readonly ids: Int32Array;
  /** Store types ("A", "B", "C"), shape [S]. */
  readonly types: readonly string[];
  /** Floor areas, square feet, shape [S]. */
  readonly sizes: Float64Array;
}

/**
 * The prepared data in memory: a dense grid of series (store-department pairs) x weeks.
 *
 * S stores, N series sorted by store then department, W weeks of which the first `historyWeekCount` may hold actual
 * sales. Matrices are row-major in one contiguous buffer: value of series i at week t is `sales[i * weekCount + t]`,
 * of store s at week t is `temperature[s * weekCount + t]`.
 */
export interface SalesPanel {
  /** Week-ending ISO date of week 0 (a Friday in the Walmart data). */
  readonly firstWeek: string;
  /** W: weeks on the grid, history and weeks to predict. */
  readonly weekCount: number;
  /** Index of the last week with any actual sales, plus one. */
  readonly historyWeekCount: number;
  /** 1 in holiday weeks as flagged in the data, shape [W]. */
  readonly isHoliday: Uint8Array;
  /** N: store-department pairs, those never seen in the history included. */
  readonly seriesCount: number;
  /** Store number of each series, shape [N]. */
  readonly seriesStore: Int32Array;
  /** Department number of each series, shape [N]. */
  readonly seriesDept: Int32Array;
  /** Weekly sales, USD, shape [N x W]; NaN where there is no row or no actual. */
  readonly sales: Float64Array;
  /** 1 where the raw data asks for a prediction (Is_Prediction_Target), shape [N x W]. */
  readonly isPredictionTarget: Uint8Array;
  readonly stores: StoreTable;
  /** Degrees Fahrenheit, imputed, shape [S x W]; NaN where the store has no row in that week. */
  readonly temperature: Float64Array;
  /** USD per gallon, imputed, shape [S x W]. */
  readonly fuelPrice: Float64Array;
  /** Consumer price index, imputed, shape [S x W]. */
  readonly cpi: Float64Array;
  /** Percent, imputed, shape [S x W]. */
  readonly unemployment: Float64Array;
  /** Markdown spend, USD, as in the raw data with missing as 0, five types, shape [S x W x 5]. */
  readonly markdowns: Float64Array;
}

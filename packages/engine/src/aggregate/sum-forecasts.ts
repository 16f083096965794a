import type { BaseParts } from "../base/base-forecast.ts";
import type { OriginState } from "../base/origin-state.ts";
import { type Aggregate, aggregatesOfSeries } from "./aggregates.ts";
import { measureSumScale, type SumScale } from "./sum-scale.ts";

/**
 * Sums of pair forecasts by aggregate and week, with the scale of their errors. Matrices are shape [A x H], column h - 1
 * being the week h weeks after the origin.
 */
export class SumForecasts {
  readonly aggregates: readonly Aggregate[];
  readonly horizonWeeks: number;
  /** USD. */
  readonly forecast: Float64Array;
  readonly scale: SumScale;
  readonly #of: readonly number[][];
  readonly #base: Float64Array;
  readonly #lastYear: Float64Array;
  readonly #pooled: Float64Array;
  readonly #linear: Float64Array;

  constructor(state: OriginState, aggregates: readonly Aggregate[], horizonWeeks: number) {
    this.aggregates = aggregates;
    this.horizonWeeks = horizonWeeks;
    const cells = aggregates.length * horizonWeeks;
    this.forecast = new Float64Array(cells);
    this.#base = new Float64Array(cells);
    this.#lastYear = new Float64Array(cells);
    this.#pooled = new Float64Array(cells);
    this.#linear = new Float64Array(cells);
    this.#of = aggregatesOfSeries(aggregates, state.panel.seriesCount);
    this.scale = measureSumScale(state, aggregates);
  }

  /** Adds one pair's forecast of one week, USD, with the parts of its base, to every aggregate it belongs to. */
  add(series: number, horizon: number, forecast: number, parts: BaseParts): void {
    const { base } = parts;
    const lastYear = orElse(parts.lastYear, base);
    const pooled = orElse(parts.pooled, base);
    const linear = orElse(parts.linear, base);
    for (const a of this.#of[series]!) {
      const at = a * this.horizonWeeks + horizon - 1;
      this.forecast[at] = this.forecast[at]! + forecast;
      this.#base[at] = this.#base[at]! + base;
      this.#lastYear[at] = this.#lastYear[at]! + lastYear;
      this.#pooled[at] = this.#pooled[at]! + pooled;
      this.#linear[at] = this.#linear[at]! + linear;
    }
  }

  /**
   * The expected size of a sum's error, USD, by the formula for single pairs (rowErrorScale): sigma grows with the square
   * root of the sum relative to its usual level, with the distance from its recent median, and with how much the parts of
   * the base disagree. Only complete once every pair was added.
   */
  errorScale(a: number, horizon: number): number {
    const at = a * this.horizonWeeks + horizon - 1;
    const forecast = this.forecast[at]!;
    const { sigma, level, recentMedian } = this.scale;
    const size = Math.min(6, Math.max(0.25, Math.abs(forecast) / level[a]!));
    const median = recentMedian[a]!;
    const drift = Number.isNaN(median) ? 0 : Math.abs(forecast - median);
    const base = this.#base[at]!;
    const disagreement = Math.max(
      Math.abs(this.#lastYear[at]! - base),
      Math.abs(this.#pooled[at]! - base),
      Math.abs(this.#linear[at]! - base),
    );
    return sigma[a]! * Math.sqrt(size) + 0.05 * drift + 0.25 * disagreement;
  }
}

const orElse = (value: number, substitute: number) => (Number.isNaN(value) ? substitute : value);

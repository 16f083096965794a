import type { OriginState } from "../base/origin-state.ts";
import type { ScaledErrors } from "../intervals/collect-errors.ts";
import type { BaseVisitor } from "../intervals/visit-base.ts";
import { type Aggregate, type AggregateKind, byKind } from "./aggregates.ts";
import { SumForecasts } from "./sum-forecasts.ts";

/** Scaled errors that sums of base forecasts made from one earlier origin, by kind of aggregate. */
export type SumErrors = Readonly<Record<AggregateKind, ScaledErrors>>;

/** Horizons whose sums are measured: every one up to 9 weeks, some beyond, where errors change slowly. */
export const SUM_ERROR_HORIZONS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 20, 25, 32, 39] as const;

/**
 * Sums base forecasts over every aggregate while the base is visited, and compares with the sums of actuals. All pairs
 * that sold within the last 52 weeks are summed, whether or not they have a row in the week to come: that is not known at
 * the origin, and a missing row is a sale of 0 to the sum.
 */
export function createSumErrorCollector(
  state: OriginState,
  aggregates: readonly Aggregate[],
  { lastWeek }: { readonly lastWeek: number },
): { visit: BaseVisitor; finish(): SumErrors } {
  const { originIndex } = state;
  const horizons = SUM_ERROR_HORIZONS.filter((h) => originIndex + h <= lastWeek);
  const sums = new SumForecasts(state, aggregates, horizons.at(-1) ?? 0);
  const summed = new Set<number>(horizons);
  return {
    visit(i, h, parts) {
      if (summed.has(h) && state.meanSize[i]! > 0) sums.add(i, h, parts.base, parts);
    },
    finish() {
      const positions = aggregates.map((_, a) => a);
      return byKind((kind) => {
        const ofKind = positions.filter((a) => aggregates[a]!.kind === kind);
        return scaledErrors(state, sums, ofKind, horizons);
      });
    },
  };
}

function scaledErrors(
  { panel, originIndex }: OriginState,
  sums: SumForecasts,
  positions: readonly number[],
  horizons: readonly number[],
): ScaledErrors {
  const rows: { week: number; horizon: number; z: number }[] = [];
  for (const a of positions) {
    for (const horizon of horizons) {
      const week = originIndex + horizon;
      const actual = sumActual(panel, sums.aggregates[a]!.members, week);
      if (Number.isNaN(actual)) continue;
      const forecast = sums.forecast[a * sums.horizonWeeks + horizon - 1]!;
      rows.push({ week, horizon, z: (actual - forecast) / sums.errorScale(a, horizon) });
    }
  }
  return {
    week: Int32Array.from(rows, ({ week }) => week),
    horizon: Int32Array.from(rows, ({ horizon }) => horizon),
    z: Float64Array.from(rows, ({ z }) => z),
  };
}

/** Sum of actual sales of some series in one week, a missing row counting as 0; NaN where none has a row. */
export function sumActual(
  panel: { readonly sales: Float64Array; readonly weekCount: number },
  members: Int32Array,
  week: number,
): number {
  let sum = Number.NaN;
  for (const i of members) {
    const sales = panel.sales[i * panel.weekCount + week]!;
    if (!Number.isNaN(sales)) sum = Number.isNaN(sum) ? sales : sum + sales;
  }
  return sum;
}

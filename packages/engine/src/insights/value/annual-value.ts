import { interpolatedQuantile, mean } from "../order-statistics.ts";
import { bootstrapMeans } from "./block-bootstrap.ts";
import type { StockWeeks } from "./simulate-stock.ts";

/** What money is made of; the user's own where they know better. */
export interface ValueAssumptions {
  /** Gross margin / sales. */
  readonly marginFraction: number;
  /** Cost of holding stock for a year / its cost price. */
  readonly holdingCostPerYear: number;
  readonly serviceLevel: number;
  /** Cost of handling one badly missed pair-week, USD. */
  readonly labourCostPerErrorUsd: number;
}

/** USD a year; low and high are the 10% and 90% points of a bootstrap over weeks. */
export interface UsdRange {
  readonly lowUsd: number;
  readonly midUsd: number;
  readonly highUsd: number;
}

/** What moving markdown money to where it pays would earn, or why that is not known. */
export type MarkdownReallocation =
  | (UsdRange & { readonly how: string; readonly reason: null })
  | { readonly reason: string };

export interface AnnualValue {
  readonly inventory: UsdRange;
  readonly stockouts: UsdRange;
  readonly labour: UsdRange;
  /** Sum of the parts; its range is of the sum. */
  readonly total: UsdRange;
  /** Stock at cost that is freed once, USD; not in the total. */
  readonly stockReleasedUsd: number;
}

export const WEEKS_PER_YEAR = 52;
const BOOTSTRAP = { blockWeeks: 4, draws: 2000, seed: 20_121_026 };
const LOW = 0.1;
const HIGH = 0.9;

/**
 * What our forecast is worth against the benchmark's, a year: less stock at the cost of holding it, fewer sales lost at
 * margin, fewer errors to handle. Parts are negative where the benchmark costs less.
 *
 * inventory = (held by benchmark - held by ours) x (1 - margin) x holding cost a year; stockouts = (lost by benchmark -
 * lost by ours) x margin x 52; labour = (badly missed by benchmark - by ours) x cost x 52, each on the weekly mean.
 */
export function annualValue(
  { benchmark, ours }: { readonly benchmark: StockWeeks; readonly ours: StockWeeks },
  assumptions: ValueAssumptions,
): AnnualValue {
  const { marginFraction, holdingCostPerYear, labourCostPerErrorUsd } = assumptions;
  const saved = (pick: (weeks: StockWeeks) => ArrayLike<number>, perUnit: number) =>
    Float64Array.from(pick(benchmark), (value, week) => (value - pick(ours)[week]!) * perUnit);
  const inventory = saved(({ heldUsd }) => heldUsd, (1 - marginFraction) * holdingCostPerYear);
  const stockouts = saved(({ lostUsd }) => lostUsd, marginFraction * WEEKS_PER_YEAR);
  const labour = saved(({ badlyMissed }) => badlyMissed, labourCostPerErrorUsd * WEEKS_PER_YEAR);
  const total = inventory.map((value, week) => value + stockouts[week]! + labour[week]!);
  const columns = [inventory, stockouts, labour, total];
  const drawn = bootstrapMeans(columns, BOOTSTRAP);
  const rangeOf = (column: number) => toRange(mean(columns[column]!), drawn[column]!);
  return {
    inventory: rangeOf(0),
    stockouts: rangeOf(1),
    labour: rangeOf(2),
    total: rangeOf(3),
    stockReleasedUsd: (1 - marginFraction) * mean(saved(({ heldUsd }) => heldUsd, 1)),
  };
}

/**
 * The sum of two amounts that err independently: middles add, distances to the bounds add in quadrature.
 */
export function addIndependent(a: UsdRange, b: UsdRange): UsdRange {
  const midUsd = a.midUsd + b.midUsd;
  return {
    lowUsd: midUsd - Math.hypot(a.midUsd - a.lowUsd, b.midUsd - b.lowUsd),
    midUsd,
    highUsd: midUsd + Math.hypot(a.highUsd - a.midUsd, b.highUsd - b.midUsd),
  };
}

function toRange(midUsd: number, draws: Float64Array): UsdRange {
  const sorted = draws.sort();
  return {
    lowUsd: Math.min(midUsd, interpolatedQuantile(sorted, LOW)),
    midUsd,
    highUsd: Math.max(midUsd, interpolatedQuantile(sorted, HIGH)),
  };
}

import { engineError } from "../errors.ts";

/** Counts by equally wide bins. Bin k holds edges[k] <= x < edges[k + 1], the last one its upper edge too. */
export interface Histogram {
  /** Shape [bins + 1]. */
  readonly edges: readonly number[];
  /** Shape [bins]. */
  readonly counts: readonly number[];
  /** Values below the first edge and above the last. */
  readonly below: number;
  readonly above: number;
}

/**
 * Counts values by bin; NaN is left out.
 * @param range First and last edge; the least and the greatest value by default.
 * @throws {HubError} ENGINE_STATISTIC_UNDEFINED without bins, values or a range
 */
export function countByBin(
  values: ArrayLike<number>,
  { bins, range }: { readonly bins: number; readonly range?: readonly [number, number] },
): Histogram {
  let [from, to] = range ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  if (!range) {
    for (let k = 0; k < values.length; k++) {
      const x = values[k]!;
      if (Number.isNaN(x)) continue;
      from = Math.min(from, x);
      to = Math.max(to, x);
    }
    if (from === to) to = from + 1;
  }
  if (!(bins >= 1 && Number.isInteger(bins) && from < to)) {
    throw engineError(
      "ENGINE_STATISTIC_UNDEFINED",
      `A histogram needs at least one bin and values between two edges; got ${bins} bins from ${from} to ${to}.`,
      { details: { bins, from, to } },
    );
  }
  const width = (to - from) / bins;
  const counts = new Array<number>(bins).fill(0);
  let below = 0;
  let above = 0;
  for (let k = 0; k < values.length; k++) {
    const x = values[k]!;
    if (x < from) below++;
    else if (x > to) above++;
    else if (x >= from) counts[Math.min(bins - 1, Math.floor((x - from) / width))]!++;
  }
  const edges = Array.from({ length: bins + 1 }, (_, k) => (k === bins ? to : from + k * width));
  return { edges, counts, below, above };
}

/** The value below which a share of the values lies (nearest rank), NaN left out; NaN without values. */
export function quantileOf(values: ArrayLike<number>, fraction: number): number {
  const sorted = Float64Array.from(values)
    .filter((x) => !Number.isNaN(x))
    .sort();
  return sorted.length === 0 ? Number.NaN : sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))]!;
}

import { symmetricEigen } from "./symmetric-eigen.ts";

/** Component j is kept with the share of these ranks that exceed j. */
const RANKS = [12, 24, 45, 70] as const;
/** Pairs count by a power of their size: large ones more, but not by all of it. */
const SIZE_POWER = 0.75;
const SIZE_FLOOR_USD = 20;

/**
 * Smooths sales across all pairs: their weeks x weeks shapes have much in common, also between departments. Rows less their
 * means, divided by (root mean square + 20 USD)^0.75, are rebuilt from the leading right singular vectors of the matrix.
 * @param sales Without gaps, USD, shape [N x weeks]; left unchanged.
 * @returns USD, shape [N x weeks].
 */
export function smoothAcrossPairs(sales: Float64Array, weeks: number): Float64Array {
  const n = sales.length / weeks;
  const means = new Float64Array(n);
  const sizes = new Float64Array(n);
  const centred = new Float64Array(sales.length);
  for (let i = 0; i < n; i++) {
    const row = i * weeks;
    let sum = 0;
    let squares = 0;
    for (let t = 0; t < weeks; t++) {
      sum += sales[row + t]!;
      squares += sales[row + t]! ** 2;
    }
    const mean = sum / weeks;
    const size = (Math.sqrt(squares / weeks) + SIZE_FLOOR_USD) ** SIZE_POWER;
    means[i] = mean;
    sizes[i] = size;
    for (let t = 0; t < weeks; t++) centred[row + t] = (sales[row + t]! - mean) / size;
  }
  const { vectors } = symmetricEigen(gramOfWeeks(centred, weeks), weeks);
  const kept = Math.min(weeks, RANKS.at(-1)!);
  const scores = new Float64Array(kept);
  const smooth = new Float64Array(sales.length);
  for (let i = 0; i < n; i++) {
    const row = i * weeks;
    scores.fill(0);
    for (let t = 0; t < weeks; t++) {
      const z = centred[row + t]!;
      const from = t * weeks;
      for (let j = 0; j < kept; j++) scores[j] = scores[j]! + z * vectors[from + j]!;
    }
    for (let j = 0; j < kept; j++) scores[j] = scores[j]! * componentWeight(j) * sizes[i]!;
    for (let t = 0; t < weeks; t++) {
      let value = means[i]!;
      const from = t * weeks;
      for (let j = 0; j < kept; j++) value += scores[j]! * vectors[from + j]!;
      smooth[row + t] = value;
    }
  }
  return smooth;
}

function componentWeight(j: number): number {
  let above = 0;
  for (const rank of RANKS) if (rank > j) above++;
  return above / RANKS.length;
}

/** z'z, shape [weeks x weeks]. */
function gramOfWeeks(z: Float64Array, weeks: number): Float64Array {
  const gram = new Float64Array(weeks * weeks);
  for (let row = 0; row < z.length; row += weeks) {
    for (let a = 0; a < weeks; a++) {
      const value = z[row + a]!;
      if (value === 0) continue;
      const to = a * weeks;
      for (let b = 0; b <= a; b++) gram[to + b] = gram[to + b]! + value * z[row + b]!;
    }
  }
  for (let a = 0; a < weeks; a++) for (let b = 0; b < a; b++) gram[b * weeks + a] = gram[a * weeks + b]!;
  return gram;
}

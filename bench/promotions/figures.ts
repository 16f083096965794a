/** Ranks from 0; equal values share their mean rank. */
function ranks(values: ArrayLike<number>): number[] {
  const order = Array.from(values, (value, i) => ({ value, i })).sort((a, b) => a.value - b.value);
  const result = new Array<number>(order.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]!.value === order[from]!.value) to++;
    for (let j = from; j <= to; j++) result[order[j]!.i] = (from + to) / 2;
    from = to + 1;
  }
  return result;
}

/** Spearman's rank correlation; NaN when all values of a side are equal. */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (x.length - 1) / 2;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  x.forEach((value, i) => {
    xy += (value - middle) * (y[i]! - middle);
    xx += (value - middle) ** 2;
    yy += (y[i]! - middle) ** 2;
  });
  return xy / Math.sqrt(xx * yy);
}

/** Mean of the finite values; NaN when there are none. */
export function meanOf(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  return finite.reduce((sum, value) => sum + value, 0) / finite.length;
}

/** Share of true values; NaN for none. */
export function shareOf(values: readonly boolean[]): number {
  return values.filter(Boolean).length / values.length;
}

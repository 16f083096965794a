import type { RivalFold, Split } from "@sales-hub/hub";

/** What every backtested fold has, whoever forecast it. */
interface FoldResult {
  readonly split: Split;
  readonly score: { readonly wmae: number };
  readonly seasonalNaive: { readonly wmae: number };
  readonly predictions: Pick<RivalFold["predictions"], "store" | "dept" | "date" | "y" | "yhat">;
}

/** Mean errors of the folds of each protocol. */
export function averageByProtocol(folds: readonly FoldResult[]) {
  return [...Map.groupBy(folds, ({ split }) => split.protocol)].map(([protocol, group]) => {
    const mean = (pick: (fold: FoldResult) => number) =>
      group.reduce((sum, fold) => sum + pick(fold), 0) / group.length;
    return {
      protocol,
      folds: group.length,
      wmae: mean(({ score }) => score.wmae),
      seasonal_naive_wmae: mean(({ seasonalNaive }) => seasonalNaive.wmae),
    };
  });
}

/** The same, a line each. */
export function averageLines(folds: readonly FoldResult[]): string[] {
  return averageByProtocol(folds).map(
    ({ protocol, folds: count, wmae, seasonal_naive_wmae }) =>
      `${protocol}, average of ${count} fold${count === 1 ? "" : "s"}: WMAE ${wmae.toFixed(1)} (seasonal naive ${seasonal_naive_wmae.toFixed(1)})`,
  );
}

/** Every forecast of the folds beside its actual, USD, as columns. */
export function pointColumns(folds: readonly FoldResult[]) {
  const integers = (pick: (fold: FoldResult) => ArrayLike<number>) =>
    Int32Array.from(folds.flatMap((fold) => Array.from(pick(fold))));
  return {
    protocol: folds.flatMap(({ split, predictions }) => predictions.date.map(() => split.protocol)),
    fold: integers(({ split, predictions }) => new Int32Array(predictions.y.length).fill(split.fold)),
    Store: integers(({ predictions }) => predictions.store),
    Dept: integers(({ predictions }) => predictions.dept),
    Date: folds.flatMap(({ predictions }) => [...predictions.date]),
    y: joinDoubles(folds, ({ predictions }) => predictions.y),
    yhat: joinDoubles(folds, ({ predictions }) => predictions.yhat),
  };
}

export function joinDoubles<Fold>(folds: readonly Fold[], pick: (fold: Fold) => Float64Array): Float64Array {
  return Float64Array.from(folds.flatMap((fold) => [...pick(fold)]));
}

import type { Evaluation } from "./booster.ts";

export interface EarlyStopping {
  /** Iterations without improvement after which training stops. */
  readonly rounds: number;
  /** Least change that counts as an improvement. Default 0. */
  readonly minDelta?: number;
  /** Watch only the first metric of each validation set. Default false: any metric that stalls stops training. */
  readonly firstMetricOnly?: boolean;
}

interface Watched {
  readonly best: number;
  readonly bestIteration: number;
}

const higherIsBetter = /^(auc|ndcg@|map@|average_precision)/;

/** Whether a larger value of the metric is better. */
export function isHigherBetter(metric: string): boolean {
  return higherIsBetter.test(metric);
}

/** LightGBM's rule: stop when a watched metric has not improved for `rounds` iterations, and go back to its best. */
export class StallWatch {
  readonly #options: EarlyStopping;
  readonly #watched = new Map<string, Watched>();
  #firstMetric: string | undefined;

  constructor(options: EarlyStopping) {
    this.#options = options;
  }

  /**
   * @param iteration Iterations trained so far, from 1.
   * @param isLast Whether no more iterations follow.
   * @returns The best iteration once training should end, else undefined.
   */
  next(iteration: number, evaluations: readonly Evaluation[], isLast: boolean): number | undefined {
    const { rounds, minDelta = 0, firstMetricOnly = false } = this.#options;
    for (const { dataset, metric, value } of evaluations) {
      this.#firstMetric ??= metric;
      const key = `${dataset}\0${metric}`;
      const seen = this.#watched.get(key);
      const better =
        seen === undefined || (isHigherBetter(metric) ? value > seen.best + minDelta : value < seen.best - minDelta);
      const now = better ? { best: value, bestIteration: iteration } : seen;
      this.#watched.set(key, now);
      if (firstMetricOnly && metric !== this.#firstMetric) continue;
      if (isLast || iteration - now.bestIteration >= rounds) return now.bestIteration;
    }
    return undefined;
  }
}

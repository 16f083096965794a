import { breakEvenIroas, type Economics, hiddenFactor, readEconomics, roiOfIroas } from "./economics.ts";
import type { Evidence, Interval, PromotionEffects } from "./promotion-effects.ts";
import { judgeProfit, mapInterval, type ProfitVerdict, probabilityAbove } from "./verdict.ts";

/** Where a department's chance to pay lies: at least 80%, at most 20%, between, or not known. */
export type ReturnCategory = "likely_pays" | "uncertain" | "likely_loses" | "not_estimable";

export const RETURN_CATEGORIES: readonly ReturnCategory[] = [
  "likely_pays",
  "uncertain",
  "likely_loses",
  "not_estimable",
];

const LIKELY = 0.8;

/** One department of the ROI explorer. Every Interval is a 95% one. */
export interface DepartmentReturn {
  readonly dept: number;
  /** Mean weekly sales of a store's department, USD. */
  readonly averageSalesUsd: number;
  /** Standard deviation / mean of its weekly sales summed over stores. */
  readonly volatility: number;
  /** Store-weeks with markdowns and usable sales. */
  readonly sampleCount: number;
  readonly storeCount: number;
  /** Its share of the stores' markdowns so far, USD: an assumption. */
  readonly investmentUsd: number;
  readonly iroasRaw: Interval | null;
  /** After partial pooling: the figure to use. Without an own estimate the common mean of all departments. */
  readonly iroasPooled: Interval | null;
  readonly roiRaw: Interval | null;
  readonly roiPooled: Interval | null;
  readonly breakEvenIroas: number;
  /** P(ROI > 0), from the pooled interval. */
  readonly probabilityOfProfit: number | null;
  readonly evidence: Evidence;
  readonly verdict: ProfitVerdict;
  readonly category: ReturnCategory;
  readonly whyNot: string | null;
}

/**
 * What markdowns returned so far in each department, in the order of `effects.departments`.
 * @throws {HubError} ENGINE_PROMOTION_OPTION_INVALID
 */
export function departmentReturns(effects: PromotionEffects, options: Partial<Economics> = {}): DepartmentReturn[] {
  const economics = readEconomics(options);
  const factor = hiddenFactor(economics);
  const threshold = breakEvenIroas(economics);
  return effects.effects.map((effect) => {
    const scaled = (interval: Interval) => mapInterval(interval, (value) => value * factor);
    const toRoi = (interval: Interval) => mapInterval(interval, (value) => roiOfIroas(value, economics));
    const iroasRaw = effect.fit === null ? null : scaled(effect.fit.iroas);
    const iroasPooled = effect.pooledIroas === null ? null : scaled(effect.pooledIroas);
    const isEstimated = effect.fit !== null && iroasPooled !== null;
    const probabilityOfProfit = isEstimated ? probabilityAbove(iroasPooled, threshold) : null;
    return {
      dept: effect.dept,
      averageSalesUsd: effect.averageSalesUsd,
      volatility: effect.volatility,
      sampleCount: effect.cells,
      storeCount: effect.storeCount,
      investmentUsd: effect.costUsd,
      iroasRaw,
      iroasPooled,
      roiRaw: iroasRaw && toRoi(iroasRaw),
      roiPooled: iroasPooled && toRoi(iroasPooled),
      breakEvenIroas: threshold,
      probabilityOfProfit,
      evidence: effect.evidence,
      verdict: isEstimated ? judgeProfit(iroasPooled, threshold) : "no_verdict",
      category: categorise(probabilityOfProfit),
      whyNot: effect.whyNot,
    };
  });
}

function categorise(probability: number | null): ReturnCategory {
  if (probability === null) return "not_estimable";
  if (probability >= LIKELY) return "likely_pays";
  return probability <= 1 - LIKELY ? "likely_loses" : "uncertain";
}

/**
 * The department to experiment in first: that whose pooled return so far is estimated highest, among those that can be
 * judged. One rule for every page.
 */
export function mostPromisingDepartment(rows: readonly DepartmentReturn[]): number | null {
  const judged = rows.filter(({ iroasPooled, category }) => iroasPooled !== null && category !== "not_estimable");
  const best = judged.reduce<DepartmentReturn | null>(
    (top, row) => (top === null || row.iroasPooled!.estimate > top.iroasPooled!.estimate ? row : top),
    null,
  );
  return best?.dept ?? null;
}

/** What the chain's markdowns returned so far; null when nothing could be estimated. */
export interface TotalReturn {
  readonly iroas: Interval;
  /** The same total when whole stores are drawn anew. */
  readonly iroasStoreBootstrap: Interval;
  readonly roi: Interval;
  readonly investmentUsd: number;
  readonly breakEvenIroas: number;
  readonly probabilityOfProfit: number;
  readonly verdict: ProfitVerdict;
  /** Total iROAS by response shape: what depends on that choice. */
  readonly specifications: readonly { readonly shape: string; readonly iroas: Interval }[];
}

/** The chain's return, which needs no sharing out of cost between departments. @throws {HubError} ENGINE_PROMOTION_OPTION_INVALID */
export function totalReturn(effects: PromotionEffects, options: Partial<Economics> = {}): TotalReturn | null {
  const economics = readEconomics(options);
  if (effects.total === null) return null;
  const factor = hiddenFactor(economics);
  const threshold = breakEvenIroas(economics);
  const scaled = (interval: Interval) => mapInterval(interval, (value) => value * factor);
  const iroas = scaled(effects.total.iroas);
  return {
    iroas,
    iroasStoreBootstrap: scaled(effects.total.storeBootstrap),
    roi: mapInterval(iroas, (value) => roiOfIroas(value, economics)),
    investmentUsd: effects.total.costUsd,
    breakEvenIroas: threshold,
    probabilityOfProfit: probabilityAbove(iroas, threshold),
    verdict: judgeProfit(iroas, threshold),
    specifications: effects.specifications.map(({ shape, iroas: of }) => ({ shape, iroas: scaled(of) })),
  };
}

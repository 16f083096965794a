import type { Interval, PromotionEffects } from "../promotions/promotion-effects.ts";

/** What a markdown dollar returns in one store, by the departments it sells: incremental sales per dollar. */
export interface StoreMarkdownReturn {
  readonly store: number;
  /** 95%. */
  readonly iroas: Interval;
  /** Share of the store's sales in departments with strong or moderate evidence of a response. */
  readonly clearShare: number;
}

/**
 * The pooled returns of a store's departments, weighted by their share of its sales in the year before markdowns, which is
 * also their assumed share of its markdowns. Effects are the chain's, so stores differ by what they sell. Bounds are
 * weighted alike, as though all departments erred to the same side.
 * @returns Stores that sold then, ascending; none when nothing could be estimated
 */
export function storeMarkdownReturns({
  effects,
  stores,
  departments,
  intensity,
}: PromotionEffects): StoreMarkdownReturn[] {
  return Array.from(stores, (store, s) => {
    let weight = 0;
    let clear = 0;
    const sum = { estimate: 0, lower: 0, upper: 0 };
    for (const [d, { pooledIroas, evidence }] of effects.entries()) {
      const share = intensity.shares[s * departments.length + d]!;
      if (pooledIroas === null || !(share > 0)) continue;
      weight += share;
      if (evidence.strength === "strong" || evidence.strength === "moderate") clear += share;
      sum.estimate += share * pooledIroas.estimate;
      sum.lower += share * pooledIroas.lower;
      sum.upper += share * pooledIroas.upper;
    }
    const per = (value: number) => value / weight;
    return {
      store,
      iroas: { estimate: per(sum.estimate), lower: per(sum.lower), upper: per(sum.upper) },
      clearShare: per(clear),
      weight,
    };
  }).flatMap(({ weight, ...known }) => (weight > 0 ? [known] : []));
}

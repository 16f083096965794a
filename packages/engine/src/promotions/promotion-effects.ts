import type { MarkdownIntensity } from "./intensity.ts";
import type { ResponseShape } from "./response.ts";

/** A figure with its 95% interval. */
export interface Interval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** An estimate whose error is known per store. */
export interface ClusteredEstimate extends Interval {
  /** CR3, clustered by store. */
  readonly standardError: number;
  /** Two-sided, against 0. */
  readonly pValue: number;
}

/** Tests whether next week's markdowns "explain" this week's sales: they cannot, so p < .01 says that spending follows demand. */
export interface LeadTest {
  readonly f: number;
  readonly degrees: readonly [number, number];
  readonly pValue: number;
  /** p >= .01. */
  readonly passes: boolean;
}

export type EvidenceStrength = "strong" | "moderate" | "weak" | "none";

export interface Evidence {
  readonly strength: EvidenceStrength;
  /** Sentences that say what the label rests on. */
  readonly reasons: readonly string[];
}

/** What is known about one department. S stores. */
export interface DepartmentEffect {
  readonly dept: number;
  /** Mean weekly sales of its pairs, USD, and standard deviation / mean of its weekly sales summed over stores, up to the origin. */
  readonly averageSalesUsd: number;
  readonly volatility: number;
  /** Usable store-weeks with markdowns, and the stores they come from. */
  readonly cells: number;
  readonly storeCount: number;
  /** M_d: the stores' markdowns x its share of each store's sales, USD; an assumption, the data have no cost per department. */
  readonly costUsd: number;
  /** Why there is no estimate of its own; null when there is one. */
  readonly whyNot: string | null;
  readonly fit: DepartmentFit | null;
  readonly evidence: Evidence;
  /** iROAS after partial pooling, its robust empirical Bayes interval; the common mean when there is no own estimate. */
  readonly pooledIroas: Interval | null;
}

/** A department's fit: ln y_t - ln y_{t-52} = a_store + d_week + ln(1 + h.beta) + e. */
export interface DepartmentFit {
  /** Lift as a fraction at full response of each type, shape [5]. */
  readonly beta: Float64Array;
  /** U_s, shape [S x 5], 0 for stores without rows; V = sum_s U_s U_s'. */
  readonly contributions: Float64Array;
  /** Row-major, shape [5 x 5]. */
  readonly covariance: Float64Array;
  /** Incremental sales per dollar over the observed weeks: sum y h.beta/(1+h.beta) / M_d. */
  readonly iroas: ClusteredEstimate;
  /** psi_ds: what each store contributes to the error of iroas, shape [S]. */
  readonly psi: Float64Array;
  readonly incrementalUsd: number;
  /** Variance of each store's weekly residuals of the change in log sales, shape [S]; NaN for stores without rows. */
  readonly residualVariance: Float64Array;
  readonly lead: LeadTest | null;
  /** iROAS when last year's sales are a regressor instead of being subtracted. */
  readonly iroasWithLagControl: number | null;
}

/** What a store's sales of last year "owe" to this year's markdowns: a placebo, so anything but 0 is seasonality. */
export interface Placebo {
  /** Apparent incremental sales per dollar of each type, 100 beta_k of a linear response, shape [5]. */
  readonly perDollar: Float64Array;
  readonly tValues: Float64Array;
}

/** The chain's iROAS; needs no allocation of cost to departments. */
export interface TotalEffect {
  readonly iroas: ClusteredEstimate;
  /** 95% percentile interval when whole stores are drawn anew. */
  readonly storeBootstrap: Interval;
  readonly psi: Float64Array;
  readonly costUsd: number;
  readonly incrementalUsd: number;
}

/** Total iROAS under one response shape. */
export interface Specification {
  readonly shape: ResponseShape;
  readonly iroas: ClusteredEstimate;
}

/** The distribution of the five response coefficients over departments: 100 beta_d ~ N(mean, between). */
export interface ResponsePooling {
  /** Types with an estimate in every department with a fit, as indices 0..4; K' of them. */
  readonly types: readonly number[];
  /** Shape [K']. */
  readonly mean: Float64Array;
  /** Variance of true coefficients between departments, shape [K' x K']. */
  readonly between: Float64Array;
  /** Variance of the error of `mean`, common stores included, shape [K' x K']. */
  readonly meanVariance: Float64Array;
}

/**
 * What the data say about markdowns, from weeks up to the origin only. Plain data: it can be sent to another thread.
 * S stores, D departments, W weeks.
 */
export interface PromotionEffects {
  readonly originIndex: number;
  readonly firstWeek: string;
  readonly weekCount: number;
  /** Store numbers, shape [S]; department numbers, shape [D], both ascending. */
  readonly stores: Int32Array;
  readonly departments: Int32Array;
  readonly intensity: MarkdownIntensity;
  /** Shape [D], in the order of `departments`. */
  readonly effects: readonly DepartmentEffect[];
  /** Why no department has an estimate; null when some have. */
  readonly whyNone: string | null;
  readonly total: TotalEffect | null;
  /** The distribution of true iROAS over departments: mean, standard error of the mean, variance. */
  readonly pooling: { readonly mu: number; readonly muStandardError: number; readonly tau2: number } | null;
  /** The distribution of the five response coefficients over departments; what budgets are split by. */
  readonly responses: ResponsePooling;
  /** At store level. */
  readonly lead: LeadTest | null;
  readonly placebo: Placebo | null;
  readonly specifications: readonly Specification[];
}

import { formatUsd, plural } from "@sales-hub/domain";
import { engineError } from "../errors.ts";
import { breakEvenIroas, type Economics, hiddenFactor, invalidOption, netProfit, readEconomics } from "./economics.ts";
import { T_95 } from "./pooling.ts";
import type { DepartmentFit, PromotionEffects } from "./promotion-effects.ts";
import { mulberry32 } from "./random.ts";
import { MARKDOWN_TYPES } from "./response.ts";
import { normalCdf } from "./statistics.ts";

export interface ExperimentOptions extends Partial<Economics> {
  readonly dept: number;
  /** Chance to tell the assumed iROAS from break-even, in [0.5, 0.99]; default 0.8. */
  readonly power?: number;
  /** 1 to 5; default: the type on which most was spent. */
  readonly type?: number;
  /** Markdown of the treated store-weeks, percent of the pair's usual week; default 1, at most the observed 99th percentile. */
  readonly intensityPercent?: number;
  /** The iROAS to be told from break-even; default: the department's pooled estimate. */
  readonly assumedIroas?: number;
  /** Stores to choose from; default: all with an estimate of their noise. */
  readonly stores?: readonly number[];
  /** First week of the experiment; default: the first after the origin. */
  readonly startWeek?: number;
  /** Longest duration; default 26 weeks. */
  readonly maxWeeks?: number;
  /** Of the random assignment; default 1. */
  readonly seed?: number;
}

/** Which stores get the markdown in which weeks, and what that will tell. */
export interface ExperimentDesign {
  readonly dept: number;
  readonly type: number;
  readonly economics: Economics;
  readonly intensityPercent: number;
  /** Store numbers, an even count; two neighbours in this list form a pair: in each week exactly one of them is treated. */
  readonly stores: readonly number[];
  /** Week indices. */
  readonly weeks: readonly number[];
  /** The treated store-weeks and what the department's markdown there costs. */
  readonly treatments: readonly { readonly store: number; readonly week: number; readonly usd: number }[];
  readonly durationWeeks: number;
  readonly costUsd: number;
  /** What the experiment is expected to earn (mostly: to cost), USD, at the assumed iROAS. */
  readonly expectedNetUsd: number;
  readonly breakEvenIroas: number;
  readonly assumedIroas: number;
  /** Of the iROAS that the experiment will measure. */
  readonly standardError: number;
  /** Upper minus lower bound of its 95% interval. */
  readonly intervalWidth: number;
  /** Chance that the interval excludes break-even if the assumed iROAS is true. */
  readonly power: number;
  readonly isPowerReached: boolean;
  readonly reason: string;
}

const MIN_STORES = 10;
const MIN_WEEKS = 4;
const DEFAULT_MAX_WEEKS = 26;
const LONGEST = 104;

/**
 * Plans a randomised experiment: matched pairs of stores, in each week a coin decides which of the two gets the markdown, and
 * each store gets it in half of the weeks.
 *
 * With weights 1/s^2 the effect's standard error is 2 / sqrt(T (1 - 1/T)(1 - 1/n) sum_s 1/s_s^2) in log sales, and 100/x
 * times that in iROAS; s_s^2 is the store's residual variance of the past fit. Power = Phi(|iROAS - break-even| / SE - 2.02).
 * The duration is the shortest even number of weeks with all stores that reaches the power, then stores are left out as
 * long as it is kept.
 * @throws {HubError} ENGINE_PROMOTION_OPTION_INVALID; ENGINE_PROMOTION_NOT_ESTIMABLE; ENGINE_SERIES_UNKNOWN
 */
export function designExperiment(effects: PromotionEffects, options: ExperimentOptions): ExperimentDesign {
  const economics = readEconomics(options);
  const { departmentIndex, fit } = locateDepartment(effects, options.dept);
  const wanted = readRange("power", options.power ?? 0.8, 0.5, 0.99);
  const maxWeeks = readRange("maxWeeks", options.maxWeeks ?? DEFAULT_MAX_WEEKS, MIN_WEEKS, LONGEST);
  const type = readRange("type", options.type ?? mostSpent(effects), 1, MARKDOWN_TYPES);
  const largest = effects.intensity.observedP99[type - 1]!;
  const intensityPercent = readRange(
    "intensityPercent",
    options.intensityPercent ?? Math.min(1, largest),
    1e-3,
    largest,
  );
  const candidates = listStores(effects, { fit, departmentIndex, chosen: options.stores });
  const breakEven = breakEvenIroas(economics);
  const pooled = effects.effects[departmentIndex]!.pooledIroas!.estimate * hiddenFactor(economics);
  const assumedIroas = options.assumedIroas ?? pooled;
  const errorOf = (stores: readonly Candidate[], weeks: number) => standardError(stores, weeks, intensityPercent);
  const powerOf = (stores: readonly Candidate[], weeks: number) =>
    normalCdf(Math.abs(assumedIroas - breakEven) / errorOf(stores, weeks) - T_95);

  let durationWeeks = MIN_WEEKS;
  while (durationWeeks + 2 <= maxWeeks && powerOf(candidates, durationWeeks) < wanted) durationWeeks += 2;
  let chosen = candidates;
  while (chosen.length - 2 >= MIN_STORES && powerOf(chosen.slice(0, -2), durationWeeks) >= wanted) {
    chosen = chosen.slice(0, -2);
  }
  const power = powerOf(chosen, durationWeeks);
  const start = options.startWeek ?? effects.originIndex + 1;
  const weeks = Array.from({ length: durationWeeks }, (_, i) => start + i);
  const paired = [...chosen].sort((a, b) => b.usualUsd - a.usualUsd);
  const treatments = assign(paired, weeks, intensityPercent, options.seed ?? 1);
  const costUsd = treatments.reduce((sum, { usd }) => sum + usd, 0);
  const error = errorOf(chosen, durationWeeks);
  const isPowerReached = power >= wanted;
  const told = `${formatUsd(assumedIroas, 2)} of sales per markdown dollar from the ${formatUsd(breakEven, 2)} that break even`;
  return {
    dept: options.dept,
    type,
    economics,
    intensityPercent,
    stores: paired.map(({ store }) => store),
    weeks,
    treatments,
    durationWeeks,
    costUsd,
    expectedNetUsd: netProfit(assumedIroas * costUsd, costUsd, economics),
    breakEvenIroas: breakEven,
    assumedIroas,
    standardError: error,
    intervalWidth: 2 * T_95 * error,
    power,
    isPowerReached,
    reason: isPowerReached
      ? `${plural(chosen.length, "store")} over ${plural(durationWeeks, "week")} tell ${told} with a probability of ${percent(power)}.`
      : `Even ${plural(chosen.length, "store")} over ${plural(durationWeeks, "week")} tell ${told} only with a probability of ${percent(power)}; a larger amount or a longer time would tell more.`,
  };
}

interface Candidate {
  readonly store: number;
  /** Residual variance of the store's weekly change in log sales. */
  readonly variance: number;
  /** The pair's usual weekly sales, USD. */
  readonly usualUsd: number;
}

function standardError(stores: readonly Candidate[], weeks: number, intensityPercent: number): number {
  const precision = stores.reduce((sum, { variance }) => sum + 1 / variance, 0);
  const lost = (1 - 1 / weeks) * (1 - 1 / stores.length);
  return ((100 / intensityPercent) * 2) / Math.sqrt(weeks * lost * precision);
}

/** Stores to use, the most telling first, an even number. */
function listStores(
  effects: PromotionEffects,
  options: {
    readonly fit: DepartmentFit;
    readonly departmentIndex: number;
    readonly chosen: readonly number[] | undefined;
  },
): Candidate[] {
  const { fit, departmentIndex, chosen } = options;
  const known = Array.from(effects.stores);
  const unknown = chosen?.filter((store) => !known.includes(store)) ?? [];
  if (unknown.length > 0) throw invalidOption("stores", `stores of the data (${known.join(", ")})`, unknown);
  const candidates = known.flatMap((store, s): Candidate[] => {
    const variance = fit.residualVariance[s]!;
    const share = effects.intensity.shares[s * effects.departments.length + departmentIndex]!;
    const usualUsd = share * effects.intensity.usualSales[s]!;
    const isWanted = chosen === undefined || chosen.includes(store);
    return isWanted && variance > 0 && usualUsd > 0 ? [{ store, variance, usualUsd }] : [];
  });
  if (candidates.length < MIN_STORES) {
    throw invalidOption(
      "stores",
      `at least ${MIN_STORES} in which the department's sales are known`,
      candidates.length,
    );
  }
  candidates.sort((a, b) => a.variance - b.variance);
  return candidates.slice(0, candidates.length - (candidates.length % 2));
}

/** In each pair of neighbours one store draws half of the weeks at random, the other gets the rest. */
function assign(paired: readonly Candidate[], weeks: readonly number[], intensityPercent: number, seed: number) {
  const random = mulberry32(seed);
  const treatments: { store: number; week: number; usd: number }[] = [];
  for (let i = 0; i + 1 < paired.length; i += 2) {
    const order = [...weeks];
    for (let j = order.length - 1; j > 0; j--) {
      const other = Math.floor(random() * (j + 1));
      [order[j], order[other]] = [order[other]!, order[j]!];
    }
    const ofFirst = new Set(order.slice(0, order.length / 2));
    for (const week of weeks) {
      const { store, usualUsd } = paired[ofFirst.has(week) ? i : i + 1]!;
      treatments.push({ store, week, usd: (intensityPercent / 100) * usualUsd });
    }
  }
  return treatments;
}

function locateDepartment(effects: PromotionEffects, dept: number) {
  if (effects.whyNone !== null) {
    throw engineError(
      "ENGINE_PROMOTION_NOT_ESTIMABLE",
      `Effects of markdowns cannot be estimated: ${effects.whyNone}.`,
    );
  }
  const departmentIndex = effects.departments.indexOf(dept);
  if (departmentIndex < 0) {
    throw engineError("ENGINE_SERIES_UNKNOWN", `The data hold no department ${dept}.`, { details: { dept } });
  }
  const { fit, whyNot } = effects.effects[departmentIndex]!;
  if (fit === null) {
    throw engineError(
      "ENGINE_PROMOTION_NOT_ESTIMABLE",
      `The noise of department ${dept} is unknown, so no experiment can be sized: ${whyNot}.`,
      { details: { dept } },
    );
  }
  return { departmentIndex, fit };
}

/** The type, 1 to 5, with the largest median spend over stores. */
function mostSpent({ intensity }: PromotionEffects): number {
  const sums = new Float64Array(MARKDOWN_TYPES);
  intensity.medianMarkdowns.forEach((usd, i) => {
    sums[i % MARKDOWN_TYPES]! += usd;
  });
  return sums.indexOf(Math.max(...sums)) + 1;
}

function readRange(field: string, value: number, low: number, high: number): number {
  if (value >= low && value <= high) return value;
  throw invalidOption(field, `from ${low} to ${high}`, value);
}

function percent(probability: number): string {
  return `${(100 * probability).toFixed(0)}%`;
}

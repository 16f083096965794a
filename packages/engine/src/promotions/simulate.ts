import { costPerDollar, type Economics, hiddenFactor, netProfit, readEconomics } from "./economics.ts";
import { intensityOf } from "./intensity.ts";
import type { Evidence, Interval, PromotionEffects } from "./promotion-effects.ts";
import {
  locate,
  type PromotionScope,
  readMarkdowns,
  readReference,
  type ShareSource,
  type SimulateOptions,
} from "./promotion-question.ts";
import { MARKDOWN_TYPES } from "./response.ts";
import {
  type BreakEvenSpend,
  breakEvenLift,
  type CurvePoint,
  findBreakEvenSpend,
  traceResponse,
} from "./response-curve.ts";
import { pooledLift, storeLift } from "./scenario.ts";
import { type Extrapolation, findExtrapolations } from "./support.ts";
import { judgeProfit, mapInterval, type ProfitVerdict, probabilityAbove } from "./verdict.ts";

/** What markdowns are expected to earn. Every Interval is a 95% one. */
export interface PromotionResult {
  readonly store: number;
  readonly dept: number;
  readonly week: number;
  readonly scope: PromotionScope;
  readonly economics: Economics;
  /** The department's part of the store's sales and cost; of the year before markdowns, else of the reference week. */
  readonly share: number;
  readonly shareSource: ShareSource;
  /** The scenario's amounts for the whole store and for the department, USD, shape [5]. */
  readonly storeEquivalentUsd: readonly number[];
  readonly departmentEquivalentUsd: readonly number[];
  /** Percent of the store's usual week, shape [5]. */
  readonly intensity: readonly number[];
  /** Lift that the reference sales held already, fraction. */
  readonly referenceLift: number;
  /** False in weeks before markdowns were recorded: the baseline may then hold promotions nobody wrote down. */
  readonly isReferenceObserved: boolean;
  readonly baselineUsd: number;
  /** baselineUsd + incrementalUsd.estimate, exactly. */
  readonly predictedUsd: number;
  readonly lift: Interval;
  readonly incrementalUsd: Interval;
  /** The department's markdown dollars. */
  readonly investmentUsd: number;
  readonly iroas: Interval | null;
  /** Net profit / cost of the markdown; null without investment. */
  readonly roi: Interval | null;
  readonly whyNoRoi: string | null;
  readonly netProfitUsd: Interval;
  /** Null without investment. */
  readonly probabilityOfProfit: number | null;
  readonly breakEvenLift: number | null;
  readonly breakEvenSpend: BreakEvenSpend;
  readonly storeLevel: StoreResult;
  readonly evidence: Evidence;
  readonly verdict: ProfitVerdict;
  readonly verdictReason: string;
  readonly extrapolating: readonly Extrapolation[];
  readonly responseCurve: readonly CurvePoint[];
}

/** The same markdowns for the whole store: needs no sharing out of cost. At the store's usual weekly sales. */
export interface StoreResult {
  readonly baselineUsd: number;
  readonly investmentUsd: number;
  readonly lift: Interval;
  readonly incrementalUsd: Interval;
  readonly iroas: Interval | null;
  readonly roi: Interval | null;
  readonly netProfitUsd: Interval;
  readonly probabilityOfProfit: number | null;
}

const NO_INVESTMENT = "Without markdowns there is no investment to return.";

/**
 * Answers what a set of markdowns would do to one department's week. baseline = reference sales / (1 + lift they hold);
 * predicted = baseline (1 + lift). ROI and net profit come from the same numbers, so their signs agree.
 * @throws {HubError} ENGINE_PROMOTION_OPTION_INVALID; ENGINE_SERIES_UNKNOWN; ENGINE_PROMOTION_NOT_ESTIMABLE
 */
export function simulatePromotion(effects: PromotionEffects, options: SimulateOptions): PromotionResult {
  const economics = readEconomics(options);
  const { store, dept, week, scope = "department", referenceSalesUsd } = options;
  const pair = locate(effects, options);
  const markdowns = readMarkdowns("markdowns", options.markdowns);
  const reference = readReference(effects, pair.storeIndex, options);
  const { departmentIndex, storeIndex } = pair;
  const factor = hiddenFactor(economics);

  const storeEquivalent = scope === "store" ? markdowns : markdowns.map((usd) => usd / pair.share);
  const departmentEquivalent = scope === "store" ? markdowns.map((usd) => usd * pair.share) : markdowns;
  const x = intensityOf(storeEquivalent, pair.usualSalesUsd);
  const referenceX = intensityOf(reference, pair.usualSalesUsd);
  const referenceLift = pooledLift(effects, { departmentIndex, x: referenceX, factor }).estimate;
  const baselineUsd = referenceSalesUsd / (1 + referenceLift);
  const investmentUsd = departmentEquivalent.reduce((sum, usd) => sum + usd, 0);
  const lift = pooledLift(effects, { departmentIndex, x, factor });
  const incrementalUsd = mapInterval(lift, (value) => baselineUsd * value);
  const money = judgeMoney(incrementalUsd, investmentUsd, economics);
  const extrapolating = findExtrapolations(
    effects,
    x,
    (pair.usualSalesUsd / 100) * (scope === "store" ? 1 : pair.share),
  );
  const isBeyond = extrapolating.some(({ direction }) => direction === "above_max");
  const verdict = investmentUsd === 0 || isBeyond ? "no_verdict" : judgeProfit(money.netProfitUsd, 0);
  const curve = curveMix(effects, { ...pair, x, investmentUsd });
  return {
    store,
    dept,
    week,
    scope,
    economics,
    share: pair.share,
    shareSource: pair.shareSource,
    storeEquivalentUsd: storeEquivalent,
    departmentEquivalentUsd: departmentEquivalent,
    intensity: Array.from(x),
    referenceLift,
    isReferenceObserved: options.referenceMarkdowns !== undefined || week >= effects.intensity.firstMarkdownWeek!,
    baselineUsd,
    predictedUsd: baselineUsd + incrementalUsd.estimate,
    lift,
    incrementalUsd,
    investmentUsd,
    ...money,
    breakEvenLift: investmentUsd === 0 ? null : breakEvenLift(investmentUsd, baselineUsd, economics),
    breakEvenSpend: findBreakEvenSpend(effects, {
      departmentIndex,
      baselineUsd,
      economics,
      x,
      spendUsd: investmentUsd,
    }),
    storeLevel: simulateStore(effects, {
      storeIndex,
      x,
      storeEquivalent,
      economics,
      usualSalesUsd: pair.usualSalesUsd,
    }),
    evidence: effects.effects[departmentIndex]!.evidence,
    verdict,
    verdictReason: explainVerdict(verdict, { investmentUsd, extrapolating }),
    extrapolating,
    responseCurve: traceResponse(effects, { departmentIndex, baselineUsd, economics, ...curve }),
  };
}

/**
 * Sales without the promotion that they hold: sales / (1 + lift), USD.
 * @param markdowns Of the whole store in that week, USD, shape [5].
 */
export function removeLift(
  effects: PromotionEffects,
  options: {
    readonly store: number;
    readonly dept: number;
    readonly salesUsd: number;
    readonly markdowns: ArrayLike<number>;
    readonly hiddenShare?: number;
  },
): number {
  const economics = readEconomics(options.hiddenShare === undefined ? {} : { hiddenShare: options.hiddenShare });
  const { departmentIndex, usualSalesUsd } = locate(effects, { ...options, referenceSalesUsd: options.salesUsd });
  const x = intensityOf(readMarkdowns("markdowns", options.markdowns), usualSalesUsd);
  return options.salesUsd / (1 + pooledLift(effects, { departmentIndex, x, factor: hiddenFactor(economics) }).estimate);
}

/** A mix to draw the curve along: the scenario's, or without one the store's median week. */
function curveMix(
  effects: PromotionEffects,
  options: {
    readonly storeIndex: number;
    readonly share: number;
    readonly usualSalesUsd: number;
    readonly x: Float64Array;
    readonly investmentUsd: number;
  },
): { readonly x: ArrayLike<number>; readonly spendUsd: number } {
  const { storeIndex, share, usualSalesUsd, x, investmentUsd } = options;
  if (investmentUsd > 0) return { x, spendUsd: investmentUsd };
  const at = storeIndex * MARKDOWN_TYPES;
  const median = effects.intensity.medianMarkdowns.subarray(at, at + MARKDOWN_TYPES);
  return { x: intensityOf(median, usualSalesUsd), spendUsd: share * median.reduce((sum, usd) => sum + usd, 0) };
}

function judgeMoney(incrementalUsd: Interval, investmentUsd: number, economics: Economics) {
  const netProfitUsd = mapInterval(incrementalUsd, (usd) => netProfit(usd, investmentUsd, economics));
  if (investmentUsd === 0) {
    return { iroas: null, roi: null, whyNoRoi: NO_INVESTMENT, netProfitUsd, probabilityOfProfit: null };
  }
  const iroas = mapInterval(incrementalUsd, (usd) => usd / investmentUsd);
  return {
    iroas,
    // From net profit itself, so that not even rounding parts their signs.
    roi: mapInterval(netProfitUsd, (usd) => usd / (costPerDollar(economics) * investmentUsd)),
    whyNoRoi: null,
    netProfitUsd,
    probabilityOfProfit: probabilityAbove(netProfitUsd, 0),
  };
}

function simulateStore(
  effects: PromotionEffects,
  options: {
    readonly storeIndex: number;
    readonly x: Float64Array;
    readonly storeEquivalent: readonly number[];
    readonly economics: Economics;
    readonly usualSalesUsd: number;
  },
): StoreResult {
  const { storeIndex, x, storeEquivalent, economics, usualSalesUsd } = options;
  const lift = storeLift(effects, { storeIndex, x, factor: hiddenFactor(economics) });
  const investmentUsd = storeEquivalent.reduce((sum, usd) => sum + usd, 0);
  const incrementalUsd = mapInterval(lift, (value) => usualSalesUsd * value);
  const { whyNoRoi: _, ...money } = judgeMoney(incrementalUsd, investmentUsd, economics);
  return { baselineUsd: usualSalesUsd, investmentUsd, lift, incrementalUsd, ...money };
}

function explainVerdict(
  verdict: ProfitVerdict,
  {
    investmentUsd,
    extrapolating,
  }: { readonly investmentUsd: number; readonly extrapolating: readonly Extrapolation[] },
): string {
  if (investmentUsd === 0) return NO_INVESTMENT;
  const beyond = extrapolating
    .filter(({ direction }) => direction === "above_max")
    .map(({ type }) => `MarkDown${type}`);
  if (verdict === "no_verdict")
    return `No store ever spent as much on ${beyond.join(", ")}: nothing in the data tells what would happen.`;
  if (verdict === "earns") return "The whole 95% interval of net profit lies above 0.";
  if (verdict === "loses") return "The whole 95% interval of net profit lies below 0.";
  return "The 95% interval of net profit includes both loss and gain.";
}

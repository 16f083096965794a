import { Matrix } from "ml-matrix";
import { CAUTION, type Cell, responseOf } from "./budget-cells.ts";
import { costPerDollar, type Economics, hiddenFactor } from "./economics.ts";
import type { Interval, PromotionEffects } from "./promotion-effects.ts";
import { MARKDOWN_TYPES } from "./response.ts";
import { type PooledResponse, poolResponse } from "./response-pooling.ts";
import { probabilityAbove } from "./verdict.ts";

const Z_95 = 1.96;

/** A plan's expected profit, and against today's. */
export interface PlanJudgement {
  /** Cautious estimate with its 95% interval, USD. */
  readonly expectedNetUsd: Interval;
  /** Today's plan over the same cells: the data's markdowns of those weeks, or each store's median week. USD. */
  readonly todayNetUsd: Interval;
  readonly todayUsd: number;
  /** Expected gain over today's plan, USD. */
  readonly gainUsd: Interval;
  /** P(gain > 0). */
  readonly probabilityBetter: number;
  /** P(net profit > 0): against spending nothing. */
  readonly probabilityProfit: number;
}

/** Net profit of a split, of today's spending in the same cells, and of the difference. */
export function judgePlan(
  effects: PromotionEffects,
  options: { readonly cells: readonly Cell[]; readonly usd: Float64Array; readonly economics: Economics },
): PlanJudgement {
  const { cells, usd, economics } = options;
  const today = Float64Array.from(cells, (cell) => todayUsd(effects, cell));
  const none = new Float64Array(cells.length);
  const judge = (plan: Float64Array, instead: Float64Array) =>
    judgeChange(effects, { cells, plan, instead, economics });
  const gainUsd = judge(usd, today);
  const expectedNetUsd = judge(usd, none);
  const minusToday = judge(none, today);
  return {
    expectedNetUsd,
    todayNetUsd: { estimate: -minusToday.estimate, lower: -minusToday.upper, upper: -minusToday.lower },
    todayUsd: today.reduce((sum, value) => sum + value, 0),
    gainUsd,
    probabilityBetter: probabilityAbove(gainUsd, 0),
    probabilityProfit: probabilityAbove(expectedNetUsd, 0),
  };
}

function todayUsd({ intensity, weekCount }: PromotionEffects, cell: Cell): number {
  const { storeIndex, type, week, usualUsd } = cell;
  const k = type - 1;
  const isPlanned = week < weekCount && week >= intensity.firstMarkdownWeek!;
  const x = isPlanned
    ? intensity.values[(storeIndex * weekCount + week) * MARKDOWN_TYPES + k]!
    : (100 * intensity.medianMarkdowns[storeIndex * MARKDOWN_TYPES + k]!) / intensity.usualSales[storeIndex]!;
  return (usualUsd / 100) * x;
}

/**
 * Net profit of a plan instead of another: sum_dk a_dk beta_dk - cost, with a_dk the margin on the change in response. The
 * plan was chosen by the estimates, so its own coefficients are taken .84 standard deviations below their pooled mean; those
 * of what it replaces, which nobody chose by them, at the mean. The interval's width is that of the pooled estimates: own
 * error (joint over departments through common stores), what pooling leaves open, and the error of the common mean.
 */
function judgeChange(
  effects: PromotionEffects,
  options: {
    readonly cells: readonly Cell[];
    readonly plan: Float64Array;
    readonly instead: Float64Array;
    readonly economics: Economics;
  },
): Interval {
  const { cells, plan, instead, economics } = options;
  const byDepartment = new Map<number, { readonly plan: Float64Array; readonly change: Float64Array }>();
  let cost = 0;
  cells.forEach((cell, i) => {
    cost += costPerDollar(economics) * (plan[i]! - instead[i]!);
    const gains = byDepartment.get(cell.departmentIndex) ?? {
      plan: new Float64Array(MARKDOWN_TYPES),
      change: new Float64Array(MARKDOWN_TYPES),
    };
    byDepartment.set(cell.departmentIndex, gains);
    const perResponse = economics.margin * hiddenFactor(economics) * cell.usualUsd;
    const planned = perResponse * responseOf(cell, plan[i]!);
    gains.plan[cell.type - 1]! += planned;
    gains.change[cell.type - 1]! += planned - perResponse * responseOf(cell, instead[i]!);
  });
  const pooled = new Map<number, PooledResponse>();
  const changes = new Map<number, Float64Array>();
  let estimate = -cost;
  for (const [d, gains] of byDepartment) {
    const response = poolResponse(effects.responses, effects.effects[d]!.fit);
    pooled.set(d, response);
    changes.set(d, gains.change);
    for (let k = 0; k < MARKDOWN_TYPES; k++) {
      estimate += gains.change[k]! * response.mean[k]! - CAUTION * gains.plan[k]! * response.sd[k]!;
    }
  }
  const halfLength = Z_95 * Math.sqrt(varianceOf(effects, changes, pooled));
  return { estimate, lower: estimate - halfLength, upper: estimate + halfLength };
}

function varianceOf(
  effects: PromotionEffects,
  gains: ReadonlyMap<number, Float64Array>,
  pooled: ReadonlyMap<number, PooledResponse>,
): number {
  const { types, between, meanVariance } = effects.responses;
  const size = types.length;
  if (size === 0) return 0;
  const storeCount = effects.stores.length;
  const perStore = new Float64Array(storeCount);
  const common = Matrix.zeros(1, size);
  let open = 0;
  for (const [d, gain] of gains) {
    const { own } = pooled.get(d)!;
    // Coefficients are pooled as 100 beta; a / 100 keeps the units of beta.
    const a = Matrix.rowVector(types.map((k) => gain[k]! / 100));
    const ownPart = a.mmul(own);
    const rest = Matrix.sub(a, ownPart);
    common.add(rest);
    open += quadratic(rest, between);
    const { contributions } = effects.effects[d]!.fit!;
    for (let s = 0; s < storeCount; s++) {
      types.forEach((k, j) => {
        perStore[s]! += 100 * ownPart.get(0, j) * contributions[s * MARKDOWN_TYPES + k]!;
      });
    }
  }
  const own = perStore.reduce((sum, part) => sum + part * part, 0);
  return own + open + quadratic(common, meanVariance);
}

function quadratic(row: Matrix, flat: Float64Array): number {
  const size = row.columns;
  let sum = 0;
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < size; k++) sum += row.get(0, j) * flat[j * size + k]! * row.get(0, k);
  }
  return sum;
}

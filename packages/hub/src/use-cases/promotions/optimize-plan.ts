import { addWeeks, formatPercent as percent, formatUsd as usd } from "@sales-hub/domain";
import {
  type Allocation,
  departmentReturns,
  type Economics,
  mostPromisingDepartment,
  type OptimizedBudget,
  optimizeBudget,
  totalReturn,
} from "@sales-hub/engine";
import type { Snapshot } from "../../service/snapshot.ts";

export interface BudgetQuestion extends Economics {
  readonly budgetUsd: number;
  readonly stores?: readonly number[];
  readonly depts?: readonly number[];
  /** 1 to 5. */
  readonly types?: readonly number[];
  /** Weeks after the model's origin that the plan covers. */
  readonly weekCount: number;
  /** Limits of every store, department, type and week, USD. */
  readonly cellMinUsd: number;
  readonly cellMaxUsd?: number;
}

/** What a department spends on one type, over the stores and weeks of the plan. */
export interface DepartmentAllocation {
  readonly dept: number;
  readonly type: number;
  readonly usd: number;
  readonly storeCount: number;
  readonly incrementalUsd: number;
  readonly netProfitUsd: number;
  /** Net profit of the next dollar in its best store and week, USD. */
  readonly marginalNetUsd: number;
}

export interface BudgetPlan extends OptimizedBudget {
  readonly headline: string;
  readonly byDepartment: readonly DepartmentAllocation[];
  readonly firstWeek: string;
  readonly lastWeek: string;
  readonly whatWouldChangeIt: readonly string[];
}

/**
 * Splits a markdown budget over the weeks after the data, or says that nothing is worth spending.
 * @throws {HubError} ENGINE_PROMOTION_OPTION_INVALID, ENGINE_PROMOTION_NOT_ESTIMABLE
 */
export function optimizePlan({ promotions, panel, outlook }: Snapshot, question: BudgetQuestion): BudgetPlan {
  const { weekCount, cellMinUsd, cellMaxUsd, ...options } = question;
  const first = outlook.originIndex + 1;
  const plan = optimizeBudget(promotions, {
    ...options,
    weeks: Array.from({ length: weekCount }, (_, k) => first + k),
    bounds: [{ minUsd: cellMinUsd, ...(cellMaxUsd === undefined ? {} : { maxUsd: cellMaxUsd }) }],
  });
  return {
    ...plan,
    headline: describeBudget(plan),
    byDepartment: sumByDepartment(plan.allocation),
    firstWeek: addWeeks(panel.firstWeek, first),
    lastWeek: addWeeks(panel.firstWeek, first + weekCount - 1),
    whatWouldChangeIt: describeChange(plan, {
      experimentIn: mostPromisingDepartment(
        departmentReturns(promotions, question).filter(({ dept }) => question.depts?.includes(dept) ?? true),
      ),
      averageSalesUsd: totalReturn(promotions, question)?.iroas.estimate ?? null,
    }),
  };
}

function sumByDepartment(allocation: readonly Allocation[]): DepartmentAllocation[] {
  const groups = Map.groupBy(allocation, ({ dept, type }) => `${dept} ${type}`);
  return [...groups.values()]
    .map((cells) => ({
      dept: cells[0]!.dept,
      type: cells[0]!.type,
      usd: total(cells, ({ usd: spent }) => spent),
      storeCount: new Set(cells.map(({ store }) => store)).size,
      incrementalUsd: total(cells, ({ incrementalUsd }) => incrementalUsd),
      netProfitUsd: total(cells, ({ netProfitUsd }) => netProfitUsd),
      marginalNetUsd: Math.max(...cells.map(({ marginalNetUsd }) => marginalNetUsd)),
    }))
    .sort((a, b) => b.usd - a.usd);
}

function total(cells: readonly Allocation[], read: (cell: Allocation) => number): number {
  return cells.reduce((sum, cell) => sum + read(cell), 0);
}

function describeBudget(plan: OptimizedBudget): string {
  const { verdict, spentUsd, budgetUsd, expectedNetUsd, cellCount, probabilityBetter, probabilityProfit } = plan;
  const { todayUsd, todayNetUsd } = plan;
  if (verdict === "spend_nothing") {
    const instead = todayUsd > 0 ? ` Today's plan spends ${usd(todayUsd)} in the same weeks.` : "";
    return cellCount === 0
      ? `Spend nothing on this evidence: no effect could be estimated for what was asked.${instead}`
      : `Spend nothing on this evidence: nowhere is the first dollar expected to earn itself back.${instead}`;
  }
  const spent =
    spentUsd < 0.995 * budgetUsd
      ? `Of ${usd(budgetUsd)} only ${usd(spentUsd)} are worth spending`
      : `The best split of ${usd(budgetUsd)}`;
  const expected = `expected net profit ${usd(expectedNetUsd.estimate)} (${usd(expectedNetUsd.lower)} to ${usd(expectedNetUsd.upper)})`;
  const chances = `better than today's plan with a probability of ${likely(probabilityBetter)}, than spending nothing with ${likely(probabilityProfit)}`;
  if (verdict === "clear_gain") return `${spent}: ${expected}, ${chances}.`;
  const cancelled =
    todayUsd > 0 && todayNetUsd.estimate < 0 && probabilityBetter > probabilityProfit
      ? ` Most of the gain over today comes from not spending today's ${usd(todayUsd)}, which are expected to lose ${usd(-todayNetUsd.estimate)}; spending nothing would save that too.`
      : "";
  const over = probabilityBetter > probabilityProfit ? "No clear gain over spending nothing" : "No clear gain";
  return `${over}. ${spent}: ${expected}, ${chances}.${cancelled}`;
}

function likely(probability: number): string {
  if (probability < 0.01) return "under 1%";
  return probability > 0.99 ? "over 99%" : percent(probability);
}

/** What the advice of the return pages rests on, for the departments asked for. */
interface ReturnsSoFar {
  readonly experimentIn: number | null;
  /** Sales that the average dollar spent so far brought in all stores, USD. */
  readonly averageSalesUsd: number | null;
}

function describeChange(
  { verdict, wouldChange, economics }: OptimizedBudget,
  { experimentIn, averageSalesUsd }: ReturnsSoFar,
): string[] {
  if (verdict === "clear_gain") return [];
  const { marginUsdPerUsd: margin, dept, type, firstDollarSalesUsd } = wouldChange;
  if (margin === null || dept === null) {
    return ["Evidence of a positive effect anywhere: cautiously judged there is none. An experiment would tell."];
  }
  const where = `MarkDown${type} in department ${dept}`;
  const now = `now ${percent(economics.margin)}`;
  const first = `the first dollar there brings ${usd(firstDollarSalesUsd!, 2)} of sales, cautiously judged`;
  const average =
    averageSalesUsd === null
      ? ""
      : `; the average dollar spent so far, in all stores, brought ${usd(averageSalesUsd, 2)}, since each further dollar brings less than the one before`;
  return [
    margin < 1
      ? `A first dollar in the best place, ${where}, ${margin > economics.margin ? "would pay" : "pays"} from a margin of ${percent(margin)} on (${now}): ${first}${average}.`
      : `No margin would do: even in the best place, ${where}, ${first}.`,
    ...(experimentIn === null
      ? []
      : [
          `An experiment, first in department ${experimentIn}, whose return so far is estimated highest: surer knowledge narrows the caution that this plan applies.`,
        ]),
  ];
}

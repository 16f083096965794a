import { addWeeks, formatUsd as usd } from "@sales-hub/domain";
import { type Allocation, type Economics, type OptimizedBudget, optimizeBudget } from "@sales-hub/engine";
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
    whatWouldChangeIt: describeChange(plan),
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
  const { verdict, spentUsd, budgetUsd, expectedNetUsd, cellCount, probabilityBetter, todayUsd } = plan;
  const chance = `${(100 * probabilityBetter).toFixed(0)}%`;
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
  return verdict === "clear_gain"
    ? `${spent}: ${expected}, better than today's plan with a probability of ${chance}.`
    : `No clear gain. ${spent}: ${expected}, better than today's plan with a probability of only ${chance}.`;
}

function describeChange({ verdict, wouldChange, economics }: OptimizedBudget): string[] {
  if (verdict === "clear_gain") return [];
  const { marginUsdPerUsd: margin, dept, type } = wouldChange;
  if (margin === null || dept === null) {
    return ["Evidence of a positive effect anywhere: cautiously judged there is none. An experiment would tell."];
  }
  const where = `MarkDown${type} in department ${dept}`;
  const now = `${(100 * economics.margin).toFixed(0)}%`;
  return [
    margin < 1
      ? `The first dollar would pay at a margin of ${(100 * margin).toFixed(0)}% (now ${now}), in ${where}.`
      : `No margin would do: even the best, ${where}, brings less than a dollar of sales per dollar, cautiously judged.`,
    `An experiment in department ${dept}: surer knowledge narrows the caution that this plan applies.`,
  ];
}

import { addWeeks } from "@sales-hub/domain";
import {
  type DepartmentReturn,
  departmentReturns,
  type Economics,
  type LeadTest,
  mostPromisingDepartment,
  type Placebo,
  type ReturnCategory,
  type TotalReturn,
  totalReturn,
} from "@sales-hub/engine";
import type { Snapshot } from "../../service/snapshot.ts";
import {
  describeLead,
  describePlacebo,
  describeReturns,
  describeWhatWouldChange,
  labelOfShape,
  type ReturnCounts,
} from "./promotion-words.ts";

export type ReturnSort =
  | "dept"
  | "avg_weekly_sales"
  | "volatility"
  | "sample_count"
  | "roi"
  | "roi_raw"
  | "probability_of_profit";

export interface ReturnsQuestion extends Economics {
  readonly category?: ReturnCategory;
  readonly minSamples: number;
  readonly sort: ReturnSort;
  readonly order: "asc" | "desc";
}

export interface ReturnsAnswer {
  readonly headline: string;
  readonly departments: readonly DepartmentReturn[];
  readonly totalDepartments: number;
  readonly counts: ReturnCounts;
  readonly total: TotalReturn | null;
  readonly totalReason: string | null;
  readonly shapeLabels: readonly string[];
  readonly placebo: (Placebo & { readonly text: string }) | null;
  readonly lead: (LeadTest & { readonly text: string }) | null;
  /** First week with markdowns, null without any. */
  readonly firstWeek: string | null;
  readonly lastWeek: string;
  readonly whatWouldChangeIt: readonly string[];
}

/**
 * What markdowns returned so far: by department, filtered and sorted, and over all stores.
 * @throws {HubError} ENGINE_PROMOTION_OPTION_INVALID
 */
export function rankReturns({ promotions }: Snapshot, question: ReturnsQuestion): ReturnsAnswer {
  const all = departmentReturns(promotions, question);
  const total = totalReturn(promotions, question);
  const count = (verdict: DepartmentReturn["verdict"]) => all.filter((row) => row.verdict === verdict).length;
  const counts = {
    earns: count("earns"),
    cannotTell: count("cannot_tell"),
    loses: count("loses"),
    notEstimable: count("no_verdict"),
  };
  const shown = all.filter(
    ({ category, sampleCount }) =>
      (question.category === undefined || category === question.category) && sampleCount >= question.minSamples,
  );
  const { firstMarkdownWeek } = promotions.intensity;
  const { placebo, lead } = promotions;
  return {
    headline: describeReturns(counts, total, promotions.whyNone),
    departments: shown.sort(comparing(question)),
    totalDepartments: all.length,
    counts,
    total,
    totalReason: promotions.whyNone,
    shapeLabels: total?.specifications.map(({ shape }) => labelOfShape(shape)) ?? [],
    placebo: placebo && { ...placebo, text: describePlacebo(promotions)! },
    lead: lead && { ...lead, text: describeLead(promotions)! },
    firstWeek: firstMarkdownWeek === null ? null : addWeeks(promotions.firstWeek, firstMarkdownWeek),
    lastWeek: addWeeks(promotions.firstWeek, promotions.originIndex),
    whatWouldChangeIt: describeWhatWouldChange(total, mostPromisingDepartment(all)),
  };
}

const VALUES: Readonly<Record<ReturnSort, (row: DepartmentReturn) => number | null>> = {
  dept: ({ dept }) => dept,
  avg_weekly_sales: ({ averageSalesUsd }) => averageSalesUsd,
  volatility: ({ volatility }) => volatility,
  sample_count: ({ sampleCount }) => sampleCount,
  roi: ({ roiPooled }) => roiPooled?.estimate ?? null,
  roi_raw: ({ roiRaw }) => roiRaw?.estimate ?? null,
  probability_of_profit: ({ probabilityOfProfit }) => probabilityOfProfit,
};

/** Departments without a value come last either way; equal ones by number. */
function comparing({ sort, order }: ReturnsQuestion) {
  const read = VALUES[sort];
  return (a: DepartmentReturn, b: DepartmentReturn): number => {
    const [x, y] = [read(a), read(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a.dept - b.dept;
    return (order === "asc" ? x - y : y - x) || a.dept - b.dept;
  };
}

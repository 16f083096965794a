import { type DepartmentRoi, MARKDOWN_NAMES, type RoiAnswer } from "@sales-hub/contracts";
import {
  breakEvenIroas,
  type DepartmentReturn,
  type ReturnsAnswer,
  type ReturnsQuestion,
  type Snapshot,
} from "@sales-hub/hub";
import type { CsvRow } from "../../plugins/csv.ts";
import { presentMeta } from "../meta.ts";
import { presentEstimate, presentRange } from "./shared.ts";

export function presentReturns(snapshot: Snapshot, question: ReturnsQuestion, answer: ReturnsAnswer): RoiAnswer {
  const { total, placebo, lead, counts } = answer;
  return {
    headline: answer.headline,
    departments: answer.departments.map(presentDepartment),
    total_departments: answer.totalDepartments,
    counts: {
      earns: counts.earns,
      cannot_tell: counts.cannotTell,
      loses: counts.loses,
      not_estimable: counts.notEstimable,
    },
    break_even_iroas: breakEvenIroas(question),
    total: total && {
      investment: total.investmentUsd,
      iroas: presentEstimate(total.iroas),
      roi: presentEstimate(total.roi),
      bootstrap_interval: presentRange(total.iroasStoreBootstrap),
      probability_of_profit: total.probabilityOfProfit,
      verdict: total.verdict,
      specifications: total.specifications.map(({ shape, iroas }, k) => ({
        shape,
        label: answer.shapeLabels[k]!,
        iroas: presentEstimate(iroas),
      })),
    },
    total_reason: answer.totalReason,
    placebo: placebo && {
      text: placebo.text,
      types: MARKDOWN_NAMES.map((markdown, k) => ({
        markdown,
        per_dollar: placebo.perDollar[k]!,
        t_value: placebo.tValues[k]!,
      })),
    },
    lead_test: lead && { text: lead.text, p_value: lead.pValue, passes: lead.passes },
    first_week: answer.firstWeek,
    last_week: answer.lastWeek,
    what_would_change_it: [...answer.whatWouldChangeIt],
    margin: question.margin,
    accounting: question.accounting,
    hidden_share: question.hiddenShare,
    meta: presentMeta(snapshot),
  };
}

function presentDepartment(row: DepartmentReturn): DepartmentRoi {
  const estimate = (interval: DepartmentReturn["roiRaw"]) => interval && presentEstimate(interval);
  return {
    dept: row.dept,
    avg_weekly_sales: row.averageSalesUsd,
    volatility: row.volatility,
    sample_count: row.sampleCount,
    investment: row.investmentUsd,
    roi: estimate(row.roiPooled),
    roi_raw: estimate(row.roiRaw),
    iroas: estimate(row.iroasPooled),
    iroas_raw: estimate(row.iroasRaw),
    probability_of_profit: row.probabilityOfProfit,
    evidence: { strength: row.evidence.strength, reasons: [...row.evidence.reasons] },
    verdict: row.verdict,
    category: row.category,
    reason: row.whyNot,
  };
}

/** The departments as rows of a CSV file, one column for each figure. */
export function tabulateReturns({ departments }: RoiAnswer): CsvRow[] {
  const figures = (name: string, estimate: DepartmentRoi["roi"]) => ({
    [name]: estimate?.value ?? null,
    [`${name}_lower95`]: estimate?.interval.lower ?? null,
    [`${name}_upper95`]: estimate?.interval.upper ?? null,
  });
  return departments.map((row) => ({
    dept: row.dept,
    avg_weekly_sales: row.avg_weekly_sales,
    volatility: row.volatility,
    sample_count: row.sample_count,
    investment: row.investment,
    ...figures("roi", row.roi),
    ...figures("roi_raw", row.roi_raw),
    ...figures("iroas", row.iroas),
    ...figures("iroas_raw", row.iroas_raw),
    probability_of_profit: row.probability_of_profit,
    evidence: row.evidence.strength,
    verdict: row.verdict,
    category: row.category,
    reason: row.reason,
  }));
}

import { formatPercent as percent, formatUsd as usd } from "@sales-hub/domain";
import type { Interval, PromotionEffects, PromotionResult, TotalReturn } from "@sales-hub/engine";

const range = ({ lower, upper }: Interval, digits = 0) => `${usd(lower, digits)} to ${usd(upper, digits)}`;

/** The verdict on a plan in one sentence, and what its reader should know. */
export function describePlan(result: PromotionResult, isPastWeek: boolean) {
  return { verdictText: describeVerdict(result), notes: describeNotes(result, isPastWeek) };
}

function describeVerdict(result: PromotionResult): string {
  const { verdict, verdictReason, netProfitUsd, investmentUsd, probabilityOfProfit, breakEvenLift, lift } = result;
  if (verdict === "no_verdict") {
    return breakEvenLift === null
      ? verdictReason
      : `No verdict. ${verdictReason} To repay itself the plan would have to raise sales by ${percent(breakEvenLift)}; the estimate, stretched beyond the data, is ${percent(lift.estimate, 1)}.`;
  }
  const figures = `expected net profit ${usd(netProfitUsd.estimate)} (${range(netProfitUsd)}) on ${usd(investmentUsd)} spent`;
  if (verdict === "earns") return `On this evidence it earns: ${figures}.`;
  if (verdict === "loses") return `On this evidence it loses money: ${figures}.`;
  return `This data cannot tell whether it pays: ${figures}; the chance of a profit is ${percent(probabilityOfProfit!)}.`;
}

function describeNotes(result: PromotionResult, isPastWeek: boolean): string[] {
  const notes: string[] = [];
  if (result.scope === "department") {
    notes.push(
      `The data record markdowns by store, not by department. These amounts are ${usd(result.investmentUsd)} for the department, which sells ${(100 * result.share).toFixed(1)}% of the store: the store as a whole would spend ${usd(result.storeLevel.investmentUsd)}.`,
    );
  }
  if (result.shareSource === "reference_week") {
    notes.push(
      "The pair did not sell in the year before markdowns; its share of the cost is that of the week asked about.",
    );
  }
  if (isPastWeek && !result.isReferenceObserved) {
    notes.push("No markdowns were recorded that early: the baseline may hold promotions that nobody wrote down.");
  }
  if (!isPastWeek && result.referenceLift !== 0) {
    notes.push(
      "The forecast's week already holds planned markdowns in the data; their estimated effect was taken out of the baseline.",
    );
  }
  if (result.storeLevel.investmentUsd > 0) {
    notes.push("Intervals cover the effect of the markdowns, not the error of the week's forecast.");
  }
  return notes;
}

const SHAPE_LABELS: Readonly<Record<string, string>> = {
  linear: "Every further dollar works as well as the first",
  slow: "Works less well slowly",
  saturating: "Works less well from about 1% of a store's sales (used)",
  fast: "The first dollars do nearly all",
};

export const labelOfShape = (shape: string): string => SHAPE_LABELS[shape] ?? shape;

export interface ReturnCounts {
  readonly earns: number;
  readonly cannotTell: number;
  readonly loses: number;
  readonly notEstimable: number;
}

/** What markdowns returned so far, in one or two sentences. */
export function describeReturns(counts: ReturnCounts, total: TotalReturn | null, whyNone: string | null): string {
  if (total === null) return `Returns of markdowns cannot be estimated: ${whyNone}.`;
  const estimated = counts.earns + counts.cannotTell + counts.loses;
  const chain = `Over all stores a markdown dollar brought ${usd(total.iroas.estimate, 2)} of additional sales (${range(total.iroas, 2)}); ${usd(total.breakEvenIroas, 2)} would break even.`;
  const lead =
    counts.loses === estimated
      ? `Markdowns lose money in every one of the ${estimated} departments that can be judged.`
      : counts.earns === 0
        ? `No department is shown to earn on markdowns; of ${estimated}, ${counts.loses} lose and ${counts.cannotTell} cannot be told.`
        : `${counts.earns} of ${estimated} departments earn on markdowns, ${counts.loses} lose and ${counts.cannotTell} cannot be told.`;
  return `${lead} ${chain}`;
}

/** What would have to be so for markdowns to pay after all, each from the numbers. */
export function describeWhatWouldChange(total: TotalReturn | null, bestDept: number | null): string[] {
  if (total === null) return ["More weeks with recorded markdowns, and a year of sales before them."];
  const { iroas, breakEvenIroas } = total;
  const changes: string[] = [];
  if (iroas.estimate > 0 && iroas.estimate < breakEvenIroas) {
    changes.push(
      iroas.estimate < 1
        ? `A better margin alone would not do for what was spent so far: on average each dollar brought ${usd(iroas.estimate, 2)} of sales, less than itself. First dollars in the best place bring more; the optimiser says at what margin they would pay.`
        : `A margin above ${percent(1 / iroas.estimate)} of sales, counted as a separate cost.`,
      `Promotions hidden in last year's weeks: if more than ${percent(1 - iroas.estimate / breakEvenIroas)} of this year's had run unrecorded last year, the estimate would reach break-even. Your own records can tell.`,
    );
  }
  if (iroas.estimate <= 0) changes.push("Evidence that sales rise at all: the best estimate is no increase.");
  if (bestDept !== null) {
    changes.push(
      `An experiment: vary markdowns at random between stores for some weeks, first in department ${bestDept}, whose estimate is highest. The experiment planner says where, how much and how long.`,
    );
  }
  return changes;
}

export function describePlacebo({ placebo }: PromotionEffects): string | null {
  if (placebo === null) return null;
  let strongest = 0;
  placebo.tValues.forEach((t, k) => {
    if (Math.abs(t) > Math.abs(placebo.tValues[strongest]!)) strongest = k;
  });
  const t = placebo.tValues[strongest]!;
  return Math.abs(t) > 2.02
    ? `Last year's sales, which this year's markdowns cannot have moved, still seem to "respond" to them, most to MarkDown${strongest + 1} (t = ${t.toFixed(1)}): spending follows the season. So every estimate here compares with the same week of last year.`
    : "Last year's sales do not seem to respond to this year's markdowns: spending does not follow the season.";
}

export function describeLead({ lead }: PromotionEffects): string | null {
  if (lead === null) return null;
  const figures = `F(${lead.degrees[0]}, ${lead.degrees[1]}) = ${lead.f.toFixed(2)}, p = ${lead.pValue.toFixed(3)}`;
  return lead.passes
    ? `Next week's markdowns do not foretell this week's sales (${figures}): no sign that spending was aimed at weeks expected to sell well.`
    : `Next week's markdowns foretell this week's sales (${figures}): spending seems aimed at weeks that would have sold well anyway, so returns are probably overstated.`;
}

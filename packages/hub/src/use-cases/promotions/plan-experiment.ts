import { addWeeks, formatDay, formatUsd, plural } from "@sales-hub/domain";
import { designExperiment, type Economics, type ExperimentDesign } from "@sales-hub/engine";
import type { Snapshot } from "../../service/snapshot.ts";

export interface ExperimentQuestion extends Omit<Economics, "hiddenShare"> {
  readonly dept: number;
  /** 1 to 5. */
  readonly type: number;
  readonly power: number;
  readonly assumedIroas?: number;
  /** USD per treated week in a store of mean size. */
  readonly amountUsd?: number;
  readonly maxWeeks: number;
  readonly seed: number;
}

export interface ExperimentPlan extends ExperimentDesign {
  readonly headline: string;
  /** Whether it would tell in time and leave the return better known than today's data do. */
  readonly isWorthRunning: boolean;
  /** Width of the department's own interval today; null when it has no estimate. */
  readonly presentIntervalWidth: number | null;
  readonly storeAmounts: readonly { readonly store: number; readonly usd: number }[];
  readonly weeklyTreatments: readonly { readonly date: string; readonly stores: readonly number[] }[];
  readonly firstWeek: string;
  readonly lastWeek: string;
  readonly steps: readonly string[];
}

/**
 * Plans a randomised experiment on one department's markdowns, in the weeks after the data.
 * @throws {HubError} HUB_DEPT_UNKNOWN, ENGINE_PROMOTION_OPTION_INVALID, ENGINE_PROMOTION_NOT_ESTIMABLE, ENGINE_SERIES_UNKNOWN
 */
export function planExperiment({ promotions, panel }: Snapshot, question: ExperimentQuestion): ExperimentPlan {
  const { amountUsd, ...options } = question;
  const design = designExperiment(promotions, {
    ...options,
    ...(amountUsd === undefined
      ? {}
      : { intensityPercent: (100 * amountUsd) / meanUsualSales(promotions, question.dept) }),
  });
  const date = (week: number) => addWeeks(panel.firstWeek, week);
  const amounts = new Map(design.treatments.map(({ store, usd: amount }) => [store, amount]));
  const byWeek = Map.groupBy(design.treatments, ({ week }) => week);
  const fit = promotions.effects.find(({ dept }) => dept === question.dept)?.fit;
  const first = date(design.weeks[0]!);
  const last = date(design.weeks.at(-1)!);
  const presentIntervalWidth = fit ? fit.iroas.upper - fit.iroas.lower : null;
  return {
    ...design,
    headline: describeDesign(design, presentIntervalWidth),
    isWorthRunning: design.isPowerReached && !isWider(design, presentIntervalWidth),
    presentIntervalWidth,
    storeAmounts: design.stores.map((store) => ({ store, usd: amounts.get(store)! })),
    weeklyTreatments: design.weeks.map((week) => ({
      date: date(week),
      stores: (byWeek.get(week) ?? []).map(({ store }) => store).sort((a, b) => a - b),
    })),
    firstWeek: first,
    lastWeek: last,
    steps: listSteps(design, first, last),
  };
}

function describeDesign(design: ExperimentDesign, present: number | null): string {
  const { isPowerReached, durationWeeks, reason, costUsd, intervalWidth } = design;
  if (isWider(design, present)) {
    return `Not worth running: it would spend ${formatUsd(costUsd)} on markdowns and leave a range of ${formatUsd(intervalWidth, 2)} of sales per dollar, no narrower than the ${formatUsd(present!, 2)} that today's data leave. ${reason}`;
  }
  return isPowerReached ? reason : `Not within ${plural(durationWeeks, "week")}. ${reason}`;
}

const isWider = ({ intervalWidth }: ExperimentDesign, present: number | null) =>
  present !== null && intervalWidth >= present;

/** Mean usual weekly sales of the department over the stores that sell it, USD. */
function meanUsualSales({ intensity, departments, stores }: Snapshot["promotions"], dept: number): number {
  const d = departments.indexOf(dept);
  let sum = 0;
  let count = 0;
  stores.forEach((_, s) => {
    const usual = intensity.usualSales[s]! * (intensity.shares[s * departments.length + d] ?? 0);
    if (!(usual > 0)) return;
    sum += usual;
    count += 1;
  });
  return sum / Math.max(1, count);
}

function listSteps(design: ExperimentDesign, first: string, last: string): string[] {
  const { dept, type, costUsd, breakEvenIroas, intervalWidth, intensityPercent } = design;
  return [
    `From ${formatDay(first)} to ${formatDay(last)} run MarkDown${type} in department ${dept} only in the stores listed for each week: ${intensityPercent.toFixed(2)}% of the department's usual sales there, ${formatUsd(costUsd)} in all. The other stores of the list run none that week.`,
    "Keep everything else as it would have been: prices, other markdowns, shelf space, orders. Do not swap stores or weeks; chance must decide.",
    "Record what was really spent, by store and week, and load the weeks' sales when they are in.",
    `Compare each store's change on last year in weeks with and without the markdown. The return will be known to about ${formatUsd(intervalWidth / 2, 2)} of sales per dollar, up or down; above ${formatUsd(breakEvenIroas, 2)} it pays.`,
  ];
}

import type { SalesPanel } from "@sales-hub/domain";

/** last_year: the same weeks 52 weeks earlier; weeks_before: the weeks just before. */
export type ComparisonName = "last_year" | "weeks_before";

/** Two windows of weeks of the panel's grid; `end` is the week after the last. */
export interface ComparedWindows {
  readonly comparison: ComparisonName;
  readonly start: number;
  readonly end: number;
  readonly priorStart: number;
  readonly priorEnd: number;
}

/** Why a change has no percentage. */
export type NoFractionReason = "no_base" | "negative_base" | "small_base";

/**
 * Sales of a window against an earlier one. changeUsd = likeForLikeUsd + openedUsd - closedUsd: pair-weeks that sold in
 * both, those without a row in the earlier window, those without a row in the later.
 */
export interface WindowChange {
  readonly salesUsd: number;
  readonly priorUsd: number;
  readonly changeUsd: number;
  /** changeUsd / priorUsd; null with a reason when the base is no base for a percentage. */
  readonly changeFraction: number | null;
  readonly noFractionReason: NoFractionReason | null;
  readonly likeForLikeUsd: number;
  readonly openedUsd: number;
  readonly closedUsd: number;
  /** Pair-weeks in both windows. */
  readonly comparedPairWeeks: number;
  readonly openedPairWeeks: number;
  readonly closedPairWeeks: number;
}

/** A percentage on a base below this says more about the base than about the change, USD. */
export const SMALLEST_BASE_USD = 5_000;
const WEEKS_A_YEAR = 52;

/** The last weeks of the history and those that they are compared with. */
export function comparedWindows(
  panel: Pick<SalesPanel, "historyWeekCount">,
  comparison: ComparisonName,
  weeks = 4,
): ComparedWindows {
  const end = panel.historyWeekCount;
  const back = comparison === "last_year" ? WEEKS_A_YEAR : weeks;
  const start = Math.max(0, end - weeks);
  return { comparison, start, end, priorStart: start - back, priorEnd: end - back };
}

/**
 * The change of every group of series between two windows, each week against its counterpart.
 * @param groupOf Group of a series, by row of the panel; undefined leaves it out.
 * @returns Groups with a row in either window.
 */
export function compareWindows(
  panel: SalesPanel,
  windows: ComparedWindows,
  groupOf: (series: number) => number | undefined,
): Map<number, WindowChange> {
  const sums = new Map<number, Sums>();
  visitCounterparts(panel, windows, groupOf, (group, now, prior) => {
    let sum = sums.get(group);
    if (!sum) {
      sum = emptySums();
      sums.set(group, sum);
    }
    addWeek(sum, now, prior);
  });
  return new Map([...sums].map(([group, sum]) => [group, toChange(sum)]));
}

/**
 * Visits every pair-week of the window that has a row in it or a counterpart in the earlier window.
 * @param visit Takes the group and the sales of both weeks, USD, NaN where there is no row.
 */
export function visitCounterparts(
  panel: SalesPanel,
  { start, end, priorStart }: ComparedWindows,
  groupOf: (series: number) => number | undefined,
  visit: (group: number, now: number, prior: number) => void,
): void {
  for (let series = 0; series < panel.seriesCount; series++) {
    const group = groupOf(series);
    if (group === undefined) continue;
    const row = series * panel.weekCount;
    for (let week = start; week < end; week++) {
      const before = week - start + priorStart;
      const now = panel.sales[row + week]!;
      const prior = before < 0 ? Number.NaN : panel.sales[row + before]!;
      if (!(Number.isNaN(now) && Number.isNaN(prior))) visit(group, now, prior);
    }
  }
}

interface Sums {
  now: number;
  prior: number;
  opened: number;
  closed: number;
  comparedPairWeeks: number;
  openedPairWeeks: number;
  closedPairWeeks: number;
}

const emptySums = (): Sums => ({
  now: 0,
  prior: 0,
  opened: 0,
  closed: 0,
  comparedPairWeeks: 0,
  openedPairWeeks: 0,
  closedPairWeeks: 0,
});

function addWeek(sum: Sums, now: number, prior: number): void {
  if (Number.isNaN(prior)) {
    sum.opened += now;
    sum.openedPairWeeks++;
  } else if (Number.isNaN(now)) {
    sum.closed += prior;
    sum.closedPairWeeks++;
  } else {
    sum.now += now;
    sum.prior += prior;
    sum.comparedPairWeeks++;
  }
}

function toChange({ now, prior, opened, closed, ...pairWeeks }: Sums): WindowChange {
  const salesUsd = now + opened;
  const priorUsd = prior + closed;
  const changeUsd = salesUsd - priorUsd;
  const noFractionReason = whyNoFraction(priorUsd, pairWeeks.comparedPairWeeks + pairWeeks.closedPairWeeks);
  return {
    salesUsd,
    priorUsd,
    changeUsd,
    changeFraction: noFractionReason === null ? changeUsd / priorUsd : null,
    noFractionReason,
    likeForLikeUsd: now - prior,
    openedUsd: opened,
    closedUsd: closed,
    ...pairWeeks,
  };
}

function whyNoFraction(priorUsd: number, priorPairWeeks: number): NoFractionReason | null {
  if (priorPairWeeks === 0) return "no_base";
  if (priorUsd < 0) return "negative_base";
  return priorUsd < SMALLEST_BASE_USD ? "small_base" : null;
}

/** The sum of all changes, e.g. of the departments of a store. */
export function changeOfAll(panel: SalesPanel, windows: ComparedWindows, includes?: (series: number) => boolean) {
  const group = (series: number) => (includes === undefined || includes(series) ? 0 : undefined);
  return compareWindows(panel, windows, group).get(0) ?? toChange(emptySums());
}

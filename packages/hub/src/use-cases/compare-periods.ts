import { addWeeks, type SalesPanel } from "@sales-hub/domain";
import {
  type ComparedWindows,
  type ComparisonName,
  changeOfAll,
  comparedWindows,
  compareWindows,
  type GrowthInterval,
  growthInterval,
  type WindowChange,
} from "@sales-hub/engine";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";

/** The order in which comparisons are shown: four weeks against the four before are mostly season. */
const COMPARISONS: readonly ComparisonName[] = ["last_year", "weeks_before"];
const MOVERS_SHOWN = 5;

/** Dates of two compared windows, ISO, first and last week each. */
export interface ComparedDates {
  readonly comparison: ComparisonName;
  readonly from: string;
  readonly to: string;
  readonly priorFrom: string;
  readonly priorTo: string;
}

export interface DepartmentMove extends WindowChange {
  readonly dept: number;
}

export interface MoverComparison extends ComparedDates {
  readonly total: WindowChange;
  /** Largest gains in dollars first. */
  readonly top: readonly DepartmentMove[];
  /** Largest losses in dollars first. */
  readonly bottom: readonly DepartmentMove[];
}

/** Growth of pairs that sold in both years, with what opened and closed apart. */
export interface GrowthDetail extends ComparedDates {
  readonly growthFraction: number | null;
  /** Of a jackknife over stores; null with too few. */
  readonly interval: GrowthInterval | null;
  readonly salesUsd: number;
  readonly lastYearUsd: number;
  /** Pairs that sold in at least one week and in the same week a year before. */
  readonly pairs: number;
  /** Pair-weeks without a counterpart; counted are pairs of which no week was compared. */
  readonly opened: { readonly pairs: number; readonly salesUsd: number };
  readonly closed: { readonly pairs: number; readonly lastYearUsd: number };
}

/** Both comparisons of a panel's last weeks, the more telling one first. */
export const comparisonsOf = (panel: SalesPanel): ComparedWindows[] =>
  COMPARISONS.map((comparison) => comparedWindows(panel, comparison));

export function datesOf(panel: SalesPanel, windows: ComparedWindows): ComparedDates {
  const dateOf = (week: number) => addWeeks(panel.firstWeek, week);
  return {
    comparison: windows.comparison,
    from: dateOf(windows.start),
    to: dateOf(windows.end - 1),
    priorFrom: dateOf(windows.priorStart),
    priorTo: dateOf(windows.priorEnd - 1),
  };
}

/** Departments of all stores that moved most, in both comparisons. */
export const compareMovers = oncePerSnapshot(({ panel }): readonly MoverComparison[] =>
  comparisonsOf(panel).map((windows) => {
    const moves = [...compareWindows(panel, windows, (series) => panel.seriesDept[series])]
      .map(([dept, change]) => ({ dept, ...change }))
      .sort((a, b) => b.changeUsd - a.changeUsd || a.dept - b.dept);
    return {
      ...datesOf(panel, windows),
      total: changeOfAll(panel, windows),
      top: moves.filter(({ changeUsd }) => changeUsd > 0).slice(0, MOVERS_SHOWN),
      bottom: moves
        .filter(({ changeUsd }) => changeUsd < 0)
        .slice(-MOVERS_SHOWN)
        .reverse(),
    };
  }),
);

/** Growth of everything over the same weeks of last year. */
export const detailGrowth = oncePerSnapshot(({ panel }): GrowthDetail => {
  const windows = comparedWindows(panel, "last_year");
  const all = changeOfAll(panel, windows);
  const pairs = { both: 0, opened: 0, closed: 0 };
  for (const change of compareWindows(panel, windows, (series) => series).values()) {
    if (change.comparedPairWeeks > 0) pairs.both++;
    else {
      if (change.openedPairWeeks > 0) pairs.opened++;
      if (change.closedPairWeeks > 0) pairs.closed++;
    }
  }
  const salesUsd = all.salesUsd - all.openedUsd;
  const lastYearUsd = all.priorUsd - all.closedUsd;
  return {
    ...datesOf(panel, windows),
    growthFraction: lastYearUsd > 0 ? salesUsd / lastYearUsd - 1 : null,
    interval: growthInterval(panel, windows, (series) => panel.seriesStore[series]),
    salesUsd,
    lastYearUsd,
    pairs: pairs.both,
    opened: { pairs: pairs.opened, salesUsd: all.openedUsd },
    closed: { pairs: pairs.closed, lastYearUsd: all.closedUsd },
  };
});

/** Whether something sold in both windows, only in the later or only in the earlier. */
export function statusOf({
  comparedPairWeeks,
  openedPairWeeks,
  closedPairWeeks,
}: WindowChange): "both" | "opened" | "closed" {
  if (comparedPairWeeks > 0 || (openedPairWeeks > 0 && closedPairWeeks > 0)) return "both";
  return openedPairWeeks > 0 ? "opened" : "closed";
}

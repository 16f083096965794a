import { classifyHistory } from "@sales-hub/engine";
import {
  type BacktestTable,
  type Coverage,
  type ErrorSummary,
  measureCoverage,
  pickEntries,
  summariseErrors,
} from "../training/backtest-table.ts";
import { oncePerSnapshot } from "./once-per-snapshot.ts";
import type { Snapshot } from "./snapshot.ts";

/** The backtest of a snapshot, laid out so that a question about one pair does not read every entry. */
export interface BacktestIndex {
  /** The entries of one pair, by its row of the panel, at the horizons that every fold has. */
  ofSeries(series: number): BacktestTable;
  /** Errors of all pairs at these horizons. */
  readonly all: ErrorSummary;
  /**
   * Coverage at horizons up to `horizonWeeks` over the pairs that had as much history at the fold's origin (a position in
   * HISTORY_CLASSES).
   */
  coverageAlike(level: number, horizonWeeks: number, historyClass: number): Coverage;
  /** Share of backtest windows of a lead time whose demand the reorder target covered, over pairs with as much history. */
  stockCoverageAlike(serviceLevel: number, leadTimeWeeks: number, historyClass: number): Coverage;
  /** Coverage over one department's pairs, whatever their history. */
  coverageOfDept(level: number, horizonWeeks: number, dept: number): Coverage;
  /** Coverage of one pair. */
  coverageOfSeries(level: number, horizonWeeks: number, series: number): Coverage;
}

/** Answers kept of `coverageAlike`: levels are free numbers, so that there must be a limit. */
const KEPT_ANSWERS = 1000;

export const indexBacktest = oncePerSnapshot(
  ({ panel, backtest, longBacktest: long, leadTimeBacktest }: Snapshot): BacktestIndex => {
    const bySeries = groupEntries(long, (entry) => long.series[entry]!);
    const byDept = groupEntries(long, (entry) => panel.seriesDept[long.series[entry]!]!);
    const classOf = classifyEntries(panel, long);
    const byClass = groupEntries(long, (entry) => classOf[entry]!);
    const stockClassOf = classifyEntries(panel, leadTimeBacktest);
    const nearBySeries = groupEntries(backtest, (entry) => backtest.series[entry]!);
    const answers = new Map<string, Coverage>();
    const coverage = (entries: readonly number[] | undefined, level: number, horizonWeeks: number) =>
      measureCoverage(long, level, (entry) => long.horizon[entry]! <= horizonWeeks, entries ?? []);
    return {
      ofSeries: (series) => pickEntries(backtest, nearBySeries.get(series) ?? []),
      all: summariseErrors(backtest, () => true),
      coverageAlike: (level, horizonWeeks, historyClass) => {
        const key = `${level} ${horizonWeeks} ${historyClass}`;
        const answer = answers.get(key) ?? coverage(byClass.get(historyClass), level, horizonWeeks);
        if (answers.size < KEPT_ANSWERS) answers.set(key, answer);
        return answer;
      },
      stockCoverageAlike: (serviceLevel, leadTimeWeeks, historyClass) =>
        measureCoverage(
          leadTimeBacktest,
          serviceLevel,
          (entry) => leadTimeBacktest.horizon[entry] === leadTimeWeeks && stockClassOf[entry] === historyClass,
        ),
      coverageOfDept: (level, horizonWeeks, dept) => coverage(byDept.get(dept), level, horizonWeeks),
      coverageOfSeries: (level, horizonWeeks, series) => coverage(bySeries.get(series), level, horizonWeeks),
    };
  },
);

/** The history class of every pair at the origin that is forecast from, as positions in HISTORY_CLASSES, shape [N]. */
export const classifyPairs = oncePerSnapshot(({ panel, outlook }: Snapshot) =>
  classifyHistory(panel, outlook.originIndex),
);

/** The history class of each entry's pair at the origin of its fold. */
function classifyEntries(panel: Snapshot["panel"], { series, week, horizon }: BacktestTable): Uint8Array {
  const byOrigin = new Map<number, Uint8Array>();
  return Uint8Array.from(series, (row, entry) => {
    const origin = week[entry]! - horizon[entry]!;
    const classes = byOrigin.get(origin) ?? classifyHistory(panel, origin);
    byOrigin.set(origin, classes);
    return classes[row]!;
  });
}

function groupEntries(table: BacktestTable, keyOf: (entry: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let entry = 0; entry < table.actual.length; entry++) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

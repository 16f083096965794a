import {
  type BacktestTable,
  type Coverage,
  type ErrorSummary,
  measureCoverage,
  summariseErrors,
} from "../training/backtest-table.ts";
import { oncePerSnapshot } from "./once-per-snapshot.ts";
import type { Snapshot } from "./snapshot.ts";

/** The backtest of a snapshot, laid out so that a question about one pair does not read every entry. */
export interface BacktestIndex {
  /** The entries of one pair, by its row of the panel. */
  ofSeries(series: number): BacktestTable;
  /** The entries of one department's pairs. */
  ofDept(dept: number): BacktestTable;
  /** Errors of all pairs. */
  readonly all: ErrorSummary;
  /** Coverage over all pairs at horizons up to `horizonWeeks`. */
  coverage(level: number, horizonWeeks: number): Coverage;
}

/** Answers kept of `coverage`: levels are free numbers, so that there must be a limit. */
const KEPT_ANSWERS = 1000;

export const indexBacktest = oncePerSnapshot(({ panel, backtest }: Snapshot): BacktestIndex => {
  const bySeries = groupEntries(backtest, (entry) => backtest.series[entry]!);
  const byDept = groupEntries(backtest, (entry) => panel.seriesDept[backtest.series[entry]!]!);
  const depts = new Map<number, BacktestTable>();
  const answers = new Map<string, Coverage>();
  return {
    ofSeries: (series) => pick(backtest, bySeries.get(series) ?? []),
    ofDept: (dept) => {
      const table = depts.get(dept) ?? pick(backtest, byDept.get(dept) ?? []);
      depts.set(dept, table);
      return table;
    },
    all: summariseErrors(backtest, () => true),
    coverage: (level, horizonWeeks) => {
      const key = `${level} ${horizonWeeks}`;
      const answer =
        answers.get(key) ?? measureCoverage(backtest, level, (entry) => backtest.horizon[entry]! <= horizonWeeks);
      if (answers.size < KEPT_ANSWERS) answers.set(key, answer);
      return answer;
    },
  };
});

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

function pick(table: BacktestTable, entries: readonly number[]): BacktestTable {
  const integers = (values: Int32Array) => Int32Array.from(entries, (entry) => values[entry]!);
  const doubles = (values: Float64Array) => Float64Array.from(entries, (entry) => values[entry]!);
  return {
    series: integers(table.series),
    week: integers(table.week),
    horizon: integers(table.horizon),
    fold: integers(table.fold),
    actual: doubles(table.actual),
    forecast: doubles(table.forecast),
    seasonalNaive: doubles(table.seasonalNaive),
    coveringLevel: doubles(table.coveringLevel),
  };
}

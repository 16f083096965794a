import { hubError } from "../errors.ts";
import { readFrozen } from "../service/frozen-forecasts.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { type BacktestTable, type ErrorSummary, measureCoverage, summariseErrors } from "../training/backtest-table.ts";

/** Whose errors; what is left out is not restricted. */
export interface AccuracyQuestion {
  readonly store?: number;
  readonly dept?: number;
  /** Also the errors of each store or department among those asked for. */
  readonly by?: "store" | "dept";
}

export interface ErrorFigures extends ErrorSummary {
  /** Share of actuals inside the 80% band; null without entries. */
  readonly coverage80: number | null;
  readonly coverage95: number | null;
}

export interface HorizonFigures extends ErrorFigures {
  readonly fromHorizon: number;
  readonly toHorizon: number;
}

export interface PastForecast {
  readonly weekIndex: number;
  readonly horizonWeeks: number;
  readonly actualUsd: number;
  readonly forecastUsd: number;
  readonly seasonalNaiveUsd: number;
  readonly source: "backtest" | "frozen";
  readonly modelVersion: string;
}

export interface GroupFigures {
  readonly store: number | null;
  readonly dept: number | null;
  readonly total: ErrorFigures;
  readonly frozen: ErrorFigures | null;
}

export interface Accuracy {
  readonly total: ErrorFigures;
  readonly byHorizon: readonly HorizonFigures[];
  /** Of a pair only, by date: of each source the forecast with the shortest horizon. */
  readonly past: readonly PastForecast[];
  /** Largest absolute error first. */
  readonly groups: readonly GroupFigures[];
  readonly frozen: {
    readonly versions: readonly string[];
    readonly unreadable: readonly string[];
    /** null when no frozen forecast has met its actual. */
    readonly total: ErrorFigures | null;
    readonly byHorizon: readonly HorizonFigures[];
  };
}

const HORIZON_BANDS = [
  [1, 2],
  [3, 5],
  [6, 9],
  [10, 13],
  [14, 25],
  [26, 52],
] as const;

/**
 * How wrong forecasts were: in the backtest of the model's recipe, and where earlier model versions had frozen forecasts
 * whose actuals have arrived since.
 * @throws {HubError} HUB_PAIR_UNKNOWN, HUB_STORE_UNKNOWN or HUB_DEPT_UNKNOWN
 */
export async function measureAccuracy(snapshot: Snapshot, question: AccuracyQuestion): Promise<Accuracy> {
  const { store, dept, by } = question;
  requireKnown(snapshot, question);
  const frozen = await readFrozen(snapshot);
  const restricted = restrictTo(snapshot, question);
  const backtest = restricted(snapshot.backtest);
  const met = restricted(frozen.table);
  const versionsMet = new Set(met.fold);
  return {
    total: figuresOf(backtest),
    byHorizon: figuresByHorizon(backtest),
    past:
      store === undefined || dept === undefined
        ? []
        : [
            ...pastForecasts(backtest, "backtest", () => snapshot.model.version),
            ...pastForecasts(met, "frozen", (position) => frozen.versions[position]!),
          ].sort((a, b) => a.weekIndex - b.weekIndex || (a.source < b.source ? -1 : 1)),
    groups: by === undefined ? [] : figuresByGroup(snapshot, by, backtest, met),
    frozen: {
      versions: frozen.versions.filter((_, position) => versionsMet.has(position)),
      unreadable: frozen.unreadable,
      total: met.actual.length > 0 ? figuresOf(met) : null,
      byHorizon: figuresByHorizon(met),
    },
  };
}

/** Errors and coverage over all entries of a table. */
export function figuresOf(table: BacktestTable): ErrorFigures {
  const all = () => true;
  return {
    ...summariseErrors(table, all),
    coverage80: measureCoverage(table, 0.8, all).measuredFraction,
    coverage95: measureCoverage(table, 0.95, all).measuredFraction,
  };
}

/** The chosen entries of a table, in their order. */
export function selectEntries(table: BacktestTable, includes: (entry: number) => boolean): BacktestTable {
  return pickEntries(table, table.series.keys().filter(includes).toArray());
}

function requireKnown({ panel, series }: Snapshot, { store, dept }: AccuracyQuestion): void {
  if (store !== undefined && dept !== undefined) series.rowOf({ store, dept });
  else if (store !== undefined) series.departmentsOf(store);
  else if (dept !== undefined && !panel.seriesDept.includes(dept)) {
    const known = [...new Set(panel.seriesDept)].sort((a, b) => Math.abs(a - dept) - Math.abs(b - dept));
    throw hubError(
      "HUB_DEPT_UNKNOWN",
      `There is no department ${dept}; the nearest are ${known.slice(0, 5).join(", ")}.`,
      { details: { dept, nearestDepartments: known.slice(0, 5) } },
    );
  }
}

const restrictTo =
  ({ panel }: Snapshot, { store, dept }: AccuracyQuestion) =>
  (table: BacktestTable): BacktestTable =>
    store === undefined && dept === undefined
      ? table
      : selectEntries(table, (entry) => {
          const i = table.series[entry]!;
          return (
            (store === undefined || panel.seriesStore[i] === store) &&
            (dept === undefined || panel.seriesDept[i] === dept)
          );
        });

function figuresByHorizon(table: BacktestTable): HorizonFigures[] {
  return HORIZON_BANDS.flatMap(([fromHorizon, toHorizon]) => {
    const entries = selectEntries(table, (entry) => {
      const horizon = table.horizon[entry]!;
      return horizon >= fromHorizon && horizon <= toHorizon;
    });
    return entries.actual.length === 0 ? [] : [{ fromHorizon, toHorizon, ...figuresOf(entries) }];
  });
}

function figuresByGroup(
  { panel }: Snapshot,
  by: "store" | "dept",
  backtest: BacktestTable,
  frozen: BacktestTable,
): GroupFigures[] {
  const numberOf = (i: number) => (by === "store" ? panel.seriesStore : panel.seriesDept)[i]!;
  const split = (table: BacktestTable) => Map.groupBy(table.series.keys(), (entry) => numberOf(table.series[entry]!));
  const frozenEntries = split(frozen);
  const groups = [...split(backtest)].map(([number, entries]): GroupFigures => {
    const met = frozenEntries.get(number);
    return {
      store: by === "store" ? number : null,
      dept: by === "dept" ? number : null,
      total: figuresOf(pickEntries(backtest, entries)),
      frozen: met ? figuresOf(pickEntries(frozen, met)) : null,
    };
  });
  const costOf = ({ total }: GroupFigures) => (total.maeUsd ?? 0) * total.testWeeks;
  return groups.sort((a, b) => costOf(b) - costOf(a));
}

function pickEntries(table: BacktestTable, entries: readonly number[]): BacktestTable {
  const chosen = Int32Array.from(entries);
  const doubles = (values: Float64Array) => Float64Array.from(chosen, (entry) => values[entry]!);
  const integers = (values: Int32Array) => chosen.map((entry) => values[entry]!);
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

/** One forecast per week: that of the latest origin. */
function pastForecasts(
  table: BacktestTable,
  source: PastForecast["source"],
  versionOf: (fold: number) => string,
): PastForecast[] {
  const byWeek = new Map<number, PastForecast>();
  for (let entry = 0; entry < table.actual.length; entry++) {
    const weekIndex = table.week[entry]!;
    const horizonWeeks = table.horizon[entry]!;
    const known = byWeek.get(weekIndex);
    if (known && known.horizonWeeks <= horizonWeeks) continue;
    byWeek.set(weekIndex, {
      weekIndex,
      horizonWeeks,
      actualUsd: table.actual[entry]!,
      forecastUsd: table.forecast[entry]!,
      seasonalNaiveUsd: table.seasonalNaive[entry]!,
      source,
      modelVersion: versionOf(table.fold[entry]!),
    });
  }
  return [...byWeek.values()];
}

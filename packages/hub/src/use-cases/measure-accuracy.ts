import { readFrozen } from "../service/frozen-forecasts.ts";
import type { Snapshot } from "../service/snapshot.ts";
import type { BacktestTable } from "../training/backtest-table.ts";
import { type ErrorFigures, figuresByGroup, figuresOf } from "../training/error-figures.ts";
import { FOLD_WEEKS } from "../training/run-folds.ts";
import { findAggregate } from "./forecast-aggregate.ts";

/** Whose errors; what is left out is not restricted. */
export interface AccuracyQuestion {
  readonly store?: number;
  readonly dept?: number;
  /** Store type; not together with store. */
  readonly type?: string;
  /** Also the errors of each store or department among those asked for. */
  readonly by?: "store" | "dept";
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
  /** Errors of the sum of the pairs asked for, in the backtest; null for a single pair. */
  readonly sum: { readonly total: ErrorFigures; readonly byHorizon: readonly HorizonFigures[] } | null;
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
  [26, 39],
] as const;

/**
 * How wrong forecasts were: in the backtest of the model's recipe, and where earlier model versions had frozen forecasts
 * whose actuals have arrived since.
 * @throws {HubError} HUB_PAIR_UNKNOWN, HUB_STORE_UNKNOWN, HUB_DEPT_UNKNOWN, HUB_TYPE_UNKNOWN or HUB_AGGREGATE_INVALID
 */
export async function measureAccuracy(snapshot: Snapshot, question: AccuracyQuestion): Promise<Accuracy> {
  const { store, dept, by } = question;
  const isPair = store !== undefined && dept !== undefined && question.type === undefined;
  if (isPair) snapshot.series.rowOf({ store, dept });
  const aggregate = isPair ? undefined : findAggregate(snapshot, question);
  const frozen = await readFrozen(snapshot);
  const chosen = restrictTo(snapshot, question);
  const backtest = { table: snapshot.backtest, includes: chosen(snapshot.backtest) };
  const long = { table: snapshot.longBacktest, includes: chosen(snapshot.longBacktest) };
  const met = { table: frozen.table, includes: chosen(frozen.table) };
  const frozenTotal = figuresOf(met.table, met.includes);
  const versionsMet = new Set(met.table.fold.filter((_, entry) => met.includes(entry)));
  return {
    total: figuresOf(backtest.table, backtest.includes),
    byHorizon: figuresByHorizon(long),
    sum: aggregate === undefined ? null : errorsOfSum(snapshot.aggregateBacktest, aggregate),
    past: isPair
      ? [
          ...pastForecasts(backtest, "backtest", () => snapshot.model.version),
          ...pastForecasts(met, "frozen", (position) => frozen.versions[position]!),
        ].sort((a, b) => a.weekIndex - b.weekIndex || (a.source < b.source ? -1 : 1))
      : [],
    groups: by === undefined ? [] : figuresByPlace(snapshot, by, backtest, met),
    frozen: {
      versions: frozen.versions.filter((_, position) => versionsMet.has(position)),
      unreadable: frozen.unreadable,
      total: frozenTotal.testWeeks > 0 ? frozenTotal : null,
      byHorizon: figuresByHorizon(met),
    },
  };
}

/** The entries of a table that a question is about. */
interface ChosenEntries {
  readonly table: BacktestTable;
  readonly includes: (entry: number) => boolean;
}

function restrictTo({ panel }: Snapshot, { store, dept, type }: AccuracyQuestion) {
  const ofType = new Set(panel.stores.ids.filter((_, k) => type === undefined || panel.stores.types[k] === type));
  return ({ series }: BacktestTable) =>
    (entry: number): boolean => {
      const row = series[entry]!;
      return (
        (store === undefined || panel.seriesStore[row] === store) &&
        (dept === undefined || panel.seriesDept[row] === dept) &&
        (type === undefined || ofType.has(panel.seriesStore[row]!))
      );
    };
}

function errorsOfSum(table: BacktestTable, position: number): NonNullable<Accuracy["sum"]> {
  const includes = (entry: number) => table.series[entry] === position;
  const isNear = (entry: number) => includes(entry) && table.horizon[entry]! <= FOLD_WEEKS;
  return { total: figuresOf(table, isNear), byHorizon: figuresByHorizon({ table, includes }) };
}

function figuresByHorizon({ table, includes }: ChosenEntries): HorizonFigures[] {
  const bandOf = (horizon: number) => HORIZON_BANDS.findIndex(([from, to]) => horizon >= from && horizon <= to);
  const figures = figuresByGroup(table, (entry) => (includes(entry) ? bandOf(table.horizon[entry]!) : undefined));
  return HORIZON_BANDS.flatMap(([fromHorizon, toHorizon], band) => {
    const ofBand = figures.get(band);
    return ofBand ? [{ fromHorizon, toHorizon, ...ofBand }] : [];
  });
}

function figuresByPlace(
  { panel }: Snapshot,
  by: "store" | "dept",
  backtest: ChosenEntries,
  frozen: ChosenEntries,
): GroupFigures[] {
  const numbers = by === "store" ? panel.seriesStore : panel.seriesDept;
  const figuresIn = ({ table, includes }: ChosenEntries) =>
    figuresByGroup(table, (entry) => (includes(entry) ? numbers[table.series[entry]!] : undefined));
  const met = figuresIn(frozen);
  const costOf = ({ total }: GroupFigures) => (total.maeUsd ?? 0) * total.testWeeks;
  return [...figuresIn(backtest)]
    .map(
      ([number, total]): GroupFigures => ({
        store: by === "store" ? number : null,
        dept: by === "dept" ? number : null,
        total,
        frozen: met.get(number) ?? null,
      }),
    )
    .sort((a, b) => costOf(b) - costOf(a));
}

/** One forecast per week: that of the latest origin. */
function pastForecasts(
  { table, includes }: ChosenEntries,
  source: PastForecast["source"],
  versionOf: (fold: number) => string,
): PastForecast[] {
  const byWeek = new Map<number, PastForecast>();
  for (let entry = 0; entry < table.actual.length; entry++) {
    if (!includes(entry)) continue;
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

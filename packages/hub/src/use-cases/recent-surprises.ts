import type { FrozenForecasts } from "../service/frozen-forecasts.ts";
import type { Snapshot } from "../service/snapshot.ts";
import type { BacktestTable } from "../training/backtest-table.ts";

/** The latest actual of a pair outside its 95% interval. */
export interface Surprise {
  readonly week: number;
  readonly actualUsd: number;
  readonly forecastUsd: number;
  /** frozen: predicted before the actual was known; backtest: by the same recipe, afterwards. */
  readonly source: "frozen" | "backtest";
  /** Such weeks among the last 8. */
  readonly count: number;
}

export const RECENT_WEEKS = 8;
const LEVEL = 0.95;

/**
 * Actuals of the last 8 weeks outside their 95% interval, by row of the panel. A week that a frozen forecast saw coming
 * is judged by it (the shortest horizon); others by the backtest.
 */
export function findSurprises(
  { panel, backtest }: Pick<Snapshot, "panel" | "backtest">,
  frozen: FrozenForecasts,
): Map<number, Surprise> {
  const from = panel.historyWeekCount - RECENT_WEEKS;
  const judged = new Map<number, Judged>();
  const judge = (table: BacktestTable, source: Surprise["source"]) => {
    for (let entry = 0; entry < table.actual.length; entry++) {
      const week = table.week[entry]!;
      if (week < from) continue;
      const key = table.series[entry]! * panel.weekCount + week;
      const known = judged.get(key);
      const nearer = !known || (known.source === source && table.horizon[entry]! < known.horizon);
      if (nearer) judged.set(key, { table, entry, source, horizon: table.horizon[entry]! });
    }
  };
  judge(frozen.table, "frozen");
  judge(backtest, "backtest");
  const surprises = new Map<number, Surprise>();
  for (const { table, entry, source } of judged.values()) {
    if (table.coveringLevel[entry]! <= LEVEL) continue;
    const series = table.series[entry]!;
    const known = surprises.get(series);
    const week = table.week[entry]!;
    const count = 1 + (known?.count ?? 0);
    surprises.set(
      series,
      known && known.week > week
        ? { ...known, count }
        : { week, actualUsd: table.actual[entry]!, forecastUsd: table.forecast[entry]!, source, count },
    );
  }
  return surprises;
}

interface Judged {
  readonly table: BacktestTable;
  readonly entry: number;
  readonly source: Surprise["source"];
  readonly horizon: number;
}

import type { BacktestTable, ErrorSummary } from "./backtest-table.ts";

/** Errors and coverage over some entries of a table. */
export interface ErrorFigures extends ErrorSummary {
  /** Share of actuals inside the 80% band; null without entries. */
  readonly coverage80: number | null;
  readonly coverage95: number | null;
}

interface Sums {
  count: number;
  absolute: number;
  signed: number;
  naive: number;
  size: number;
  inside80: number;
  inside95: number;
}

/**
 * Errors and coverage of every group of a table's entries, in one pass.
 * @param groupOf The group of an entry; undefined leaves the entry out.
 */
export function figuresByGroup(
  table: BacktestTable,
  groupOf: (entry: number) => number | undefined,
): Map<number, ErrorFigures> {
  const groups = new Map<number, Sums>();
  for (let entry = 0; entry < table.actual.length; entry++) {
    const group = groupOf(entry);
    if (group === undefined) continue;
    let sums = groups.get(group);
    if (!sums) {
      sums = { count: 0, absolute: 0, signed: 0, naive: 0, size: 0, inside80: 0, inside95: 0 };
      groups.set(group, sums);
    }
    const actual = table.actual[entry]!;
    const error = table.forecast[entry]! - actual;
    const level = table.coveringLevel[entry]!;
    sums.count++;
    sums.absolute += Math.abs(error);
    sums.signed += error;
    sums.naive += Math.abs(table.seasonalNaive[entry]! - actual);
    sums.size += Math.abs(actual);
    if (level <= 0.8) sums.inside80++;
    if (level <= 0.95) sums.inside95++;
  }
  return new Map([...groups].map(([group, sums]) => [group, toFigures(sums)]));
}

/** Errors and coverage over the entries for which `includes` holds. */
export function figuresOf(table: BacktestTable, includes: (entry: number) => boolean = () => true): ErrorFigures {
  const figures = figuresByGroup(table, (entry) => (includes(entry) ? 0 : undefined)).get(0);
  return figures ?? toFigures({ count: 0, absolute: 0, signed: 0, naive: 0, size: 0, inside80: 0, inside95: 0 });
}

function toFigures({ count, absolute, signed, naive, size, inside80, inside95 }: Sums): ErrorFigures {
  const perEntry = (sum: number) => (count > 0 ? sum / count : null);
  return {
    testWeeks: count,
    wapeFraction: size > 0 ? absolute / size : null,
    maeUsd: perEntry(absolute),
    biasUsd: perEntry(signed),
    seasonalNaiveWapeFraction: size > 0 ? naive / size : null,
    coverage80: perEntry(inside80),
    coverage95: perEntry(inside95),
  };
}

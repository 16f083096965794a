import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { mapInSlices } from "../service/yield-to-requests.ts";
import { type ErrorFigures, figuresByGroup } from "../training/error-figures.ts";
import { forecastAggregate } from "./forecast-aggregate.ts";
import { listStores, type StoreOverview } from "./list-stores.ts";
import { readStoreReturns, type StoreReturn } from "./promotion-evidence.ts";

/** How hard a store's sales are to foresee. */
export interface StoreVolatility {
  /** Width of the 80% band of the next 4 weeks / their forecast, the weekly bands averaged; null when not positive. */
  readonly relativeIntervalWidth: number | null;
  /** Backtest error of the store's pairs, each on its own. */
  readonly wapeFraction: number | null;
  /** Backtest error of the store's weekly total. */
  readonly totalWapeFraction: number | null;
  readonly testWeeks: number;
}

export interface StoreOnMap extends StoreOverview {
  readonly volatility: StoreVolatility;
  readonly markdownReturn: StoreReturn | null;
  /** Why there is no markdown return; null when there is. */
  readonly noReturnReason: string | null;
}

const NEXT_WEEKS = 4;

/** Every store with what the map can show: growth, volatility and what markdowns returned. */
export const mapStores = oncePerSnapshot((snapshot): Promise<readonly StoreOnMap[]> => {
  const returns = readStoreReturns(snapshot);
  const { seriesStore } = snapshot.panel;
  const errors = figuresByGroup(snapshot.backtest, (entry) => seriesStore[snapshot.backtest.series[entry]!]);
  return mapInSlices(listStores(snapshot), (overview) => {
    const markdownReturn = returns.byStore.get(overview.store) ?? null;
    return {
      ...overview,
      volatility: measureVolatility(snapshot, overview.store, errors.get(overview.store)),
      markdownReturn,
      noReturnReason: markdownReturn === null ? returns.reason : null,
    };
  });
});

function measureVolatility(snapshot: Snapshot, store: number, errors: ErrorFigures | undefined): StoreVolatility {
  const { weeks, accuracy } = forecastAggregate(snapshot, {
    store,
    histWeeks: 0,
    forecastWeeks: NEXT_WEEKS,
    levels: [0.8],
  });
  let width = 0;
  let forecast = 0;
  for (const week of weeks) {
    forecast += week.salesUsd;
    for (const { lowerUsd, upperUsd } of week.intervals) width += upperUsd - lowerUsd;
  }
  return {
    relativeIntervalWidth: forecast > 0 ? width / forecast : null,
    wapeFraction: errors?.wapeFraction ?? null,
    totalWapeFraction: accuracy.wapeFraction,
    testWeeks: errors?.testWeeks ?? 0,
  };
}

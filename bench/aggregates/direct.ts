import type { SalesPanel } from "@sales-hub/domain";
import { type Aggregate, buildOriginState, computeBase, emptyBaseParts, sumActual } from "@sales-hub/engine";

/**
 * A panel whose series are the aggregates of one kind, so that the recipe's base can be run on them directly.
 * @returns The panel, and by its series the position of the aggregate.
 */
export function buildAggregatePanel(
  panel: SalesPanel,
  aggregates: readonly Aggregate[],
): { readonly panel: SalesPanel; readonly order: readonly number[] } {
  const { weekCount } = panel;
  const types = [...new Set(panel.stores.types)].sort();
  const places = aggregates.map((aggregate, a) => ({
    a,
    store: aggregate.store ?? (aggregate.type === null ? 1 : 1 + types.indexOf(aggregate.type)),
    dept: aggregate.dept ?? 1,
  }));
  places.sort((x, y) => x.store - y.store || x.dept - y.dept);
  const ids = [...new Set(places.map(({ store }) => store))];
  const sales = new Float64Array(places.length * weekCount);
  places.forEach(({ a }, i) => {
    for (let week = 0; week < weekCount; week++) {
      sales[i * weekCount + week] = sumActual(panel, aggregates[a]!.members, week);
    }
  });
  const byStore = () => new Float64Array(ids.length * weekCount);
  const summed: SalesPanel = {
    ...panel,
    seriesCount: places.length,
    seriesStore: Int32Array.from(places, ({ store }) => store),
    seriesDept: Int32Array.from(places, ({ dept }) => dept),
    sales,
    isPredictionTarget: new Uint8Array(sales.length),
    stores: { ids: Int32Array.from(ids), types: ids.map(() => "A"), sizes: new Float64Array(ids.length).fill(1) },
    temperature: byStore(),
    fuelPrice: byStore(),
    cpi: byStore(),
    unemployment: byStore(),
    markdowns: new Float64Array(ids.length * weekCount * 5),
  };
  return { panel: summed, order: places.map(({ a }) => a) };
}

/** The base of every series of a panel, USD, shape [N x horizonWeeks]. */
export function forecastBase(panel: SalesPanel, originIndex: number, horizonWeeks: number): Float64Array {
  const state = buildOriginState(panel, originIndex, { maxHorizon: horizonWeeks });
  const out = new Float64Array(panel.seriesCount * horizonWeeks);
  const parts = emptyBaseParts();
  for (let i = 0; i < panel.seriesCount; i++) {
    for (let h = 1; h <= horizonWeeks; h++) {
      computeBase(state, i, h, parts);
      out[i * horizonWeeks + h - 1] = state.hasHistory[i] === 1 ? parts.base : 0;
    }
  }
  return out;
}

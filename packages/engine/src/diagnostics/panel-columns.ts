import type { SalesPanel } from "@sales-hub/domain";
import { buildPanelIndex, type PanelIndex } from "../base/panel-index.ts";
import type { NamedColumn } from "./correlation.ts";

export const MARKDOWN_TYPES = 5;
const COVARIATES = ["temperature", "fuelPrice", "cpi", "unemployment"] as const;

/** One row for each store and week of the history that has sales, with how many sales rows it stands for. */
export interface StoreWeekColumns {
  /** Rows of the sales table in the store and week, shape [store-weeks]. */
  readonly rows: Float64Array;
  readonly covariates: readonly NamedColumn[];
  /** MarkDown1-5, missing as 0. */
  readonly markdowns: readonly NamedColumn[];
  /** The brief's aggregates: total, mean of the active types, max, count and active. */
  readonly aggregates: readonly NamedColumn[];
}

/** The columns that are the same for all departments of a store in a week. */
export function collectStoreWeeks(panel: SalesPanel, index: PanelIndex = buildPanelIndex(panel)): StoreWeekColumns {
  const { weekCount, historyWeekCount } = panel;
  const counts = new Float64Array(panel.stores.ids.length * weekCount);
  for (let i = 0; i < panel.seriesCount; i++) {
    const row = index.seriesStore[i]! * weekCount;
    for (let t = 0; t < historyWeekCount; t++) {
      if (!Number.isNaN(panel.sales[i * weekCount + t]!)) counts[row + t] = counts[row + t]! + 1;
    }
  }
  const cells = Array.from(counts.keys()).filter((cell) => counts[cell]! > 0);
  const take = (pick: (cell: number) => number) => Float64Array.from(cells, pick);
  const spend = (cell: number) => panel.markdowns.subarray(cell * MARKDOWN_TYPES, (cell + 1) * MARKDOWN_TYPES);
  const total = take((cell) => spend(cell).reduce((sum, usd) => sum + usd, 0));
  const active = take((cell) => spend(cell).reduce((count, usd) => count + (usd > 0 ? 1 : 0), 0));
  return {
    rows: take((cell) => counts[cell]!),
    covariates: COVARIATES.map((name) => ({ name, values: take((cell) => panel[name][cell]!) })),
    markdowns: Array.from({ length: MARKDOWN_TYPES }, (_, k) => ({
      name: `MarkDown${k + 1}`,
      values: take((cell) => spend(cell)[k]!),
    })),
    aggregates: [
      { name: "Total_Markdown", values: total },
      { name: "Mean_Active_Markdown", values: total.map((usd, r) => (active[r]! > 0 ? usd / active[r]! : 0)) },
      { name: "Max_Markdown", values: take((cell) => Math.max(...spend(cell))) },
      { name: "Promo_Count", values: active },
      { name: "Promo_Active", values: active.map((count) => (count > 0 ? 1 : 0)) },
    ],
  };
}

/** All sales of the history, series by series, without gaps. */
export function collectSales(panel: SalesPanel): Float64Array {
  const { seriesCount, weekCount, historyWeekCount, sales } = panel;
  const out = new Float64Array(seriesCount * historyWeekCount);
  let n = 0;
  for (let i = 0; i < seriesCount; i++) {
    for (let t = 0; t < historyWeekCount; t++) {
      const y = sales[i * weekCount + t]!;
      if (!Number.isNaN(y)) out[n++] = y;
    }
  }
  return out.slice(0, n);
}

/** Columns of single sales rows: sales, their log, and what the store's row of the week says. */
export function collectRowColumns(panel: SalesPanel, index: PanelIndex): NamedColumn[] {
  const { seriesCount, weekCount, historyWeekCount } = panel;
  const names = [
    ...["Weekly_Sales", "Sales_Log", "IsHoliday", "Week_of_Panel", "Size", "Temperature", "Fuel_Price", "CPI"],
    ...["Unemployment", "MarkDown1", "MarkDown2", "MarkDown3", "MarkDown4", "MarkDown5", "Total_Markdown"],
  ];
  const capacity = seriesCount * historyWeekCount;
  const columns = names.map(() => new Float64Array(capacity));
  let n = 0;
  for (let i = 0; i < seriesCount; i++) {
    const store = index.seriesStore[i]!;
    for (let t = 0; t < historyWeekCount; t++) {
      const y = panel.sales[i * weekCount + t]!;
      if (Number.isNaN(y)) continue;
      const cell = store * weekCount + t;
      const markdowns = panel.markdowns.subarray(cell * MARKDOWN_TYPES, (cell + 1) * MARKDOWN_TYPES);
      let k = 0;
      columns[k++]![n] = y;
      columns[k++]![n] = Math.log1p(Math.max(0, y));
      columns[k++]![n] = panel.isHoliday[t]!;
      columns[k++]![n] = t;
      columns[k++]![n] = panel.stores.sizes[store]!;
      columns[k++]![n] = panel.temperature[cell]!;
      columns[k++]![n] = panel.fuelPrice[cell]!;
      columns[k++]![n] = panel.cpi[cell]!;
      columns[k++]![n] = panel.unemployment[cell]!;
      let total = 0;
      for (const usd of markdowns) {
        columns[k++]![n] = usd;
        total += usd;
      }
      columns[k]![n] = total;
      n++;
    }
  }
  return names.map((name, k) => ({ name, values: columns[k]!.subarray(0, n) }));
}

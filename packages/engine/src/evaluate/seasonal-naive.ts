import type { SalesPanel } from "@sales-hub/domain";
import { requireOrigin } from "../forecast/require-origin.ts";

/** 52 weeks: the same weekday 364 days earlier. */
const SEASON = 52;

export interface SeasonalNaiveOptions {
  /** Index of the last week whose actuals may be seen. */
  readonly originIndex: number;
  readonly horizonWeeks: number;
  /**
   * Where the value 364 days earlier is missing: `last-value` (default) takes the pair's last value, 0 for a pair
   * without history; `global-median` takes the median of all sales up to the origin.
   */
  readonly fallback?: "last-value" | "global-median";
}

function medianUpTo(panel: SalesPanel, originIndex: number): number {
  const known: number[] = [];
  for (let i = 0; i < panel.seriesCount; i++) {
    for (let t = 0; t <= originIndex; t++) {
      const y = panel.sales[i * panel.weekCount + t]!;
      if (!Number.isNaN(y)) known.push(y);
    }
  }
  const sorted = Float64Array.from(known).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * The benchmark every forecast is measured against: the value 364 days earlier (further 364-day steps back where that
 * still lies after the origin), else the fallback.
 * @returns USD, shape [N x horizonWeeks], row-major by series; column h-1 is the week h weeks after the origin.
 * @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE
 */
export function seasonalNaive(panel: SalesPanel, options: SeasonalNaiveOptions): Float64Array {
  const { originIndex, horizonWeeks, fallback = "last-value" } = options;
  requireOrigin(panel, originIndex);
  const { seriesCount, weekCount, sales } = panel;
  const median = fallback === "global-median" ? medianUpTo(panel, originIndex) : 0;
  const forecast = new Float64Array(seriesCount * horizonWeeks);
  for (let i = 0; i < seriesCount; i++) {
    let substitute = median;
    if (fallback === "last-value") {
      for (let t = originIndex; t >= 0; t--) {
        const y = sales[i * weekCount + t]!;
        if (!Number.isNaN(y)) {
          substitute = y;
          break;
        }
      }
    }
    for (let h = 1; h <= horizonWeeks; h++) {
      let lagged = originIndex + h - SEASON;
      while (lagged > originIndex) lagged -= SEASON;
      const y = lagged < 0 ? Number.NaN : sales[i * weekCount + lagged]!;
      forecast[i * horizonWeeks + h - 1] = Number.isNaN(y) ? substitute : y;
    }
  }
  return forecast;
}

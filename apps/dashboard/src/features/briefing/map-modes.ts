import type { StoreOnMap } from "@sales-hub/contracts";
import type { TooltipRow } from "../../components/chart/tooltip.ts";
import { percent, plural } from "../../lib/format.ts";
import type { MapModeName } from "../../lib/insights-search.ts";
import type { ColorTokens } from "../../theme/tokens.ts";
import { growthClass, growthLegend, growthSign, growthSigns } from "./growth-scale.ts";
import type { LegendEntry } from "./map-legend.ts";
import { profitPerDollar, roiClass, roiFinding, roiLegend, roiRange, roiSign, roiText } from "./roi-scale.ts";
import { volatilityBounds, volatilityClass, volatilityLegend } from "./volatility-scale.ts";

/** What the map shows of each store: a class with its colour and sign, and the same in words. */
export interface MapMode {
  name: MapModeName;
  /** Of the switch. */
  label: string;
  /** Ramp that the colours are taken from. */
  ramp: "diverging" | "sequential";
  subtitle: string;
  legend: readonly LegendEntry[];
  finding: string;
  /** What is sorted by; null comes last. */
  valueOf: (store: StoreOnMap) => number | null;
  classOf: (store: StoreOnMap) => number | null;
  signOf: (store: StoreOnMap) => string;
  textOf: (store: StoreOnMap) => string;
  /** Beside the name of a store on the map. */
  shortOf: (store: StoreOnMap) => string;
  tipOf: (store: StoreOnMap) => TooltipRow[];
  /** Stores that deserve their name on the map, among those listed first. */
  isRemarkable: (store: StoreOnMap) => boolean;
  /** Largest values first instead of smallest. */
  descending: boolean;
}

export const modeLabels: Readonly<Record<MapModeName, string>> = {
  growth: "Sales growth",
  volatility: "Forecast volatility",
  roi: "ROI potential",
};

function growthFinding(stores: readonly StoreOnMap[]): string {
  const compared = stores.filter((store) => store.growth !== null);
  const falling = compared.filter((store) => (store.growth ?? 0) < 0).length;
  if (compared.length === 0) return "No store can be compared with last year";
  if (falling === 0) return `All ${plural(compared.length, "store")} sell more than a year ago`;
  return `${falling} of ${plural(compared.length, "store")} sell less than a year ago`;
}

const growthMode = (stores: readonly StoreOnMap[]): MapMode => ({
  name: "growth",
  label: modeLabels.growth,
  ramp: "diverging",
  subtitle: "Growth, last 4 weeks against the same 4 of last year, like for like",
  legend: growthLegend.map(({ group, label }) => ({ group, label, sign: growthSigns[group] ?? "" })),
  finding: growthFinding(stores),
  valueOf: (store) => store.growth,
  classOf: (store) => (store.growth === null ? null : growthClass(store.growth)),
  signOf: (store) => growthSign(store.growth),
  textOf: ({ growth }) =>
    growth === null ? "no like-for-like weeks to compare" : `${percent(growth, { sign: true })} against last year`,
  shortOf: (store) => percent(store.growth, { sign: true }),
  tipOf: ({ growth }) => [
    {
      label: "Against last year",
      value: growth === null ? "no weeks to compare" : percent(growth, { sign: true }),
      ...(growth === null ? {} : { swatch: growth < 0 ? ("down" as const) : ("up" as const) }),
    },
  ],
  isRemarkable: (store) => store.growth !== null && store.growth < 0,
  descending: false,
});

const widthOf = (store: StoreOnMap) => store.volatility.relative_interval_width ?? null;

function volatilityFinding(stores: readonly StoreOnMap[]): string {
  const known = stores.filter((store) => widthOf(store) !== null);
  const widest = known.toSorted((a, b) => (widthOf(b) ?? 0) - (widthOf(a) ?? 0))[0];
  if (widest === undefined) return "The volatility of the stores is not known yet";
  return `Store ${widest.store} is hardest to foresee: the 80% band of its next 4 weeks is ${percent(widthOf(widest))} of the forecast wide`;
}

function volatilityMode(stores: readonly StoreOnMap[]): MapMode {
  const bounds = volatilityBounds(stores.flatMap((store) => widthOf(store) ?? []));
  return {
    name: "volatility",
    label: modeLabels.volatility,
    ramp: "sequential",
    subtitle: "Width of the 80% band of the store's next 4 weeks / their forecast",
    legend: volatilityLegend(bounds),
    finding: volatilityFinding(stores),
    valueOf: widthOf,
    classOf: (store) => {
      const width = widthOf(store);
      return width === null ? null : volatilityClass(width, bounds);
    },
    signOf: (store) => {
      const width = widthOf(store);
      return width === null ? "?" : String(volatilityClass(width, bounds) + 1);
    },
    textOf: ({ volatility }) =>
      volatility.relative_interval_width === null
        ? "no band to measure"
        : `band ${percent(volatility.relative_interval_width)} of the forecast wide, backtest error of the total ${percent(volatility.total_wape)}`,
    shortOf: (store) => percent(widthOf(store)),
    tipOf: ({ volatility }) => [
      { label: "80% band / forecast", value: percent(volatility.relative_interval_width) },
      { label: "Backtest WAPE, store total", value: percent(volatility.total_wape) },
      { label: "Backtest WAPE, single departments", value: percent(volatility.wape) },
    ],
    isRemarkable: (store) => widthOf(store) !== null,
    descending: true,
  };
}

const roiMode = (stores: readonly StoreOnMap[], margin: number): MapMode => ({
  name: "roi",
  label: modeLabels.roi,
  ramp: "diverging",
  subtitle: `Profit per $1 of markdowns at a gross margin of ${percent(margin, { digits: 0 })}, with its interval; pooled over the store's departments`,
  legend: roiLegend,
  finding: roiFinding(stores, margin),
  valueOf: ({ roi_potential }) => (roi_potential.iroas === null ? null : roi_potential.iroas * margin - 1),
  classOf: (store) => roiClass(store.roi_potential, margin),
  signOf: (store) => roiSign(store.roi_potential, margin),
  textOf: ({ roi_potential }) => roiText(roi_potential, margin),
  shortOf: ({ roi_potential: roi }) => (roi.iroas === null ? "" : `${profitPerDollar(roi.iroas, margin)} per $1`),
  tipOf: ({ roi_potential: roi }) =>
    roi.iroas === null
      ? [{ label: "Profit per $1", value: "cannot be told" }]
      : [
          { label: "Profit per $1", value: profitPerDollar(roi.iroas, margin) },
          { label: `Interval, ${percent(roi.level, { digits: 0 })}`, value: roiRange(roi, margin) },
          { label: "Evidence", value: roi.evidence ?? "not rated" },
        ],
  isRemarkable: (store) => roiClass(store.roi_potential, margin) === 4,
  descending: true,
});

/** The three faces of the map. `margin` is a fraction. */
export function mapModeOf(name: MapModeName, stores: readonly StoreOnMap[], margin: number): MapMode {
  if (name === "volatility") return volatilityMode(stores);
  return name === "roi" ? roiMode(stores, margin) : growthMode(stores);
}

/** Stores in the order in which the mode names them; those without a value come last. */
export function inModeOrder(mode: MapMode, stores: readonly StoreOnMap[]): StoreOnMap[] {
  const last = mode.descending ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const rank = (store: StoreOnMap) => mode.valueOf(store) ?? last;
  return stores.toSorted((a, b) => (mode.descending ? rank(b) - rank(a) : rank(a) - rank(b)) || a.store - b.store);
}

export const fillOf = (mode: MapMode, store: StoreOnMap, color: ColorTokens): string => {
  const group = mode.classOf(store);
  return group === null ? color.surface : (color[mode.ramp][group] ?? color.surface);
};

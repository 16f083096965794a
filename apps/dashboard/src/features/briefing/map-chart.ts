import type { StoreOnMap } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { markTip } from "../../components/chart/frame.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { placeNames } from "../../components/map/place-names.ts";
import { outlines, placeDots, reachedDot } from "../../components/map/store-map.ts";
import { mapPlane } from "../../components/map/us-map.ts";
import { readableOn } from "../../lib/contrast.ts";
import { usdShort } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { fillOf, type MapMode } from "./map-modes.ts";

export const mapMarks = (
  mode: MapMode,
  stores: readonly StoreOnMap[],
  open: (store: StoreOnMap) => void,
): ChartMark[] =>
  stores.map((store, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `Store ${store.store}: ${mode.textOf(store)}, sales of the last 4 weeks ${usdShort(store.recent_sales)}`,
    open: () => open(store),
  }));

/** Dot sizes on the screen, px, by which the area follows sales. */
function radii(stores: readonly StoreOnMap[], largestPx: number): number[] {
  const largest = Math.max(1, ...stores.map((store) => store.recent_sales));
  return stores.map((store) => Math.sqrt(Math.max(0, store.recent_sales) / largest) * largestPx);
}

/** Size of a store's name on the screen, px: 12 px semibold text in its box. */
const nameSize = (text: string) => ({ width: text.length * 6.9 + 14, height: 24 });

interface Options {
  theme: ChartTheme;
  mode: MapMode;
  /** In the order of their marks. */
  stores: readonly StoreOnMap[];
  /** Screen pixels for one unit of the map's plane. */
  scale: number;
}

export function mapOption({ theme, mode, stores, scale }: Options): EChartsCoreOption {
  const { color, compact } = theme;
  const sizes = radii(stores, compact ? 9 : 17);
  const placed = placeDots(stores, sizes, scale);
  const dots = stores.map((store, index) => {
    const radius = sizes[index] ?? 0;
    const fill = fillOf(mode, store, color);
    const group = mode.classOf(store) ?? 2;
    const arrow = compact && mode.ramp === "diverging" && group !== 2;
    return {
      name: String(store.store),
      value: placed[index] ?? [0, 0],
      symbol: arrow ? "triangle" : "circle",
      symbolRotate: arrow && group < 2 ? 180 : 0,
      symbolSize: radius * 2,
      itemStyle: { color: fill, borderColor: color.text, borderWidth: 1, opacity: 1 },
      label: {
        show: !compact,
        formatter: mode.signOf(store),
        color: readableOn(fill, color.text, color.surface),
        fontSize: Math.min(16, Math.max(10, radius * 1.1)),
        fontWeight: 600,
      },
    };
  });
  const names = stores.slice(0, compact ? 0 : 3).flatMap((store, dot) => {
    const text = `Store ${store.store}  ${mode.shortOf(store)}`;
    return mode.isRemarkable(store) ? [{ dot, text, ...nameSize(text) }] : [];
  });
  const onScreen = placed.map(([x, y], index) => ({ x: x * scale, y: y * scale, radius: sizes[index] ?? 0 }));
  const offsets = placeNames({
    dots: onScreen,
    names,
    bounds: { width: mapPlane.width * scale, height: mapPlane.height * scale },
  });
  const named = names.map(({ dot, text }, index) => ({
    value: placed[dot] ?? [0, 0],
    symbolSize: 0,
    label: { show: true, formatter: text, position: "inside" as const, offset: offsets[index] ?? [0, 0] },
  }));

  return {
    tooltip: markTip(theme, (dataIndex) => {
      const store = stores[dataIndex];
      if (store === undefined) return "";
      return tooltipHtml(`Store ${store.store} · type ${store.type}`, [
        ...mode.tipOf(store),
        { label: "Last 4 weeks", value: usdShort(store.recent_sales) },
        { label: "Average week", value: usdShort(store.avg_weekly_sales) },
      ]);
    }),
    geo: outlines(theme),
    series: [
      {
        type: "scatter",
        coordinateSystem: "geo",
        data: dots,
        cursor: "pointer",
        emphasis: reachedDot(theme),
        z: 3,
      },
      {
        type: "scatter",
        coordinateSystem: "geo",
        data: named,
        silent: true,
        itemStyle: { opacity: 0 },
        label: {
          ...theme.markLabel,
          opacity: 1,
          textBorderWidth: 0,
          backgroundColor: color.surface,
          borderColor: color.border,
          borderWidth: 1,
          borderRadius: 6,
          padding: [3, 6],
          color: color.text,
          fontSize: 12,
          fontWeight: 600,
        },
        z: 4,
      },
    ],
  };
}

import type { Cluster, ClusteredStore, ClustersAnswer } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { markTip, roomAround } from "../../components/chart/frame.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { outlines, placeDots, reachedDot } from "../../components/map/store-map.ts";
import { readableOn } from "../../lib/contrast.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

/** Shapes of the archetypes on the map, so that none is told by colour alone. */
const shapes = ["circle", "roundRect", "triangle", "diamond", "rect"] as const;

/** Colour and shape together are unique for 25 archetypes. */
export function shapeOf(cluster: number): (typeof shapes)[number] {
  const round = Math.floor((cluster - 1) / shapes.length);
  return shapes[(cluster - 1 + 2 * round) % shapes.length] ?? "circle";
}
export const colorIndex = (cluster: number): number => ((cluster - 1) % 5) + 1;
/** "A" for the first archetype. */
export const clusterLetter = (cluster: number): string => String.fromCharCode(64 + cluster);

/** Stores by archetype, then by number. */
export const byCluster = (stores: readonly ClusteredStore[]): ClusteredStore[] =>
  stores.toSorted((a, b) => a.cluster - b.cluster || a.store - b.store);

const silhouetteText = (value: number) => value.toFixed(2).replace("-", "\u2212");

export const storeMarks = (
  stores: readonly ClusteredStore[],
  clusters: readonly Cluster[],
  open: (store: number) => void,
): ChartMark[] =>
  stores.map(({ store, cluster, silhouette }, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `Store ${store}: ${clusters.find(({ id }) => id === cluster)?.name ?? cluster}, silhouette ${silhouetteText(silhouette)}`,
    open: () => open(store),
  }));

interface MapOptions {
  theme: ChartTheme;
  stores: readonly ClusteredStore[];
  clusters: readonly Cluster[];
  /** Archetype that stands out; undefined: none does. */
  chosen: number | undefined;
  /** Screen pixels for one unit of the map's plane. */
  scale: number;
}

/** Stores on the map by archetype: colour, shape and letter. */
export function archetypeMapOption({ theme, stores, clusters, chosen, scale }: MapOptions): EChartsCoreOption {
  const { color, compact } = theme;
  const radius = compact ? 6 : 11;
  const placed = placeDots(
    stores,
    stores.map(() => radius),
    scale,
  );
  return {
    tooltip: markTip(theme, (dataIndex) => {
      const item = stores[dataIndex];
      if (item === undefined) return "";
      return tooltipHtml(`Store ${item.store} \u00b7 type ${item.type}`, [
        { label: "Archetype", value: clusters.find(({ id }) => id === item.cluster)?.name ?? "" },
        { label: "Silhouette", value: silhouetteText(item.silhouette) },
      ]);
    }),
    geo: outlines(theme),
    series: [
      {
        type: "scatter",
        coordinateSystem: "geo",
        cursor: "pointer",
        z: 3,
        data: stores.map((item, index) => {
          const fill = color.categories[colorIndex(item.cluster) - 1] ?? color.brand;
          const quiet = chosen !== undefined && chosen !== item.cluster;
          return {
            value: placed[index] ?? [0, 0],
            symbol: shapeOf(item.cluster),
            symbolSize: radius * 2,
            itemStyle: { color: fill, borderColor: color.text, borderWidth: 1, opacity: quiet ? 0.2 : 1 },
            label: {
              show: !compact && !quiet,
              formatter: clusterLetter(item.cluster),
              color: readableOn(fill, color.text, color.surface),
              fontSize: 11,
              fontWeight: 600,
            },
          };
        }),
        emphasis: reachedDot(theme),
      },
    ],
  };
}

type SilhouettePoint = ClustersAnswer["silhouette_by_k"][number];

export const silhouetteMarks = (points: readonly SilhouettePoint[], chosen: number): ChartMark[] =>
  points.map(({ k, silhouette }, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `${k} archetypes: mean silhouette ${silhouetteText(silhouette)}${k === chosen ? ", chosen" : ""}`,
  }));

/** Mean silhouette by number of archetypes, the chosen one marked. */
export function silhouetteOption(
  theme: ChartTheme,
  points: readonly SilhouettePoint[],
  chosen: number,
): EChartsCoreOption {
  const { color } = theme;
  return {
    grid: roomAround({ right: 16, top: 28 }),
    tooltip: {
      ...theme.tooltip,
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: color.control, width: 1, type: "solid" } },
      formatter: (params: ReadonlyArray<{ dataIndex: number }>) => {
        const point = points[params[0]?.dataIndex ?? -1];
        if (point === undefined) return "";
        return tooltipHtml(`${point.k} archetypes`, [
          { label: "Mean silhouette", value: silhouetteText(point.silhouette), swatch: "forecast" },
          { label: "Within sum of squares", value: point.within_sum_of_squares.toFixed(0) },
        ]);
      },
    },
    xAxis: { ...theme.categoryAxis, type: "category", data: points.map(({ k }) => String(k)) },
    yAxis: { ...theme.valueAxis, type: "value", min: 0, splitNumber: 4 },
    series: [
      {
        type: "line",
        data: points.map(({ k, silhouette }, index) => ({
          value: silhouette,
          label: { align: index === 0 ? "left" : index === points.length - 1 ? "right" : "center" },
          symbolSize: k === chosen ? 12 : 7,
          itemStyle:
            k === chosen ? { color: color.spark, borderColor: color.text, borderWidth: 2 } : { color: color.brand },
        })),
        symbol: "circle",
        showAllSymbol: true,
        lineStyle: { color: color.brand, width: 2 },
        emphasis: { disabled: true },
        label: {
          ...theme.markLabel,
          show: true,
          position: "top",
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const point = points[dataIndex];
            return point?.k === chosen ? `${silhouetteText(point.silhouette)}, chosen` : "";
          },
        },
      },
    ],
  };
}

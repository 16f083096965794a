import type { Report } from "../report-types.ts";
import { categoryAxis, valueAxis } from "../theme.ts";
import type { Chart } from "./figure.ts";

type Histogram = Report["eda"]["sales"]["raw"]["histogram"];

interface HistogramOptions {
  readonly histogram: Histogram;
  readonly tick: (value: number) => string;
  /** Small, to stand beside others. */
  readonly small?: boolean;
}

/** Counts by bin; labels stand at the lower edge of their bin. */
export function histogramChart({ histogram, tick, small = false }: HistogramOptions): Chart {
  const { edges, counts } = histogram;
  const most = Math.max(...counts);
  return {
    height: () => (small ? 170 : 230),
    draw: (theme) => {
      const every = Math.ceil(counts.length / (theme.compact ? 4 : 8));
      return {
        grid: { left: 56, right: 12, top: 10, bottom: 26 },
        xAxis: {
          ...categoryAxis(theme),
          data: counts.map((_, k) => tick(edges[k]!)),
          axisLabel: { ...categoryAxis(theme).axisLabel, interval: (k: number) => k % every === 0 },
        },
        yAxis: {
          ...valueAxis(theme),
          splitNumber: 3,
          axisLabel: { ...valueAxis(theme).axisLabel, formatter: (count: number) => countTick(count, most) },
        },
        series: [
          {
            type: "bar",
            silent: true,
            barCategoryGap: "6%",
            itemStyle: { color: theme.color.brand },
            data: [...counts],
          },
        ],
      };
    },
  };
}

const countTick = (count: number, most: number) =>
  most >= 10_000 && count > 0 ? `${(count / 1000).toLocaleString("en-US")}k` : count.toLocaleString("en-US");

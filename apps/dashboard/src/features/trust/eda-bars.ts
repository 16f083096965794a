import type { ReportDistribution, ReportEda, ReportPareto } from "@sales-hub/contracts";
import { count, percent, significant, usdShort } from "../../lib/format.ts";
import type { Bar } from "./bars-chart.ts";

/** One bar a bin of the histogram, named by where the bin begins. */
export const histogramBars = (
  { histogram: { edges, counts } }: Pick<ReportDistribution, "histogram">,
  edge: (value: number) => string,
): Bar[] =>
  counts.map((n, index) => ({
    label: `${edge(edges[index] ?? 0)} to ${edge(edges[index + 1] ?? 0)}`,
    value: n,
    text: `${count(n)} rows`,
  }));

/** Lag 0 is 1 by definition and left out. */
export const lagBars = (values: readonly number[]): Bar[] =>
  values.slice(1).map((value, index) => ({ label: String(index + 1), value, text: significant(value) }));

/** How far above or below an ordinary week each week of the year sells. */
export const seasonBars = ({ seasonality }: Pick<ReportEda, "seasonality">): Bar[] =>
  seasonality.weeks.map(({ iso_week, index }) => ({
    label: String(iso_week),
    value: index - 1,
    text: percent(index - 1, { sign: true }),
  }));

export const paretoBars = ({ entries }: ReportPareto): Bar[] =>
  entries.map(({ id, share, cumulative_share, sales_usd }) => ({
    label: String(id),
    value: share,
    text: `${percent(share)}, ${usdShort(sales_usd)}; ${percent(cumulative_share)} with those before it`,
  }));

/** Lags whose value lies beyond what white noise would show, the farthest first. */
export function strongestLags(acf: readonly number[], bound: number): number[] {
  return acf
    .map((value, lag) => ({ lag, value }))
    .filter(({ lag, value }) => lag > 0 && Math.abs(value) > bound)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .map(({ lag }) => lag);
}

const vifSets = {
  aggregates: "Aggregates of the brief",
  types: "MarkDown1 to 5 alone",
  total_beside_types: "The total beside all five",
} as const;

export const vifRows = ({ vif }: Pick<ReportEda, "vif">) =>
  vif.flatMap(({ set, columns }) => columns.map(({ name, vif: value }) => ({ set: vifSets[set], name, vif: value })));

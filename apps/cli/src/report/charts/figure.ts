import { BarChart, HeatmapChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, VisualMapComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { html, type Markup, trusted } from "../html.ts";
import { type ChartTheme, PALETTES, type Scheme } from "../theme.ts";

use([
  BarChart,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  VisualMapComponent,
]);

/** A chart that can be drawn in either scheme, for a screen or a phone. */
export interface Chart {
  readonly draw: (theme: ChartTheme) => EChartsCoreOption;
  /** Height in px. */
  readonly height: (theme: ChartTheme) => number;
}

export interface FigureOptions {
  /** What the chart shows, in one sentence for those who cannot see it. */
  readonly label: string;
  /** Unit, period and count. */
  readonly caption: string;
  readonly chart: Chart;
}

type Size = "wide" | "narrow";

const WIDTHS: Readonly<Record<Size, number>> = { wide: 760, narrow: 330 };

/** A chart as SVG in four drawings, of which the style sheet shows one: light or dark, wide or narrow. */
export function figure({ label, caption, chart }: FigureOptions): Markup {
  const drawings = (["light", "dark"] as const).flatMap((scheme) =>
    (["wide", "narrow"] as const).map(
      (size) => html`<div class="drawing ${scheme} ${size}">${trusted(drawSvg(chart, scheme, size))}</div>`,
    ),
  );
  return html`<figure><div role="img" aria-label="${label}">${drawings}</div><figcaption>${caption}</figcaption></figure>`;
}

/** One drawing of a chart. */
export function drawSvg(chart: Chart, scheme: Scheme, size: Size): string {
  const theme = { color: PALETTES[scheme], compact: size === "narrow" };
  const canvas = init(null, null, { renderer: "svg", ssr: true, width: WIDTHS[size], height: chart.height(theme) });
  try {
    canvas.setOption({ animation: false, ...chart.draw(theme) });
    return canvas.renderToSVGString().replaceAll(/ ecmeta_\w+="[^"]*"/g, "");
  } finally {
    canvas.dispose();
  }
}

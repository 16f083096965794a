import type { DriftMeasure, DriftWindow } from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { init } from "../../src/components/chart/echarts.ts";
import { driftOption } from "../../src/features/trust/drift-chart.ts";
import { chartTheme } from "../../src/theme/chart-theme.ts";

/** Heights, in px, of the level lines that a chart draws in these colours. */
function levels(option: object, strokes: readonly string[]) {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 800, height: 300 });
  chart.setOption({ ...option, animation: false });
  const svg = chart.renderToSVGString();
  const drawn = [...svg.matchAll(/<path d="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)"[^>]*stroke="([^"]+)"/g)]
    .filter(([, from, to, stroke]) => from === to && strokes.includes(stroke ?? ""))
    .map(([, from]) => Number(from));
  const at = (value: number) => chart.convertToPixel({ yAxisIndex: 0 }, value);
  return { drawn: [...new Set(drawn)].sort((a, b) => a - b), at };
}

const theme = chartTheme("light", false);

describe("reference lines", () => {
  it("of a control chart stand where their labels say", () => {
    const measure: DriftMeasure = {
      measure: "wape",
      label: "WAPE",
      centre: 0.0754,
      lower_limit: null,
      upper_limit: 0.0913,
    } as DriftMeasure;
    const windows = [0.071, 0.08].map((wape, i) => ({
      date: `2012-10-${19 + 7 * i}`,
      source: "backtest",
      pair_weeks: 10,
      wape,
      broken: [] as string[],
    })) as DriftWindow[];
    const { drawn, at } = levels(driftOption({ theme, windows, measure }), [theme.color.bad, theme.color.text3]);
    expect(drawn).toHaveLength(2);
    expect(Math.abs((drawn[0] ?? 0) - at(0.0913))).toBeLessThan(1);
    expect(Math.abs((drawn[1] ?? 0) - at(0.0754))).toBeLessThan(1);
  });
});

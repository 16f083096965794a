import { colors, fontFamily, type Scheme, type as sizes } from "./tokens.ts";

/** Adds an alpha channel to a six-digit hex colour: 0.22 for the 80% band, 0.1 for the 95% band. */
export function withAlpha(hex: string, alpha: number): string {
  return `${hex}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, "0")}`;
}

/** What chart options are written with: the tokens of one scheme, and the parts every chart shares. */
export function chartTheme(scheme: Scheme, compact: boolean) {
  const color = colors[scheme];
  const [captionSize, captionLine] = sizes.caption;
  const label = { color: color.text3, fontSize: captionSize, lineHeight: captionLine, fontFamily };
  return {
    color,
    /** True on phones: fewer ticks, no labels beside marks. */
    compact,
    markLabel: {
      color: color.text2,
      fontSize: 11,
      fontFamily,
      textBorderColor: color.surface,
      textBorderWidth: 3,
    },
    text: { fontFamily, fontSize: captionSize, color: color.text2 },
    categoryAxis: {
      axisLine: { lineStyle: { color: color.border } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: label,
    },
    valueAxis: {
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: color.border, width: 1 } },
      axisLabel: label,
    },
    tooltip: {
      className: "chart-tip",
      confine: true,
      backgroundColor: color.surface,
      borderColor: color.border,
      borderWidth: 1,
      padding: [10, 12],
      textStyle: { color: color.text, fontFamily, fontSize: sizes.table[0], lineHeight: sizes.table[1] },
      extraCssText: "border-radius: 8px; box-shadow: 0 6px 20px rgb(8 18 35 / 18%)",
    },
    actualLine: { color: color.text, width: 2 },
    forecastLine: { color: color.brand, width: 2, type: "dashed" as const },
    thinLine: { color: color.text3, width: 1.25 },
    bandAlpha: (level: number) => (level > 0.9 ? 0.1 : 0.22),
  };
}

export type ChartTheme = ReturnType<typeof chartTheme>;

export type Scheme = "light" | "dark";

/** Colours of the dashboard, so that report and page look alike. */
export const PALETTES = {
  light: {
    canvas: "#f4f6fa",
    surface: "#ffffff",
    sunken: "#eaeff6",
    border: "#d3dbe6",
    control: "#76859c",
    text: "#0a1a33",
    text2: "#3f4e66",
    text3: "#586880",
    brand: "#0053e2",
    spark: "#ffc220",
    good: "#0b7245",
    warn: "#7a5200",
    bad: "#b42318",
    categories: ["#0053e2", "#d65a00", "#0e8f70", "#4a1b54", "#8c94a0"],
    quiet: "#a3b1c6",
    diverging: ["#9a3b00", "#e08a45", "#eef1f5", "#6aa0ea", "#0048b8"],
  },
  dark: {
    canvas: "#081223",
    surface: "#0f1d33",
    sunken: "#0b172a",
    border: "#26384f",
    control: "#7288a6",
    text: "#eaf1fb",
    text2: "#b7c5d9",
    text3: "#91a4bf",
    brand: "#6aa5ff",
    spark: "#ffc93c",
    good: "#5fd39a",
    warn: "#ffc93c",
    bad: "#ff8a7a",
    categories: ["#6aa5ff", "#ffa35c", "#dde6e2", "#c73a78", "#6f7a8f"],
    quiet: "#5a6f8c",
    diverging: ["#ffb27a", "#b8662b", "#1a2a42", "#3f78c9", "#9cc4ff"],
  },
} as const;

export type Palette = (typeof PALETTES)[Scheme];

export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** What a chart is drawn with. */
export interface ChartTheme {
  readonly color: Palette;
  /** Drawn for a phone: fewer ticks and labels. */
  readonly compact: boolean;
}

const label = ({ color }: ChartTheme) => ({ color: color.text3, fontSize: 12, fontFamily: FONT });

export const categoryAxis = (theme: ChartTheme) => ({
  type: "category" as const,
  axisLine: { lineStyle: { color: theme.color.border } },
  axisTick: { show: false },
  axisLabel: label(theme),
  nameTextStyle: label(theme),
});

export const valueAxis = (theme: ChartTheme) => ({
  type: "value" as const,
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: theme.color.border } },
  splitNumber: theme.compact ? 3 : 5,
  axisLabel: { ...label(theme), hideOverlap: true },
  nameTextStyle: label(theme),
});

export const dataLabel = (theme: ChartTheme) => ({
  color: theme.color.text2,
  fontSize: 12,
  fontFamily: FONT,
  textBorderWidth: 0,
});

export const legend = (theme: ChartTheme) => ({
  top: 0,
  left: 0,
  itemWidth: 14,
  itemHeight: 10,
  itemGap: 16,
  textStyle: { color: theme.color.text2, fontSize: 12, fontFamily: FONT },
});

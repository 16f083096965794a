/**
 * The one source of the design tokens. The style sheet (css-variables.ts), Mantine's theme (mantine-theme.ts) and
 * the charts (chart-theme.ts) are all made from it.
 */
export type Scheme = "light" | "dark";

export interface ColorTokens {
  canvas: string;
  surface: string;
  sunken: string;
  border: string;
  control: string;
  text: string;
  text2: string;
  text3: string;
  brand: string;
  brandHover: string;
  onBrand: string;
  spark: string;
  onSpark: string;
  focus: string;
  good: string;
  goodBg: string;
  warn: string;
  warnBg: string;
  bad: string;
  badBg: string;
  up: string;
  down: string;
  categories: readonly string[];
  sequential: readonly string[];
  diverging: readonly string[];
}

export const colors: Readonly<Record<Scheme, ColorTokens>> = {
  light: {
    canvas: "#F4F6FA",
    surface: "#FFFFFF",
    sunken: "#EAEFF6",
    border: "#D3DBE6",
    control: "#76859C",
    text: "#0A1A33",
    text2: "#3F4E66",
    text3: "#586880",
    brand: "#0053E2",
    brandHover: "#003FB0",
    onBrand: "#FFFFFF",
    spark: "#FFC220",
    onSpark: "#0A1A33",
    focus: "#0053E2",
    good: "#0B7245",
    goodBg: "#E3F4EA",
    warn: "#7A5200",
    warnBg: "#FFF3D1",
    bad: "#B42318",
    badBg: "#FDE8E6",
    up: "#0B66C3",
    down: "#C24E00",
    categories: ["#0053E2", "#D65A00", "#0E8F70", "#4A1B54", "#8C94A0"],
    sequential: ["#D6E4FF", "#A3C4FF", "#5E97F6", "#0053E2", "#002E85"],
    diverging: ["#9A3B00", "#E08A45", "#D9DEE6", "#6AA0EA", "#0048B8"],
  },
  dark: {
    canvas: "#081223",
    surface: "#0F1D33",
    sunken: "#0B172A",
    border: "#26384F",
    control: "#7288A6",
    text: "#EAF1FB",
    text2: "#B7C5D9",
    text3: "#91A4BF",
    brand: "#6AA5FF",
    brandHover: "#93BEFF",
    onBrand: "#081223",
    spark: "#FFC93C",
    onSpark: "#081223",
    focus: "#FFC93C",
    good: "#5FD39A",
    goodBg: "#0F3226",
    warn: "#FFC93C",
    warnBg: "#382B06",
    bad: "#FF8A7A",
    badBg: "#431A18",
    up: "#6AA5FF",
    down: "#FF9A52",
    categories: ["#6AA5FF", "#FFA35C", "#DDE6E2", "#C73A78", "#6F7A8F"],
    sequential: ["#1B3A6B", "#2A5CAD", "#4785E6", "#8DB9FF", "#DCE9FF"],
    diverging: ["#FFB27A", "#B8662B", "#3A4A62", "#3F78C9", "#9CC4FF"],
  },
};

/** Font size and line height, px. */
export const type = {
  caption: [12, 16],
  table: [13, 20],
  body: [14, 20],
  lead: [16, 24],
  section: [20, 28],
  page: [28, 36],
  kpi: [32, 40],
} as const satisfies Record<string, readonly [number, number]>;

/** Lengths, px. */
export const layout = {
  maxWidth: 1440,
  gutter: 24,
  rail: 232,
  railCollapsed: 64,
  bar: 56,
  cardRadius: 12,
  cardPadding: 20,
  phone: 720,
  wide: 1080,
} as const;

export const fontFamily =
  '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Longest motion, ms; none under prefers-reduced-motion. */
export const motionMs = 150;

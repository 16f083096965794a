import { type ChartTheme, categoryAxis, dataLabel, FONT, legend, valueAxis } from "../theme.ts";
import type { Chart } from "./figure.ts";

export interface BarRow {
  readonly name: string;
  readonly value: number;
  /** Written at the end of the bar. */
  readonly text: string;
  /** Stands out from the others. */
  readonly strong?: boolean;
}

/** No text can be measured where there is no screen: about the mean width of a letter at 12 px. */
const LETTER_PX = 7.2;
const ROW_PX = 28;

interface BarOptions {
  readonly rows: readonly BarRow[];
  readonly tick: (value: number) => string;
  /** Counts: no tick between whole numbers. */
  readonly whole?: boolean;
}

/** Horizontal bars from 0, the first row on top, each with its value in words. */
export function barChart({ rows, tick, whole = false }: BarOptions): Chart {
  const longest = Math.max(...rows.map(({ name }) => name.length));
  const letters = ({ compact }: ChartTheme) => Math.min(longest, compact ? 20 : 44);
  const room = (theme: ChartTheme) => Math.max(70, letters(theme) * LETTER_PX + 14);
  return {
    height: () => rows.length * ROW_PX + 32,
    draw: (theme) => ({
      grid: { left: room(theme), right: theme.compact ? 64 : 96, top: 4, bottom: 24 },
      xAxis: {
        ...valueAxis(theme),
        ...(whole && { minInterval: 1 }),
        axisLabel: { ...valueAxis(theme).axisLabel, formatter: tick },
      },
      yAxis: {
        ...categoryAxis(theme),
        inverse: true,
        data: rows.map(({ name }) => wrap(name, letters(theme))),
        axisLabel: {
          ...categoryAxis(theme).axisLabel,
          color: theme.color.text,
          interval: 0,
          lineHeight: 13,
        },
      },
      series: [
        {
          type: "bar",
          silent: true,
          barWidth: 14,
          data: rows.map(({ value, strong = true, text }) => ({
            value,
            itemStyle: { color: strong ? theme.color.brand : theme.color.quiet },
            label: {
              ...dataLabel(theme),
              show: true,
              position: value < 0 ? "left" : "right",
              formatter: () => text,
            },
          })),
        },
      ],
    }),
  };
}

/** Breaks a name into two lines at most; what does not fit is cut. */
export function wrap(name: string, letters: number): string {
  if (name.length <= letters) return name;
  const at = name.lastIndexOf(" ", letters);
  const first = at > 0 ? name.slice(0, at) : name.slice(0, letters);
  const rest = name.slice(first.length).trim();
  return `${first}\n${rest.length > letters ? `${rest.slice(0, letters - 1).trimEnd()}…` : rest}`;
}

interface ColumnOptions {
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly quiet?: boolean;
  }[];
  readonly tick: (value: number) => string;
  /** Writes the value on top of each column, where there is room. */
  readonly text?: (value: number) => string;
}

/** Groups of upright bars from 0. */
export function columnChart({ categories, series, tick, text }: ColumnOptions): Chart {
  return {
    height: ({ compact }) => (compact ? 240 : 280),
    draw: (theme) => {
      const hues = theme.color.categories;
      return {
        legend: legend(theme),
        grid: { left: 52, right: 8, top: 34, bottom: theme.compact ? 44 : 28 },
        xAxis: {
          ...categoryAxis(theme),
          data: [...categories],
          axisLabel: {
            ...categoryAxis(theme).axisLabel,
            ...(theme.compact
              ? {
                  fontSize: 10,
                  ...(categories.length <= 5 ? { interval: 0 } : { hideOverlap: true }),
                  width: 268 / categories.length,
                  overflow: "break",
                }
              : { interval: 0 }),
          },
        },
        yAxis: { ...valueAxis(theme), axisLabel: { ...valueAxis(theme).axisLabel, formatter: tick } },
        series: series.map(({ name, values, quiet }, k) => ({
          type: "bar",
          name,
          silent: true,
          barGap: "12%",
          barMaxWidth: 34,
          itemStyle: { color: quiet ? theme.color.quiet : hues[k % hues.length] },
          label: {
            show: text !== undefined && !theme.compact && categories.length * series.length <= 16,
            color: theme.color.text2,
            fontSize: 11,
            fontFamily: FONT,
            formatter: ({ value }: { value: number | null }) => (value === null ? "" : (text ?? tick)(value)),
          },
          data: values.map((value) => ({ value, label: { position: (value ?? 0) < 0 ? "bottom" : "top" } })),
        })),
      };
    },
  };
}

import { type ChartTheme, withAlpha } from "../../theme/chart-theme.ts";

interface BandPoint {
  lower: number;
  upper: number;
}

interface Options {
  theme: ChartTheme;
  level: number;
  /** One entry a week; null where there is no band. */
  points: ReadonlyArray<BandPoint | null>;
}

/** An interval as two stacked lines: an unseen lower bound and the filled distance up to the upper bound. */
export function bandSeries({ theme, level, points }: Options) {
  const shared = {
    type: "line" as const,
    stack: `band-${level}`,
    stackStrategy: "all" as const,
    symbol: "none" as const,
    silent: true,
    lineStyle: { opacity: 0 },
    emphasis: { disabled: true },
    z: 1,
  };
  return [
    { ...shared, name: `lower-${level}`, data: points.map((point) => point?.lower ?? null) },
    {
      ...shared,
      name: `upper-${level}`,
      data: points.map((point) => (point === null ? null : point.upper - point.lower)),
      areaStyle: { color: withAlpha(theme.color.brand, theme.bandAlpha(level)), opacity: 1, origin: "start" as const },
    },
  ];
}

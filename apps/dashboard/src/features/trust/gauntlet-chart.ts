import type { GauntletProtocol, GauntletRivalName, ReportGauntlet } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { markTip, roomAround } from "../../components/chart/frame.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { percent, usd, usdTick } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { r2Text, titleOf } from "./gauntlet-words.ts";

type Rivals = GauntletProtocol["rivals"];

export const gauntletMarks = (gauntlet: ReportGauntlet, rivals: Rivals): ChartMark[] =>
  rivals.map(({ rival, test }, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `${titleOf(gauntlet, rival)}: WMAE ${usd(test.wmae)}, WAPE ${percent(test.wape)}, test R squared ${r2Text(test.r2)}`,
  }));

interface Options {
  theme: ChartTheme;
  gauntlet: ReportGauntlet;
  rivals: Rivals;
  champion: GauntletRivalName;
}

/** One bar a rival, the least error first; the champion is filled. A bar that dwarfs the others is cut and says so. */
export function gauntletOption({ theme, gauntlet, rivals, champion }: Options): EChartsCoreOption {
  const { color, compact } = theme;
  const usual = rivals[0]?.test.wmae ?? 0;
  const reach = Math.max(...rivals.map(({ test }) => Math.min(test.wmae, usual * 4)));
  return {
    grid: roomAround({ right: 64, top: 4 }),
    tooltip: markTip(theme, (dataIndex) => {
      const row = rivals[dataIndex];
      if (row === undefined) return "";
      const { rival, test, train, gap, wins } = row;
      return tooltipHtml(titleOf(gauntlet, rival), [
        { label: "WMAE", value: usd(test.wmae) },
        { label: "WAPE", value: percent(test.wape) },
        { label: "RMSE", value: usd(test.rmse) },
        { label: "Test R\u00B2", value: r2Text(test.r2) },
        { label: "Train R\u00B2", value: r2Text(train.r2) },
        { label: "Overfitting gap", value: r2Text(gap.r2) },
        { label: "Folds won", value: String(wins) },
      ]);
    }),
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      min: 0,
      max: reach,
      splitNumber: compact ? 3 : 6,
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: usdTick, showMaxLabel: false },
    },
    yAxis: {
      ...theme.categoryAxis,
      type: "category",
      inverse: true,
      axisLine: { show: false },
      data: rivals.map(({ rival }) => titleOf(gauntlet, rival)),
      axisLabel: {
        ...theme.categoryAxis.axisLabel,
        color: color.text2,
        interval: 0,
        margin: 12,
        width: compact ? 130 : 300,
        overflow: compact ? "break" : "truncate",
      },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 20,
        data: rivals.map(({ rival, test }) => ({
          value: Math.min(test.wmae, reach),
          itemStyle:
            rival === champion
              ? { color: color.brand, borderRadius: [0, 2, 2, 0] }
              : { color: color.surface, borderColor: color.control, borderWidth: 1.5, borderRadius: [0, 2, 2, 0] },
        })),
        label: {
          ...theme.markLabel,
          show: true,
          position: "right",
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const wmae = rivals[dataIndex]?.test.wmae ?? 0;
            return wmae > reach ? `${usd(wmae)} \u2192` : usd(wmae);
          },
        },
        emphasis: { itemStyle: { borderColor: color.focus, borderWidth: 2 } },
      },
    ],
  };
}

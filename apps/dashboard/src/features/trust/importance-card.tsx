import type { FeatureImportance, ImportanceAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import type { EChartsCoreOption } from "echarts/core";
import { lazy, useCallback, useMemo } from "react";
import { Chart, type ChartMark, useCompact } from "../../components/chart/chart.tsx";
import { markTip, roomAround } from "../../components/chart/frame.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { count, percent, plural } from "../../lib/format.ts";
import { importanceQuery } from "../../lib/insights-queries.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<FeatureImportance>,
}));

const most = 20;

const groupNames: Readonly<Record<FeatureImportance["group"], string>> = {
  season: "Season",
  recent_level: "Recent level",
  growth: "Growth",
  holidays_events: "Holidays and events",
  economy: "Economy",
  promotions: "Promotions",
  store_department: "Store and department",
};

const columns: Array<Column<FeatureImportance>> = [
  { key: "label", header: "Feature", value: ({ label }) => label },
  { key: "name", header: "Name", value: ({ name }) => name, show: ({ name }) => <code>{name}</code> },
  { key: "group", header: "Group", value: ({ group }) => groupNames[group] },
  {
    key: "share",
    header: "Share of the gain",
    value: (feature) => feature.gain_share,
    show: (feature) => percent(feature.gain_share),
    numeric: true,
  },
  {
    key: "splits",
    header: "Splits",
    value: ({ splits }) => splits,
    show: ({ splits }) => count(splits),
    numeric: true,
  },
];

const importanceSheet = ({ features, meta }: ImportanceAnswer): Sheet => ({
  fileName: `feature-importance_model-${meta.model_version}`,
  header: ["name", "label", "group", "gain_share", "splits"],
  rows: features.map(({ name, label, group, gain_share, splits }) => [name, label, group, gain_share, splits]),
});

export const importanceMarks = (features: readonly FeatureImportance[]): ChartMark[] =>
  features.map(({ label, group, gain_share, splits }, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `${label}, ${groupNames[group]}: ${percent(gain_share)} of the gain, ${plural(splits, "split")}`,
  }));

function importanceOption(theme: ChartTheme, features: readonly FeatureImportance[]): EChartsCoreOption {
  const { color, compact } = theme;
  return {
    grid: roomAround({ right: 52, top: 4 }),
    tooltip: markTip(theme, (dataIndex) => {
      const feature = features[dataIndex];
      return feature === undefined
        ? ""
        : tooltipHtml(feature.label, [
            { label: "Name", value: feature.name },
            { label: "Group", value: groupNames[feature.group] },
            { label: "Share of the gain", value: percent(feature.gain_share) },
            { label: "Splits", value: count(feature.splits) },
          ]);
    }),
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      min: 0,
      splitNumber: compact ? 2 : 6,
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: (value: number) => percent(value, { digits: 0 }) },
    },
    yAxis: {
      ...theme.categoryAxis,
      type: "category",
      inverse: true,
      axisLine: { show: false },
      data: features.map(({ label }) => label),
      axisLabel: {
        ...theme.categoryAxis.axisLabel,
        color: color.text2,
        interval: 0,
        margin: 12,
        width: compact ? 150 : 340,
        overflow: "truncate",
      },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 14,
        data: features.map((feature) => feature.gain_share),
        itemStyle: { color: color.brand, borderRadius: [0, 2, 2, 0] },
        label: {
          ...theme.markLabel,
          show: true,
          position: "right",
          formatter: ({ dataIndex }: { dataIndex: number }) => percent(features[dataIndex]?.gain_share),
        },
        emphasis: { itemStyle: { borderColor: color.focus, borderWidth: 2 } },
      },
    ],
  };
}

function Importance({ answer }: { answer: ImportanceAnswer }) {
  const compact = useCompact();
  const shown = useMemo(() => answer.features.slice(0, most), [answer]);
  const marks = useMemo(() => importanceMarks(shown), [shown]);
  const option = useCallback((theme: ChartTheme) => importanceOption(theme, shown), [shown]);
  const first = shown[0];
  const title = first === undefined ? "No feature was used" : `The models learned most from: ${first.label}`;
  const height = shown.length * (compact ? 28 : 26) + 28;
  return (
    <ChartCard
      name="importance"
      className="span-12"
      title={title}
      subtitle={`Share of the gain of all splits · the first ${shown.length} of ${plural(answer.features.length, "feature")}`}
      height={height}
      actions={<ExportMenu of="the feature importance" sheet={() => importanceSheet(answer)} />}
      chart={<Chart label={`Feature importance: ${title}`} height={height} marks={marks} option={option} />}
      table={<DataTable caption="Feature importance" columns={columns} rows={answer.features} height={height} />}
      caption="The models learn what the seasonal base misses; what the base explains is not in these shares. Importance is what the models used, not what causes sales."
    />
  );
}

/** What the models that answer learned from. */
export function ImportanceCard() {
  const query = useQuery(importanceQuery);
  return (
    <QueryState query={query} height={560} className="span-12">
      {(answer) => <Importance answer={answer} />}
    </QueryState>
  );
}

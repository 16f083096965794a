import type { AccuracyAnswer, HorizonErrors } from "@sales-hub/contracts";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { ChartKey } from "../../components/chart-key.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { horizonSheet } from "../../components/horizon-card.tsx";
import { horizonName } from "../../components/horizon-chart.ts";
import { count, percent, plural } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { coverageMarks, coverageOption } from "./coverage-chart.ts";
import { coverageSentence } from "./trust-words.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<HorizonErrors>,
}));

const height = 260;

const columns: Array<Column<HorizonErrors>> = [
  { key: "horizon", header: "Weeks ahead", value: (row) => row.from_horizon, show: horizonName },
  {
    key: "c80",
    header: "80% band held",
    value: (row) => row.coverage80,
    show: (row) => percent(row.coverage80),
    numeric: true,
  },
  {
    key: "c95",
    header: "95% band held",
    value: (row) => row.coverage95,
    show: (row) => percent(row.coverage95),
    numeric: true,
  },
  {
    key: "weeks",
    header: "Test weeks",
    value: (row) => row.test_weeks,
    show: (row) => count(row.test_weeks),
    numeric: true,
  },
];

/** How often the bands held, beside how often they should. */
export function CoverageCard({ answer, stale }: { answer: AccuracyAnswer; stale: boolean }) {
  const rows = answer.by_horizon;
  const marks = useMemo(() => coverageMarks(rows), [rows]);
  const option = useCallback((theme: ChartTheme) => coverageOption(theme, rows), [rows]);
  const title = coverageSentence(answer.total);
  return (
    <ChartCard
      name="coverage"
      className="span-6"
      title={title}
      subtitle={`Share of test weeks inside the band, by weeks ahead · ${plural(answer.total.test_weeks, "test week")}`}
      height={height + 24}
      stale={stale}
      actions={<ExportMenu of="the coverage" sheet={() => horizonSheet(answer, "pairs")} />}
      chart={
        <>
          <ChartKey
            entries={[
              { kind: "actual", label: "80% band held" },
              { kind: "forecast", label: "95% band held" },
              { kind: "thin", label: "What they promise" },
            ]}
          />
          <Chart label={`Coverage: ${title}`} height={height} marks={marks} option={option} />
        </>
      }
      table={<DataTable caption="How often the bands held" columns={columns} rows={rows} height={height + 24} />}
    />
  );
}

import type { ReportCorrelations } from "@sales-hub/contracts";
import { lazy, useCallback, useMemo } from "react";
import { Chart, useCompact } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import {
  type CorrelationCell,
  correlationCells,
  correlationMarks,
  correlationsOption,
  rText,
  strongest,
} from "./correlations-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<CorrelationCell>,
}));

const columns: Array<Column<CorrelationCell>> = [
  { key: "a", header: "One", value: ({ a }) => a },
  { key: "b", header: "Other", value: ({ b }) => b },
  { key: "r", header: "r", value: ({ r }) => r, show: ({ r }) => rText(r), numeric: true },
];

/** Which columns move together, alike ones side by side. */
export function CorrelationsCard({ correlations, hash }: { correlations: ReportCorrelations; hash: string }) {
  const compact = useCompact();
  const cells = useMemo(() => correlationCells(correlations), [correlations]);
  const marks = useMemo(() => correlationMarks(cells), [cells]);
  const option = useCallback(
    (theme: ChartTheme) => correlationsOption(theme, correlations, cells),
    [correlations, cells],
  );
  const first = strongest(cells);
  const title =
    first === undefined ? "Nothing to correlate" : `Closest: ${first.a} and ${first.b}, r = ${rText(first.r)}`;
  const height = correlations.names.length * (compact ? 24 : 30) + (compact ? 16 : 100);
  return (
    <ChartCard
      name="correlations"
      className="span-12"
      title={title}
      subtitle="Pearson's r of the columns, put in order by average linkage of 1 - |r| · orange below zero, blue above"
      height={height}
      actions={
        <ExportMenu
          of="the correlations"
          sheet={() => ({
            fileName: `correlations_${hash.slice(0, 12)}`,
            header: ["one", "other", "r"],
            rows: cells.map(({ a, b, r }) => [a, b, r]),
          })}
        />
      }
      chart={<Chart label={`Correlations: ${title}`} height={height} marks={marks} option={option} />}
      table={<DataTable caption="Correlations" columns={columns} rows={cells} height={height} />}
    />
  );
}

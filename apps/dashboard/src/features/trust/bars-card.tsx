import { lazy, type ReactNode, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { type Bar, barMarks, barsOption } from "./bars-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<Bar>,
}));

const height = 240;

interface Props {
  name: string;
  title: string;
  subtitle: string;
  bars: readonly Bar[];
  /** Names of the label and of the value, in the table and the file. */
  header: readonly [label: string, value: string];
  fileName: string;
  tick: (value: number) => string;
  lines?: readonly number[];
  caption?: ReactNode;
  className?: string;
}

/** A card of upright bars with its table and its file. */
export function BarsCard({
  name,
  title,
  subtitle,
  bars,
  header,
  fileName,
  tick,
  lines,
  caption,
  className = "span-6",
}: Props) {
  const marks = useMemo(() => barMarks(bars), [bars]);
  const option = useCallback(
    (theme: ChartTheme) => barsOption({ theme, bars, axis: header[0], tick, lines }),
    [bars, header, tick, lines],
  );
  const columns = useMemo<Array<Column<Bar>>>(
    () => [
      { key: "label", header: header[0], value: ({ label }) => label },
      { key: "value", header: header[1], value: ({ value }) => value, show: ({ text }) => text, numeric: true },
    ],
    [header],
  );
  return (
    <ChartCard
      name={name}
      className={className}
      title={title}
      subtitle={subtitle}
      height={height}
      actions={
        <ExportMenu
          of={title}
          sheet={() => ({ fileName, header: [...header], rows: bars.map(({ label, value }) => [label, value]) })}
        />
      }
      chart={<Chart label={title} height={height} marks={marks} option={option} />}
      table={<DataTable caption={title} columns={columns} rows={bars} height={height} />}
      caption={caption}
    />
  );
}

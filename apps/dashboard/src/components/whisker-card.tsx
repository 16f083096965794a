import { lazy, type ReactNode, useCallback, useMemo } from "react";
import type { ChartTheme } from "../theme/chart-theme.ts";
import { Chart, useCompact } from "./chart/chart.tsx";
import { type WhiskerRow, whiskerHeight, whiskerMarks, whiskerOption } from "./chart/whiskers.ts";
import { ChartCard } from "./chart-card.tsx";
import type { Column } from "./data-table.tsx";

const DataTable = lazy(async () => ({ default: (await import("./data-table.tsx")).DataTable<WhiskerRow> }));

interface Props {
  /** Name of the chart in the address bar. */
  name: string;
  title: string;
  subtitle: string;
  rows: readonly WhiskerRow[];
  /** The line that separates gain from loss. */
  reference: { value: number; label: string };
  /** What the rows measure, and a value of it in words and at a tick. */
  measure: string;
  show: (value: number) => string;
  tick: (value: number) => string;
  /** Stands between the title and the chart. */
  above?: ReactNode;
  actions?: ReactNode;
  caption?: ReactNode;
  className?: string;
  stale?: boolean;
}

/** Estimates and their ranges against break-even, as a chart or as a table. */
export function WhiskerCard({ name, title, subtitle, rows, reference, measure, show, tick, above, ...card }: Props) {
  const compact = useCompact();
  const marks = useMemo(() => whiskerMarks(rows), [rows]);
  const { value, label } = reference;
  const option = useCallback(
    (theme: ChartTheme) => whiskerOption({ theme, rows, reference: { value, label }, tick }),
    [rows, value, label, tick],
  );
  const columns = useMemo<Array<Column<WhiskerRow>>>(() => {
    const number = (key: string, header: string, of: (row: WhiskerRow) => number | undefined): Column<WhiskerRow> => ({
      key,
      header,
      value: (row) => of(row) ?? null,
      show: (row) => {
        const known = of(row);
        return known === undefined ? "\u2013" : show(known);
      },
      numeric: true,
    });
    return [
      { key: "name", header: "Estimate", value: (row) => row.label },
      number("value", measure, (row) => row.value),
      number("lower", "Lower", (row) => row.lower),
      number("upper", "Upper", (row) => row.upper),
    ];
  }, [measure, show]);
  const height = whiskerHeight(rows.length, compact);
  return (
    <ChartCard
      {...card}
      name={name}
      title={title}
      subtitle={subtitle}
      height={height}
      chart={
        <>
          {above}
          <Chart label={`${measure}: ${title}`} height={height} marks={marks} option={option} />
        </>
      }
      table={<DataTable caption={`${measure}: ${title}`} columns={columns} rows={rows} />}
    />
  );
}

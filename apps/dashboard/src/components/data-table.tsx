import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import classes from "./data-table.module.css";

export interface Column<Row> {
  key: string;
  header: string;
  /** What the column sorts by, raw. */
  value: (row: Row) => string | number | boolean | null;
  /** What is shown; the raw value where absent. */
  show?: (row: Row) => ReactNode;
  numeric?: boolean;
  /** Text long enough to need several lines. */
  wrap?: boolean;
}

interface Props<Row> {
  caption: string;
  columns: ReadonlyArray<Column<Row>>;
  rows: readonly Row[];
  height?: number;
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

const ariaSort = { asc: "ascending", desc: "descending", none: "none" } as const;
const arrow = { asc: "\u2191", desc: "\u2193", none: "" } as const;

/** The numbers of a chart as a table that sorts by any column. */
export function DataTable<Row>({ caption, columns, rows, height }: Props<Row>) {
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row & object>();
    return helper.columns(
      columns.map((column) =>
        helper.accessor((row) => column.value(row) ?? undefined, {
          id: column.key,
          header: column.header,
          sortFn: "basic",
          sortUndefined: "last",
        }),
      ),
    );
  }, [columns]);
  const data = useMemo(() => [...rows] as Array<Row & object>, [rows]);
  const table = useTable({ features, columns: defined, data });
  const byKey = useMemo(() => new Map(columns.map((column) => [column.key, column])), [columns]);

  return (
    <section
      className={classes.scroll}
      style={height === undefined ? {} : { height }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
    >
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted() || "none";
                const column = byKey.get(header.column.id);
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={ariaSort[sorted]}
                    data-numeric={column?.numeric || undefined}
                  >
                    <button type="button" onClick={header.column.getToggleSortingHandler()}>
                      {column?.header} <span aria-hidden="true">{arrow[sorted]}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column.key} data-numeric={column.numeric || undefined} data-wrap={column.wrap || undefined}>
                  {column.show?.(row.original) ?? String(column.value(row.original) ?? "\u2013")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

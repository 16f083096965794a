import type { BacktestFoldErrors } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { errorCells, errorColumns, errorHeader } from "../../components/error-columns.ts";
import { ExportMenu } from "../../components/export-menu.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { day, dayShort, plural } from "../../lib/format.ts";
import { reportQuery } from "../../lib/insights-queries.ts";
import type { Sheet } from "../../lib/sheet.ts";
import classes from "./trust.module.css";

const columns: Array<Column<BacktestFoldErrors>> = [
  { key: "fold", header: "Fold", value: ({ fold }) => fold, numeric: true },
  { key: "origin", header: "Data seen through", value: ({ origin }) => origin, show: ({ origin }) => day(origin) },
  {
    key: "from",
    header: "Test weeks",
    value: ({ from }) => from,
    show: ({ from, to }) => `${dayShort(from)}\u2013${day(to)}`,
  },
  ...errorColumns<BacktestFoldErrors>(({ errors }) => errors),
];

function foldsSheet(folds: readonly BacktestFoldErrors[], version: string): Sheet {
  return {
    fileName: `accuracy-by-fold_model-${version}`,
    header: ["fold", "origin", "from", "to", ...errorHeader],
    rows: folds.map(({ fold, origin, from, to, errors }) => [fold, origin, from, to, ...errorCells(errors)]),
  };
}

export function foldsSentence(folds: readonly BacktestFoldErrors[]): string {
  const compared = folds.filter(({ errors }) => errors.forecast_value_added !== null);
  const better = compared.filter(({ errors }) => (errors.forecast_value_added ?? 0) > 0).length;
  if (compared.length === 0) return "No fold can be compared";
  if (better === compared.length) return `Better than last year's week in each of ${plural(compared.length, "fold")}`;
  return `Better than last year's week in ${better} of ${plural(compared.length, "fold")}`;
}

/** One line a fold: what it saw, what it forecast, and how that went. */
export function FoldsCard() {
  const query = useQuery(reportQuery);
  const folds = useMemo(() => query.data?.accuracy.by_fold ?? [], [query.data]);
  return (
    <QueryState query={query} height={180} className="span-12">
      {(report) => (
        <section className="card span-12" aria-labelledby="folds-title">
          <header className={classes.head}>
            <div>
              <h2 id="folds-title" className="card-title">
                {foldsSentence(folds)}
              </h2>
              <p className="caption">Each fold sees only the weeks up to its origin and forecasts the weeks after it</p>
            </div>
            <ExportMenu
              of="the accuracy by fold"
              sheet={() => foldsSheet(folds, report.model.version)}
              picture={false}
            />
          </header>
          <DataTable caption="Accuracy by fold" columns={columns} rows={folds} />
        </section>
      )}
    </QueryState>
  );
}

import type { ReportRidge } from "@sales-hub/contracts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { day, significant, usd } from "../../lib/format.ts";
import { errorText, r2Text } from "./gauntlet-words.ts";
import classes from "./trust.module.css";

type RidgeVariant = ReportRidge["variants"][number];

const ridgeColumns: Array<Column<RidgeVariant>> = [
  { key: "title", header: "Fitted", value: ({ title }) => title, wrap: true },
  {
    key: "r2",
    header: "Test R\u00B2",
    value: (row) => row.test_r2,
    show: ({ test_r2 }) => (test_r2 === null ? "too large to hold" : r2Text(test_r2)),
    numeric: true,
  },
  {
    key: "rmse",
    header: "RMSE",
    value: (row) => row.test_rmse,
    show: ({ test_rmse }) => errorText(test_rmse),
    numeric: true,
  },
  {
    key: "alpha",
    header: "Penalty",
    value: ({ alpha }) => alpha,
    show: ({ alpha }) => (alpha < 1e-4 ? alpha.toExponential(0).replace("-", "\u2212") : significant(alpha)),
    numeric: true,
  },
  {
    key: "coefficient",
    header: "Largest coefficient",
    value: (row) => row.largest_coefficient,
    show: (row) => significant(row.largest_coefficient),
    numeric: true,
  },
  {
    key: "worst",
    header: "Worst row: what added most",
    value: ({ worst_row }) => worst_row.actual_usd,
    show: ({ worst_row: { actual_usd, inputs } }) =>
      `${inputs
        .slice(0, 2)
        .map(({ name, added }) => `${name} ${significant(added)}`)
        .join(", ")}; actual ${usd(actual_usd)}`,
    wrap: true,
  },
];

export function Ridge({ ridge }: { ridge: ReportRidge }) {
  return (
    <section className="card span-12" aria-labelledby="ridge-title">
      <h2 id="ridge-title" className={`card-title ${classes.spaced}`}>
        Why the ridge regression of the brief failed (test R{"\u00B2"} {r2Text(ridge.brief_test_r2)})
      </h2>
      <DataTable caption="Variants of the ridge regression" columns={ridgeColumns} rows={ridge.variants} />
      <p className={`caption ${classes.caption}`}>
        One week ahead, {day(ridge.train_end)} to {day(ridge.test_end)}. Inputs that explain one another get large
        coefficients of opposite signs; where the target is a logarithm, a sum that goes astray is then exponentiated.
      </p>
    </section>
  );
}

import type { ReportEda, ReportHolidayLift, ReportReturns } from "@sales-hub/contracts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { count, percent, plural, unknown, usd } from "../../lib/format.ts";
import { holidayName, liftTitle } from "./eda-words.ts";
import classes from "./trust.module.css";

const change = (lift: number | null) => (lift === null ? unknown : percent(lift - 1, { sign: true }));

const liftColumns: Array<Column<ReportHolidayLift>> = [
  { key: "holiday", header: "Holiday", value: ({ holiday }) => holidayName(holiday) },
  { key: "type", header: "Store type", value: ({ store_type }) => store_type },
  { key: "lift", header: "Its week", value: ({ lift }) => lift, show: ({ lift }) => change(lift), numeric: true },
  {
    key: "deviation",
    header: "Deviation over stores",
    value: (row) => row.store_deviation,
    show: (row) => (row.store_deviation === null ? unknown : percent(row.store_deviation)),
    numeric: true,
  },
  { key: "stores", header: "Stores", value: ({ stores }) => stores, numeric: true },
];

/** Sales of the flagged weeks by store type. */
export function HolidayLift({ lifts }: { lifts: ReportEda["holiday_lift"] }) {
  if (lifts.length === 0) return null;
  return (
    <section className="card span-6" aria-labelledby="holiday-lift-title">
      <h2 id="holiday-lift-title" className={`card-title ${classes.spaced}`}>
        {liftTitle(lifts)}
      </h2>
      <DataTable caption="Holiday weeks by store type" columns={liftColumns} rows={lifts} height={360} />
      <p className={`caption ${classes.caption}`}>
        Sales of the flagged week against the mean of the four weeks before, mean over the years. The flagged Christmas
        week ends after the season.
      </p>
    </section>
  );
}

type ReturnsRow = ReportReturns["depts"][number];

const returnColumns: Array<Column<ReturnsRow>> = [
  { key: "dept", header: "Dept", value: ({ dept }) => dept, numeric: true },
  { key: "negative", header: "Weeks below 0", value: (row) => row.negative_rows, numeric: true },
  {
    key: "share",
    header: "Share of its weeks",
    value: (row) => row.negative_rows / row.rows,
    show: (row) => percent(row.negative_rows / row.rows),
    numeric: true,
  },
  {
    key: "usd",
    header: "Sum of those weeks",
    value: (row) => row.negative_usd,
    show: (row) => usd(row.negative_usd),
    numeric: true,
  },
];

/** Weeks in which more came back than was sold, by department. */
export function Returns({ returns }: { returns: ReportReturns }) {
  if (returns.depts.length === 0) return null;
  return (
    <section className="card span-6" aria-labelledby="returns-title">
      <h2 id="returns-title" className={`card-title ${classes.spaced}`}>
        {plural(returns.negative_rows, "department-week")} brought back more than they sold
      </h2>
      <DataTable caption="Returns by department" columns={returnColumns} rows={returns.depts} height={360} />
      <p className={`caption ${classes.caption}`}>
        {percent(returns.negative_share, { digits: 2 })} of all rows, {usd(returns.negative_usd)};{" "}
        {count(returns.zero_rows)} more are exactly 0. They are kept: a forecast may be below 0.
      </p>
    </section>
  );
}

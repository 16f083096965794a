import type { DepartmentRoi, RoiAnswer } from "@sales-hub/contracts";
import { Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { VerdictBadge } from "../../components/verdict-badge.tsx";
import { count, day, percent, plural, usd } from "../../lib/format.ts";
import { categoryLabels, chance, evidenceLabels, perDollar, perDollarBetween } from "../../lib/promotion-words.ts";
import type { Terms } from "../../lib/scenario.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import classes from "./opportunities.module.css";
import { type Estimated, estimated, roiMarks, roiOption } from "./roi-chart.ts";
import { roiSheet } from "./roi-sheet.ts";

const height = 420;

/** The finding over the scatter. */
export function roiFinding(shown: readonly Estimated[]): string {
  if (shown.length === 0) return "No department of this choice can be estimated";
  const above = shown.filter(({ roi }) => roi.interval.lower > 0).length;
  const below = shown.filter(({ roi }) => roi.interval.upper < 0).length;
  const open = shown.length - above - below;
  const parts = [
    above > 0 ? `${above} ${above === 1 ? "earns" : "earn"}` : "",
    below > 0 ? `${below} ${below === 1 ? "loses" : "lose"}` : "",
    open > 0 ? `${open} cannot be told from break-even` : "",
  ].filter((part) => part !== "");
  return `Of ${plural(shown.length, "department")}, ${parts.join(", ")}`;
}

const range = (item: DepartmentRoi, of: "roi" | "roi_raw") => {
  const estimate = item[of];
  if (estimate === null || item.category === "not_estimable")
    return <span title={item.reason ?? undefined}>{"\u2013"}</span>;
  return (
    <>
      {perDollar(estimate.value)} <span className={classes.range}>{perDollarBetween(estimate.interval)}</span>
    </>
  );
};

const columnsFor = (terms: Terms): Array<Column<DepartmentRoi>> => [
  {
    key: "dept",
    header: "Department",
    value: (item) => item.dept,
    show: (item) => (
      <Link to="/promotions" search={{ dept: item.dept, ...terms }}>
        Department {item.dept}
      </Link>
    ),
  },
  {
    key: "verdict",
    header: "Verdict",
    value: (item) => item.verdict,
    show: (item) => <VerdictBadge verdict={item.category === "not_estimable" ? "not_estimable" : item.verdict} />,
  },
  {
    key: "category",
    header: "Category",
    wrap: true,
    value: (item) => item.category,
    show: (item) =>
      item.reason === null ? categoryLabels[item.category] : `${categoryLabels[item.category]}: ${item.reason}`,
  },
  {
    key: "roi",
    header: "ROI per $1, pooled",
    value: (item) => item.roi?.value ?? null,
    show: (item) => range(item, "roi"),
    numeric: true,
  },
  {
    key: "chance",
    header: "Chance of profit",
    value: (item) => item.probability_of_profit,
    show: (item) => (item.category === "not_estimable" ? "\u2013" : chance(item.probability_of_profit)),
    numeric: true,
  },
  {
    key: "raw",
    header: "ROI from its own data",
    value: (item) => item.roi_raw?.value ?? null,
    show: (item) => range(item, "roi_raw"),
    numeric: true,
  },
  {
    key: "iroas",
    header: "Sales per $1",
    value: (item) => item.iroas?.value ?? null,
    show: (item) => (item.category === "not_estimable" ? "\u2013" : perDollar(item.iroas?.value)),
    numeric: true,
  },
  {
    key: "evidence",
    header: "Evidence",
    value: (item) => item.evidence.strength,
    show: (item) => evidenceLabels[item.evidence.strength].replace(" of an effect", ""),
  },
  {
    key: "sales",
    header: "Average week",
    value: (item) => item.avg_weekly_sales,
    show: (item) => usd(item.avg_weekly_sales),
    numeric: true,
  },
  {
    key: "volatility",
    header: "Volatility",
    value: (item) => item.volatility,
    show: (item) => percent(item.volatility, { digits: 0 }),
    numeric: true,
  },
  {
    key: "samples",
    header: "Store-weeks",
    value: (item) => item.sample_count,
    show: (item) => count(item.sample_count),
    numeric: true,
  },
  {
    key: "investment",
    header: "Investment",
    value: (item) => item.investment,
    show: (item) => usd(item.investment),
    numeric: true,
  },
];

/** Columns that the chart shows too. */
const chartColumns = ["dept", "roi", "chance", "category", "sales"];

function Key() {
  return (
    <ul className={`key-entries ${classes.key}`} data-chart-key>
      <li>
        <i data-kind="likely_pays" aria-hidden="true" /> {categoryLabels.likely_pays}
      </li>
      <li>
        <i data-kind="uncertain" aria-hidden="true" /> {categoryLabels.uncertain}
      </li>
      <li>
        <i data-kind="likely_loses" aria-hidden="true" /> {categoryLabels.likely_loses}
      </li>
      <li>
        <i data-kind="whisker" aria-hidden="true" /> 95% range
      </li>
    </ul>
  );
}

interface Props {
  answer: RoiAnswer;
  terms: Terms;
  stale: boolean;
}

/** Every department's return against its size, and the same as a table. */
export function RoiCards({ answer, terms, stale }: Props) {
  const navigate = useNavigate();
  const shown = useMemo(() => estimated(answer.departments), [answer]);
  const marks = useMemo(
    () => roiMarks(shown, (dept) => void navigate({ to: "/promotions", search: { dept, ...terms } })),
    [shown, navigate, terms],
  );
  const option = useCallback((theme: ChartTheme) => roiOption(theme, shown), [shown]);
  const columns = useMemo(() => columnsFor(terms), [terms]);
  const inChart = useMemo(() => columns.filter(({ key }) => chartColumns.includes(key)), [columns]);
  const title = roiFinding(shown);
  const save = <ExportMenu of="the returns" sheet={() => roiSheet(answer)} picture={shown.length > 0} />;
  const { departments, total_departments, first_week, last_week } = answer;
  const period = first_week === null ? "" : ` \u00b7 ${day(first_week)} to ${day(last_week)}`;
  return (
    <>
      {shown.length === 0 ? null : (
        <ChartCard
          name="roi"
          className="span-12"
          title={title}
          subtitle={`ROI as profit per $1 of markdowns, pooled, against average weekly sales per store (log scale)${period} \u00b7 ${plural(shown.length, "department")} of ${total_departments}`}
          height={height + 24}
          stale={stale}
          actions={save}
          chart={
            <>
              <Key />
              <Chart label={`Returns of departments: ${title}`} height={height} marks={marks} option={option} />
            </>
          }
          table={<DataTable caption="Returns in the chart" columns={inChart} rows={shown} height={height + 24} />}
          caption="Pooled: a department's own estimate, drawn towards the mean of all by as much as it is uncertain. Whiskers that would leave the chart end at its edge. A mark opens the department in Promotions."
        />
      )}
      <section className="card span-12" aria-labelledby="departments-title" aria-busy={stale}>
        <header className={classes.head}>
          <div>
            <h2 id="departments-title" className="card-title">
              All of this choice, department by department
            </h2>
            <p className="caption">
              {plural(departments.length, "department")} of {total_departments} · a department's cost is its share of
              each store's markdowns by sales, an assumption
            </p>
          </div>
          {shown.length === 0 ? save : null}
        </header>
        <DataTable caption="Returns of markdowns by department" columns={columns} rows={departments} height={480} />
      </section>
    </>
  );
}

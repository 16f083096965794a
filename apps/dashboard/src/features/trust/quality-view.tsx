import type { DataQualityAnswer, MissingValues, QualityReport, RawFile } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { FactLines } from "../../components/figures.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { count, day, percent, plural, unknown, usd } from "../../lib/format.ts";
import { dataQualityQuery } from "../../lib/insights-queries.ts";
import type { Sheet } from "../../lib/sheet.ts";
import classes from "./trust.module.css";
import { qualityHeadline } from "./trust-words.ts";

const fileColumns: Array<Column<RawFile>> = [
  { key: "file", header: "File", value: ({ file }) => file },
  { key: "rows", header: "Rows", value: ({ rows }) => rows, show: ({ rows }) => count(rows), numeric: true },
  { key: "ends", header: "Line ends", value: (file) => file.line_ends },
  { key: "bom", header: "Byte order mark", value: (file) => (file.has_bom ? "yes" : "no") },
  { key: "blank", header: "Blank lines", value: (file) => file.blank_lines, numeric: true },
  { key: "extra", header: "Other columns", value: (file) => file.extra_columns.join(", ") || "none" },
];

const missingColumns: Array<Column<MissingValues>> = [
  { key: "column", header: "Column", value: ({ column }) => column },
  { key: "before", header: "Missing", value: ({ before }) => before, show: (row) => count(row.before), numeric: true },
  { key: "after", header: "Afterwards", value: ({ after }) => after, show: (row) => count(row.after), numeric: true },
  {
    key: "method",
    header: "How it was filled",
    value: ({ method }) => (method === "0" ? "with 0" : method),
    wrap: true,
  },
];

const checksSheet = (report: QualityReport, hash: string): Sheet => ({
  fileName: `data-quality_${hash.slice(0, 12)}`,
  header: ["step", "step_name", "check", "ok", "detail"],
  rows: report.steps.flatMap(({ step, name, checks }) =>
    checks.map((check) => [step, name, check.name, check.ok, check.detail]),
  ),
});

const missingSheet = (report: QualityReport, hash: string): Sheet => ({
  fileName: `missing-values_${hash.slice(0, 12)}`,
  header: ["column", "missing_before", "missing_after", "method"],
  rows: report.missing_values.map(({ column, before, after, method }) => [column, before, after, method]),
});

function Steps({ report }: { report: QualityReport }) {
  return (
    <ol className={classes.steps}>
      {report.steps.map(({ step, name, checks }) => (
        <li key={step}>
          <h3>
            <span className={classes.number} aria-hidden="true">
              {step}
            </span>
            {name}
          </h3>
          <ul>
            {checks.map((check) => (
              <li key={check.name}>
                <span className={classes.check} data-ok={check.ok}>
                  {check.ok ? "\u25B2 passes" : "\u25C6 noted"}
                </span>
                <span>{check.name}</span>
                <span className="caption">{check.detail}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Facts({ report }: { report: QualityReport }) {
  const { sales, weeks_per_pair: weeks, coverage, date_continuity: dates, markdowns } = report;
  const negative = Object.values(markdowns.negative_store_weeks).reduce((sum, n) => sum + n, 0);
  return (
    <section className={`card span-4 ${classes.stack}`} aria-labelledby="facts-title">
      <h2 id="facts-title" className="card-title">
        What the data hold
      </h2>
      <FactLines
        figures={[
          { label: "Total sales", value: usd(sales.total_usd) },
          { label: "Average week", value: usd(sales.average_week_usd) },
          {
            label: "Negative weeks (returns)",
            value: count(sales.negative_rows),
            detail: usd(sales.negative_total_usd),
          },
          { label: "Weeks of exactly $0", value: count(sales.zero_rows) },
          {
            label: "Skew of sales",
            value: sales.skew === null ? unknown : sales.skew.toFixed(3),
            detail:
              sales.skew_log1p === null ? "" : `after log1p ${sales.skew_log1p.toFixed(3).replace("-", "\u2212")}`,
          },
          {
            label: "Pairs",
            value: count(coverage.pairs),
            detail: `${percent(coverage.pair_fraction)} of all possible`,
          },
          {
            label: "Weeks of a pair, median",
            value: count(weeks.median_weeks),
            detail: `mean ${weeks.mean_weeks.toFixed(1)}`,
          },
          {
            label: "Pairs with gaps",
            value: count(weeks.pairs_with_gaps),
            detail: `${count(weeks.missing_weeks_inside_history)} weeks`,
          },
          { label: "Pairs never seen in training", value: count(weeks.pairs_without_history) },
          { label: "Weeks present", value: `${dates.present_weeks} of ${dates.expected_weeks}` },
          { label: "First markdown", value: markdowns.first_week === null ? "none" : day(markdowns.first_week) },
          { label: "Negative markdowns", value: plural(negative, "store-week") },
        ]}
      />
    </section>
  );
}

function Quality({ answer, report }: { answer: DataQualityAnswer; report: QualityReport }) {
  return (
    <>
      <h1 className="page-title span-12">{qualityHeadline(report)}</h1>
      <section className="card span-8" aria-labelledby="steps-title">
        <header className={classes.head}>
          <div>
            <h2 id="steps-title" className="card-title">
              Seven steps, each with its checks
            </h2>
            <p className="caption">
              {day(report.date_continuity.first_week)} to {day(report.date_continuity.last_week)}, weeks end on{" "}
              {report.date_continuity.week_ends_on} · data <code>{answer.data_hash.slice(0, 12)}</code> · prepared{" "}
              {day(report.created_at)}
            </p>
          </div>
          <ExportMenu of="the checks" sheet={() => checksSheet(report, answer.data_hash)} picture={false} />
        </header>
        <Steps report={report} />
      </section>
      <Facts report={report} />
      <section className="card span-12" aria-labelledby="missing-title">
        <header className={classes.head}>
          <div>
            <h2 id="missing-title" className="card-title">
              Missing values and how they were filled
            </h2>
            <p className="caption">
              Rows without a value, of {count(report.coverage.rows)}; sales to come stay empty, they are what is
              forecast
            </p>
          </div>
          <ExportMenu of="the missing values" sheet={() => missingSheet(report, answer.data_hash)} picture={false} />
        </header>
        <DataTable caption="Missing values" columns={missingColumns} rows={report.missing_values} />
      </section>
      <section className="card span-12" aria-labelledby="files-title">
        <header className={classes.head}>
          <div>
            <h2 id="files-title" className="card-title">
              The raw files as they came
            </h2>
            <p className="caption">
              {count(report.prediction_targets.ground_truth)} rows with sales,{" "}
              {count(report.prediction_targets.to_predict)} to predict
            </p>
          </div>
        </header>
        <DataTable caption="Raw files" columns={fileColumns} rows={report.files} />
      </section>
    </>
  );
}

/** What the raw files held and what was done about it. */
export function QualityView() {
  const query = useQuery(dataQualityQuery);
  return (
    <QueryState query={query} height={640} className="span-12">
      {(answer) =>
        answer.report === null ? (
          <section className="card notice span-12">
            <h1 className="page-title">There is no quality report</h1>
            <p className="quiet">
              The prepared data of this model has no readable report. Run <code>npx hub prepare</code> again to write
              one.
            </p>
          </section>
        ) : (
          <Quality answer={answer} report={answer.report} />
        )
      }
    </QueryState>
  );
}

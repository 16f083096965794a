import type { AuditedFeature, ReportLeakAudit, ReportLeakMeasurement } from "@sales-hub/contracts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Figures } from "../../components/figures.tsx";
import { count, day, percent, plural, usd } from "../../lib/format.ts";
import type { Sheet } from "../../lib/sheet.ts";
import { catalogNames, leaksHeadline, verdictOf, verdictTexts } from "./leaks-words.ts";
import { NotRun, ReportState } from "./report-state.tsx";
import classes from "./trust.module.css";

const columnsFor = (rows: number): Array<Column<AuditedFeature>> => [
  { key: "name", header: "Feature", value: ({ name }) => name, show: ({ name }) => <code>{name}</code> },
  {
    key: "passed",
    header: "Destruction test",
    value: verdictOf,
    show: (feature) => (
      <span className={classes.check} data-verdict={verdictOf(feature)}>
        {verdictTexts[verdictOf(feature)]}
      </span>
    ),
  },
  { key: "catalog", header: "Whose", value: ({ catalog }) => catalogNames[catalog] },
  {
    key: "changed",
    header: "Rows changed",
    value: (feature) => feature.changed_rows,
    show: (feature) => `${count(feature.changed_rows)} of ${count(rows)}`,
    numeric: true,
  },
  { key: "latest", header: "Latest week it may see", value: (feature) => feature.latest_week },
  { key: "definition", header: "Definition", value: ({ definition }) => definition, wrap: true },
];

const leaksSheet = ({ features, origin, rows }: ReportLeakAudit): Sheet => ({
  fileName: `leak-audit_origin-${origin}`,
  header: ["name", "catalog", "passed", "changed_rows", "rows", "latest_week", "definition"],
  rows: features.map(({ name, catalog, passed, changed_rows, latest_week, definition }) => [
    name,
    catalog,
    passed,
    changed_rows,
    rows,
    latest_week,
    definition,
  ]),
});

/** The brief's figure, reached only with the answer among the inputs. */
function Measurement({ measurement }: { measurement: ReportLeakMeasurement }) {
  const { split, leaking_features, brief, leaking, honest, seasonal_naive } = measurement;
  const scores = [
    { label: "As the brief states", ...brief },
    { label: "With the answer among the inputs", ...leaking.test },
    { label: "Without it, the same model", ...honest.test },
    { label: "Last year's week, no model at all", ...seasonal_naive },
  ];
  return (
    <section className="card span-12" aria-labelledby="measurement-title">
      <h2 id="measurement-title" className={`card-title ${classes.spaced}`}>
        "{percent(brief.r2, { digits: 2 })} accuracy" needs the answer among the inputs; honestly it is{" "}
        {percent(honest.test.r2, { digits: 2 })} (R{"\u00B2"})
      </h2>
      <Figures
        figures={scores.map(({ label, r2, rmse, mae }) => ({
          label,
          value: r2.toFixed(4),
          detail: `R\u00B2 \u00B7 RMSE ${usd(rmse)} \u00B7 MAE ${usd(mae)}`,
        }))}
      />
      <p className={`caption ${classes.caption}`}>
        Taken from the week that is forecast: {leaking_features.join(", ")}. The most used inputs with them:{" "}
        {leaking.importance
          .slice(0, 3)
          .map(({ name, share }) => `${name} (${percent(share, { digits: 0 })})`)
          .join(", ")}
        ; without:{" "}
        {honest.importance
          .slice(0, 3)
          .map(({ name, share }) => `${name} (${percent(share, { digits: 0 })})`)
          .join(", ")}
        . One week ahead, {day(split.test_start)} to {day(split.test_end)}, {plural(honest.test.row_count, "row")}.
      </p>
    </section>
  );
}

interface LeaksProps {
  audit: ReportLeakAudit;
  measurement: ReportLeakMeasurement | null;
}

function Leaks({ audit, measurement }: LeaksProps) {
  return (
    <>
      <h1 className="page-title span-12">{leaksHeadline(audit)}</h1>
      {measurement === null ? null : <Measurement measurement={measurement} />}
      <section className="card span-12" aria-labelledby="leaks-title">
        <header className={classes.head}>
          <div>
            <h2 id="leaks-title" className="card-title">
              Each feature, the latest week it may see, and its test
            </h2>
            <p className="caption">
              Everything after {day(audit.origin)} was overwritten; a feature that changed had looked at it ·{" "}
              {plural(audit.rows, "row")} at {audit.horizons.join(", ")} weeks ahead · o is the origin, s the level of
              the pair, t the week that is forecast
            </p>
          </div>
          <ExportMenu of="the leak audit" sheet={() => leaksSheet(audit)} picture={false} />
        </header>
        <DataTable caption="Leak audit" columns={columnsFor(audit.rows)} rows={audit.features} height={640} />
      </section>
    </>
  );
}

/** Whether a feature sees what it must not. */
export function LeaksView() {
  return (
    <ReportState height={560}>
      {({ leak_audit, leak_audit_reason, leak_measurement }) =>
        leak_audit === null ? (
          <NotRun title="The leak audit has not been run yet" reason={leak_audit_reason} />
        ) : (
          <Leaks audit={leak_audit} measurement={leak_measurement} />
        )
      }
    </ReportState>
  );
}

import type { LeakAuditFeature, ReportLeakAudit } from "@sales-hub/contracts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Figures } from "../../components/figures.tsx";
import { count, day, percent, plural, usd } from "../../lib/format.ts";
import type { Sheet } from "../../lib/sheet.ts";
import { NotRun, ReportState } from "./report-state.tsx";
import classes from "./trust.module.css";

const columns: Array<Column<LeakAuditFeature>> = [
  { key: "name", header: "Feature", value: ({ name }) => name, show: ({ name }) => <code>{name}</code> },
  { key: "set", header: "Set", value: ({ set }) => (set === "hub" ? "ours" : "the brief's") },
  {
    key: "passes",
    header: "Destruction test",
    value: ({ passes }) => passes,
    show: ({ passes }) => (
      <span className={classes.check} data-ok={passes} data-tone={passes ? undefined : "bad"}>
        {passes ? "\u25B2 passes" : "\u25BC leaks"}
      </span>
    ),
  },
  {
    key: "changed",
    header: "Values changed",
    value: ({ changed }) => changed,
    show: ({ changed, values }) => `${count(changed)} of ${count(values)}`,
    numeric: true,
  },
  { key: "latest", header: "Latest week it may see", value: (feature) => feature.latest_week },
  { key: "definition", header: "Definition", value: ({ definition }) => definition, wrap: true },
];

const leaksSheet = ({ features, origin }: ReportLeakAudit): Sheet => ({
  fileName: `leak-audit_origin-${origin}`,
  header: ["name", "set", "passes", "changed", "values", "latest_week", "definition"],
  rows: features.map(({ name, set, passes, changed, values, latest_week, definition }) => [
    name,
    set,
    passes,
    changed,
    values,
    latest_week,
    definition,
  ]),
});

/** "All 78 of our features pass the destruction test; 2 of 46 of the brief's leak." */
export function leaksHeadline({ features }: Pick<ReportLeakAudit, "features">): string {
  const of = (set: LeakAuditFeature["set"]) => features.filter((feature) => feature.set === set);
  const ours = of("hub");
  const leaking = ours.filter(({ passes }) => !passes).length;
  const brief = of("brief");
  const briefLeaking = brief.filter(({ passes }) => !passes).length;
  const own =
    leaking === 0
      ? `All ${plural(ours.length, "feature")} of ours pass the destruction test`
      : `${leaking} of our ${plural(ours.length, "feature")} leak`;
  return brief.length === 0 ? `${own}.` : `${own}; ${briefLeaking} of the brief's ${brief.length} leak.`;
}

function Comparison({ audit }: { audit: ReportLeakAudit }) {
  const { comparison, comparison_reason } = audit;
  if (comparison === null) {
    return (
      <section className="card span-12" aria-labelledby="comparison-title">
        <h2 id="comparison-title" className="card-title">
          With the leaks and without
        </h2>
        <p className="quiet">{comparison_reason ?? "Not run on this data."}</p>
      </section>
    );
  }
  const { with_leaks: leaky, without_leaks: honest } = comparison;
  return (
    <section className="card span-12" aria-labelledby="comparison-title">
      <h2 id="comparison-title" className={`card-title ${classes.spaced}`}>
        "{percent(leaky.test_r2, { digits: 2 })} accuracy" needs the answer among its inputs
      </h2>
      <Figures
        figures={[
          {
            label: `${leaky.label}: test R\u00B2`,
            value: leaky.test_r2.toFixed(4),
            detail: `RMSE ${usd(leaky.test_rmse)}`,
          },
          {
            label: `${honest.label}: test R\u00B2`,
            value: honest.test_r2.toFixed(4),
            detail: `RMSE ${usd(honest.test_rmse)}`,
          },
          {
            label: "Error hidden by the leak",
            value: usd(honest.test_rmse - leaky.test_rmse, { sign: true }),
            detail: "RMSE, without - with",
          },
        ]}
      />
      <p className={`caption ${classes.caption}`}>
        The leaking features: {leaky.features.join(", ")}. They hold the sales of the very week that is forecast.
      </p>
    </section>
  );
}

function Leaks({ audit }: { audit: ReportLeakAudit }) {
  return (
    <>
      <h1 className="page-title span-12">{leaksHeadline(audit)}</h1>
      <Comparison audit={audit} />
      <section className="card span-12" aria-labelledby="leaks-title">
        <header className={classes.head}>
          <div>
            <h2 id="leaks-title" className="card-title">
              Each feature, the latest week it may see, and its test
            </h2>
            <p className="caption">
              Everything after {day(audit.origin)} was destroyed; a feature that changed had looked at it
            </p>
          </div>
          <ExportMenu of="the leak audit" sheet={() => leaksSheet(audit)} picture={false} />
        </header>
        <DataTable caption="Leak audit" columns={columns} rows={audit.features} height={640} />
      </section>
    </>
  );
}

/** Whether a feature sees what it must not. */
export function LeaksView() {
  return (
    <ReportState height={560}>
      {({ leak_audit, leak_audit_reason }) =>
        leak_audit === null ? (
          <NotRun title="The leak audit has not been run yet" reason={leak_audit_reason} />
        ) : (
          <Leaks audit={leak_audit} />
        )
      }
    </ReportState>
  );
}

import type { ReportAnswer, ReportDistribution, ReportEda } from "@sales-hub/contracts";
import { useMemo } from "react";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { Figures } from "../../components/figures.tsx";
import { count, percent, plural, significant, usd, usdTick } from "../../lib/format.ts";
import { BarsCard } from "./bars-card.tsx";
import { CorrelationsCard } from "./correlations-card.tsx";
import { histogramBars, lagBars, paretoBars, seasonBars, strongestLags, vifRows } from "./eda-bars.ts";
import { HolidayLift, Returns } from "./eda-tables.tsx";
import { ReportState } from "./report-state.tsx";
import classes from "./trust.module.css";

type Vif = ReturnType<typeof vifRows>[number];

const vifColumns: Array<Column<Vif>> = [
  { key: "name", header: "Column", value: ({ name }) => name },
  {
    key: "vif",
    header: "VIF",
    value: ({ vif }) => vif ?? Number.POSITIVE_INFINITY,
    show: ({ vif }) => (vif === null ? "infinite" : vif.toFixed(1)),
    numeric: true,
  },
  { key: "set", header: "Together", value: ({ set }) => set },
];

const skew = ({ moments }: ReportDistribution) => moments.skew.toFixed(3).replace("-", "\u2212");
const whole = (value: number) => count(value);
const share = (value: number) => percent(value, { digits: 0 });
const plain = (value: number) => significant(Math.round(value * 10) / 10);
const ratio = (value: number) => value.toFixed(1).replace("-", "\u2212");

const headers = {
  sales: ["Weekly sales", "Rows"],
  log: ["log(1 + weekly sales)", "Rows"],
  season: ["Week of the year", "Against an ordinary week"],
  acf: ["Lag, weeks", "Autocorrelation"],
  pacf: ["Lag, weeks", "Partial autocorrelation"],
  dept: ["Department", "Share of sales"],
  store: ["Store", "Share of sales"],
} as const satisfies Record<string, readonly [string, string]>;

function Facts({ eda }: { eda: ReportEda }) {
  const { missingness, returns } = eda;
  return (
    <section className="card span-12" aria-label="The history in figures">
      <Figures
        figures={[
          {
            label: "Weeks without a row",
            value: percent(missingness.missing_share),
            detail: `${count(missingness.missing_cells)} of ${count(missingness.cells)} pair-weeks`,
          },
          {
            label: "Pairs with every week",
            value: count(missingness.complete_pairs),
            detail: `of ${count(eda.span.pairs)}`,
          },
          {
            label: "Weeks without markdowns",
            value: count(missingness.weeks_without_markdown),
            detail: `of ${count(eda.span.weeks)}`,
          },
          {
            label: "Negative weeks (returns)",
            value: count(returns.negative_rows),
            detail: `${percent(returns.negative_share, { digits: 2 })} of rows, ${usd(returns.negative_usd)}`,
          },
          {
            label: "Returns in January",
            value: percent(returns.january_share),
            detail: "of the negative weeks",
          },
          {
            label: "Departments for 80%",
            value: count(eda.pareto.depts.count_for80),
            detail: `stores: ${count(eda.pareto.stores.count_for80)}`,
          },
        ]}
      />
    </section>
  );
}

function Exploration({ report }: { report: ReportAnswer }) {
  const { eda, data } = report;
  const { sales, autocorrelation, seasonality, pareto } = eda;
  const bars = useMemo(
    () => ({
      raw: histogramBars(sales.raw, usdTick),
      log: histogramBars(sales.log, plain),
      season: seasonBars(eda),
      acf: lagBars(autocorrelation.acf),
      pacf: lagBars(autocorrelation.pacf),
      depts: paretoBars(pareto.depts),
      stores: paretoBars(pareto.stores),
      vif: vifRows(eda),
      bounds: [autocorrelation.bound, -autocorrelation.bound],
    }),
    [eda, sales, autocorrelation, pareto],
  );
  const file = (name: string) => `${name}_${data.data_hash.slice(0, 12)}`;
  const lags = strongestLags(autocorrelation.acf, autocorrelation.bound);
  const peak = percent(seasonality.peak.index - 1, { sign: true, digits: 0 });
  const trough = percent(seasonality.trough.index - 1, { sign: true, digits: 0 });
  return (
    <>
      <h1 className="page-title span-12">
        Sales are skewed by {skew(sales.raw)}, and by {skew(sales.log)} after the logarithm; week{" "}
        {seasonality.peak.iso_week} sells {peak} against an ordinary one.
      </h1>
      <Facts eda={eda} />
      <BarsCard
        name="sales-raw"
        title={`Weekly sales: skew ${skew(sales.raw)}`}
        subtitle={`Single store-departments, US dollars \u00B7 ${plural(sales.raw.moments.count, "row")}, ${count(sales.raw.histogram.above)} beyond the last bin`}
        bars={bars.raw}
        header={headers.sales}
        fileName={file("sales-distribution")}
        tick={whole}
      />
      <BarsCard
        name="sales-log"
        title={`After log(1 + sales): skew ${skew(sales.log)}`}
        subtitle={`The same rows \u00B7 negative sales count as 0`}
        bars={bars.log}
        header={headers.log}
        fileName={file("log-sales-distribution")}
        tick={whole}
      />
      <BarsCard
        name="season"
        className="span-12"
        title={`Week ${seasonality.peak.iso_week} sells most (${peak}), week ${seasonality.trough.iso_week} least (${trough})`}
        subtitle="All stores and departments, against an ordinary week, by ISO week of the year"
        bars={bars.season}
        header={headers.season}
        fileName={file("seasonality")}
        tick={share}
      />
      <BarsCard
        name="acf"
        title={
          lags[0] === undefined ? "No lag stands out" : `Sales resemble those of ${plural(lags[0], "week")} before most`
        }
        subtitle="Autocorrelation of weekly total sales · dashed: what white noise stays within (95%)"
        bars={bars.acf}
        header={headers.acf}
        fileName={file("acf")}
        tick={ratio}
        lines={bars.bounds}
      />
      <BarsCard
        name="pacf"
        title="What each lag adds to the shorter ones"
        subtitle="Partial autocorrelation of weekly total sales · dashed: white noise (95%)"
        bars={bars.pacf}
        header={headers.pacf}
        fileName={file("pacf")}
        tick={ratio}
        lines={bars.bounds}
      />
      <BarsCard
        name="pareto-depts"
        title={`${plural(pareto.depts.count_for80, "department")} of ${pareto.depts.entries.length} make 80% of sales`}
        subtitle="Share of all sales, the largest department first"
        bars={bars.depts}
        header={headers.dept}
        fileName={file("pareto-departments")}
        tick={share}
      />
      <BarsCard
        name="pareto-stores"
        title={`${plural(pareto.stores.count_for80, "store")} of ${pareto.stores.entries.length} make 80% of sales`}
        subtitle="Share of all sales, the largest store first"
        bars={bars.stores}
        header={headers.store}
        fileName={file("pareto-stores")}
        tick={share}
      />
      <HolidayLift lifts={eda.holiday_lift} />
      <Returns returns={eda.returns} />
      <CorrelationsCard correlations={eda.correlations} hash={data.data_hash} />
      <section className="card span-12" aria-labelledby="vif-title">
        <h2 id="vif-title" className={`card-title ${classes.spaced}`}>
          Markdown aggregates explain one another; the five types hardly do
        </h2>
        <DataTable caption="Variance inflation factors" columns={vifColumns} rows={bars.vif} />
        <p className={`caption ${classes.caption}`}>
          Variance inflation: 1 / (1 - R{"\u00B2"}) of a column on the others beside it. Above 10 a linear model cannot
          tell them apart; infinite where they give it exactly.
        </p>
      </section>
    </>
  );
}

/** The exploratory analysis of the history. */
export function EdaView() {
  return <ReportState height={720}>{(report) => <Exploration report={report} />}</ReportState>;
}

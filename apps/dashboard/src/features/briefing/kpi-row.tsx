import type { Kpis, Meta, ValueRange } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { KpiCard } from "../../components/kpi-card.tsx";
import { count, day, percent, plural, unknown, usd, usdFull, usdRange, usdShort } from "../../lib/format.ts";
import { valueQuery } from "../../lib/insights-queries.ts";
import { type BriefingSearch, valueQueryOf } from "../../lib/insights-search.ts";

export function Made({ meta }: { meta: Meta }) {
  return (
    <p className="caption">
      Data through {day(meta.data_through)}, {meta.data_world === "demo" ? "generated demo world" : "your files"}. Model{" "}
      {meta.model_version}.
    </p>
  );
}

function AccuracyCard({ accuracy, meta }: { accuracy: Kpis["forecast_accuracy"]; meta: Meta }) {
  if (accuracy === null) {
    return (
      <KpiCard
        label="Forecast error (WAPE)"
        value={unknown}
        detail="Not measured: this model has no backtest"
        source={<Made meta={meta} />}
      />
    );
  }
  const saved = accuracy.vs_seasonal_naive;
  return (
    <KpiCard
      label="Forecast error (WAPE)"
      value={percent(accuracy.wape)}
      detail={`${percent(Math.abs(saved), { digits: 0 })} ${saved < 0 ? "worse" : "better"} than last year's same week`}
      source={
        <>
          <p>
            Sum of absolute errors / sum of sales, over {plural(accuracy.folds, "backtest fold")} with{" "}
            {count(accuracy.test_rows)} store-department-weeks the model had not seen.
          </p>
          <p>
            Last year's same week: {percent(accuracy.seasonal_naive_wape)}. WMAE {usd(accuracy.wmae)} against{" "}
            {usd(accuracy.seasonal_naive_wmae)}. R² {accuracy.r2.toFixed(3)}.
          </p>
          <Made meta={meta} />
        </>
      }
    />
  );
}

interface ValueProps {
  /** Under the usual assumptions. */
  value: ValueRange | null;
  search: BriefingSearch;
  meta: Meta;
}

/** The range under the assumptions in the address; until they are answered, under the usual ones. */
function AnnualValueCard({ value: usual, search, meta }: ValueProps) {
  const { data } = useQuery(valueQuery(valueQueryOf(search)));
  const value = data === undefined ? usual : data.total;
  return (
    <KpiCard
      label="Annual value"
      value={value === null ? unknown : usdRange(value.low, value.high)}
      range={value !== null}
      detail={
        value === null ? (
          "Not measured: the backtest is too short to simulate"
        ) : (
          <>
            80% range, middle {usdShort(value.mid)} · <a href="#value">assumptions</a>
          </>
        )
      }
      source={
        <>
          <p>
            Stock simulated week by week over the backtest: what planning by this forecast saves a year against planning
            by last year's same week, at a gross margin of {search.margin}%, a holding cost of {search.holding}% a year,
            a service level of {search.service}% and {usd(search.labour)} for each badly missed week.
          </p>
          <p>The range is an 80% bootstrap interval over weeks. The parts stand in the card below.</p>
          <Made meta={meta} />
        </>
      }
    />
  );
}

interface RowProps {
  kpis: Kpis;
  search: BriefingSearch;
  meta: Meta;
}

export function KpiRow({ kpis, search, meta }: RowProps) {
  const weeks = kpis.avg_weekly_sales === 0 ? 0 : Math.round(kpis.total_sales / kpis.avg_weekly_sales);
  return (
    <>
      <KpiCard
        label="Total sales"
        value={usdShort(kpis.total_sales)}
        fullValue={usdFull(kpis.total_sales)}
        detail={`${plural(weeks, "week")} through ${day(meta.data_through)}`}
        source={
          <>
            <p>
              Sum of all actual weekly sales of all stores and departments, returns included:{" "}
              {usdFull(kpis.total_sales)}.
            </p>
            <Made meta={meta} />
          </>
        }
      />
      <KpiCard
        label="Average week"
        value={usdShort(kpis.avg_weekly_sales)}
        fullValue={usdFull(kpis.avg_weekly_sales)}
        detail="All stores and departments together"
        source={
          <>
            <p>
              Total sales / {plural(weeks, "week")} with actuals: {usdFull(kpis.avg_weekly_sales)}.
            </p>
            <Made meta={meta} />
          </>
        }
      />
      <AccuracyCard accuracy={kpis.forecast_accuracy} meta={meta} />
      <AnnualValueCard value={kpis.annual_value} search={search} meta={meta} />
    </>
  );
}

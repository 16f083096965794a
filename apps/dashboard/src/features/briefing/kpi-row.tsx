import type { Kpis, Meta } from "@sales-hub/contracts";
import { KpiCard } from "../../components/kpi-card.tsx";
import { count, day, percent, plural, unknown, usd, usdFull, usdShort } from "../../lib/format.ts";

function Made({ meta }: { meta: Meta }) {
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

export function KpiRow({ kpis, meta }: { kpis: Kpis; meta: Meta }) {
  const weeks = kpis.avg_weekly_sales === 0 ? 0 : Math.round(kpis.total_sales / kpis.avg_weekly_sales);
  const { growth } = kpis;
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
      <KpiCard
        label="Growth, last 4 weeks"
        value={percent(growth, { sign: true })}
        trend={growth === null || Math.abs(growth) < 0.0005 ? undefined : growth < 0 ? "down" : "up"}
        detail={growth === null ? "No pair sold in both years" : "Against the same 4 weeks of last year"}
        source={
          <>
            <p>
              Sales of the last 4 weeks / sales of the same 4 weeks a year (52 weeks) earlier, less 1. Like for like:
              only store-department-weeks that are in both.
            </p>
            <Made meta={meta} />
          </>
        }
      />
      <AccuracyCard accuracy={kpis.forecast_accuracy} meta={meta} />
    </>
  );
}

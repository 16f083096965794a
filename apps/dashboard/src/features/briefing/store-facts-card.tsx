import type { StoreComparison, StoreDetailAnswer } from "@sales-hub/contracts";
import { Link } from "@tanstack/react-router";
import { FactLines } from "../../components/figures.tsx";
import { count, percent, usdShort } from "../../lib/format.ts";
import classes from "./briefing.module.css";
import { roiText } from "./roi-scale.ts";

/** Sum of the departments' forecasts of the next four weeks; null when one is missing for a department that still sells. */
export function nextWeeksOf({ departments }: Pick<StoreComparison, "departments">): number | null {
  const selling = departments.filter(({ status }) => status !== "closed");
  if (selling.length === 0 || selling.some((row) => row.next_weeks_forecast === null)) return null;
  return selling.reduce((sum, row) => sum + (row.next_weeks_forecast ?? 0), 0);
}

interface Props {
  answer: StoreDetailAnswer;
  comparison: StoreComparison;
  margin: number;
}

/** What the store is, how hard to foresee, what markdowns returned there, and where to go on. */
export function StoreFactsCard({ answer, comparison, margin }: Props) {
  const { store, cluster } = answer;
  const { total } = comparison;
  const worst = comparison.departments.find(({ change, status }) => change < 0 && status !== "closed");
  return (
    <section className={`card span-4 ${classes.stack}`} aria-labelledby="store-facts-title">
      <h2 id="store-facts-title" className="card-title">
        Store {store.store}
      </h2>
      <FactLines
        figures={[
          { label: "Type", value: store.type, detail: `${count(store.size)} square feet` },
          ...(cluster === null ? [] : [{ label: "Archetype", value: cluster }]),
          { label: "Average week", value: usdShort(store.avg_weekly_sales) },
          { label: "Last 4 weeks", value: usdShort(total.sales) },
          {
            label: "Change",
            value: usdShort(total.change, { sign: true }),
            detail: total.change_fraction === null ? "" : percent(total.change_fraction, { sign: true }),
          },
          { label: "of it like for like", value: usdShort(total.like_for_like_change, { sign: true }) },
          { label: "of it opened", value: usdShort(total.opened_sales, { sign: true }) },
          { label: "of it closed", value: usdShort(-total.closed_sales, { sign: true }) },
          { label: "Next 4 weeks, forecast", value: usdShort(nextWeeksOf(comparison)) },
          {
            label: "80% width / forecast",
            value: percent(store.volatility.relative_interval_width),
            detail: "next 4 weeks",
          },
          {
            label: "Backtest WAPE",
            value: percent(store.volatility.total_wape),
            detail: `single departments ${percent(store.volatility.wape)}`,
          },
        ]}
      />
      <p className="caption">Markdowns: {roiText(store.roi_potential, margin)}</p>
      <ul className={classes.onward}>
        {worst === undefined ? null : (
          <li>
            <Link to="/forecast" search={{ store: store.store, dept: worst.dept }}>
              Forecast of Department {worst.dept}, which lost most
            </Link>
          </li>
        )}
        <li>
          <Link to="/forecast" search={{ store: store.store, dept: "all" }}>
            Forecast of the whole store
          </Link>
        </li>
        <li>
          <Link to="/watchlist" search={{ store: store.store }}>
            Its departments on the watchlist
          </Link>
        </li>
        <li>
          <Link to="/">Back to the Briefing</Link>
        </li>
      </ul>
    </section>
  );
}

import type { Hotspot } from "@sales-hub/contracts";
import { Link } from "@tanstack/react-router";
import { Amounts } from "../../components/amounts.tsx";
import type { Column } from "../../components/data-table.tsx";
import { count, percent, usd } from "../../lib/format.ts";
import classes from "./watchlist.module.css";
import { riskLabel, signLabels, surpriseShort, surpriseText, trendText } from "./watchlist-words.ts";

function Pair({ spot }: { spot: Hotspot }) {
  const { store, dept, risk_level, signs, reasons } = spot;
  return (
    <>
      <span className={classes.pair}>
        <Link to="/forecast" search={{ store, dept }}>
          Store {store}, Department {dept}
        </Link>
        <span className={classes.risk} data-risk={risk_level}>
          {riskLabel(risk_level)}
        </span>
        {signs.map((sign) => (
          <span key={sign} className={classes.sign}>
            {signLabels[sign]}
          </span>
        ))}
      </span>
      <span className={classes.reasons}>
        <Amounts text={`${reasons.join(" ")} Sells ${usd(spot.avg_weekly_sales)} a week.`} />
      </span>
    </>
  );
}

/** Columns of a list whose most costly error is `highestCost` dollars a week. */
export const columnsFor = (highestCost: number): Array<Column<Hotspot>> => [
  { key: "rank", header: "Rank", value: (spot) => spot.rank, numeric: true },
  {
    key: "pair",
    header: "Store, department, and why",
    value: (spot) => spot.store * 1000 + spot.dept,
    show: (spot) => <Pair spot={spot} />,
    wrap: true,
  },
  {
    key: "mae",
    header: "Error a week",
    value: (spot) => spot.mae,
    show: (spot) => (
      <span className={classes.cost}>
        {usd(spot.mae)}
        <i style={{ width: `${Math.max(2, (spot.mae / highestCost) * 100)}%` }} aria-hidden="true" />
      </span>
    ),
    numeric: true,
  },
  { key: "wape", header: "WAPE", value: (spot) => spot.wape, show: (spot) => percent(spot.wape), numeric: true },
  {
    key: "bias",
    header: "Bias",
    value: (spot) => spot.bias,
    show: (spot) => usd(spot.bias, { sign: true }),
    numeric: true,
  },
  {
    key: "cv",
    header: "CV",
    value: (spot) => spot.cv,
    show: (spot) => percent(spot.cv, { digits: 0 }),
    numeric: true,
  },
  {
    key: "width",
    header: "80% width",
    value: (spot) => spot.relative_interval_width,
    show: (spot) => percent(spot.relative_interval_width, { digits: 0 }),
    numeric: true,
  },
  {
    key: "trend",
    header: "Trend",
    value: (spot) => spot.trend_break?.z ?? null,
    show: (spot) => (
      <span className={classes.fact} data-flagged={spot.trend_break?.is_break || undefined}>
        {trendText(spot.trend_break)}
      </span>
    ),
  },
  {
    key: "surprise",
    header: "Surprise",
    value: (spot) => spot.surprise?.date ?? null,
    show: (spot) => (
      <span
        className={classes.fact}
        data-flagged={spot.surprise !== null || undefined}
        title={surpriseText(spot.surprise)}
      >
        {surpriseShort(spot.surprise)}
      </span>
    ),
  },
  {
    key: "gaps",
    header: "Gaps",
    value: (spot) => spot.missing_weeks,
    show: (spot) => count(spot.missing_weeks),
    numeric: true,
  },
];

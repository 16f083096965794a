import type { GrowthDetail, HolidayShare, Kpis, Meta, NextWeeks } from "@sales-hub/contracts";
import { KpiCard } from "../../components/kpi-card.tsx";
import { dayShort, percent, plural, unknown, usd, usdShort } from "../../lib/format.ts";
import { Made } from "./kpi-row.tsx";

/** An arrow only where the whole range points one way. */
export function direction(
  growth: number | null,
  detail: Pick<GrowthDetail, "lower" | "upper">,
): "up" | "down" | undefined {
  const { lower, upper } = detail;
  if (growth === null || lower === null || upper === null) return undefined;
  return lower > 0 ? "up" : upper < 0 ? "down" : undefined;
}

function growthText({ growth, lower, upper }: GrowthDetail): string {
  if (growth === null) return "Last year's sales of these weeks are not positive";
  if (lower === null || upper === null) return "Against the same 4 weeks of last year, like for like";
  return `${percent(lower, { sign: true })} to ${percent(upper, { sign: true })} (80%) · like for like`;
}

/** What opened and closed stands apart, since it is no growth of what was there. */
function Turnover({ opened, closed }: GrowthDetail) {
  if (opened.pairs === 0 && closed.pairs === 0) return <>No department opened or closed in a store.</>;
  return (
    <>
      Apart: {plural(opened.pairs, "store-department")} opened ({usdShort(opened.sales, { sign: true })}),{" "}
      {closed.pairs} closed ({usdShort(-closed.last_year_sales)}).
    </>
  );
}

function GrowthCard({ detail, growth, meta }: { detail: GrowthDetail; growth: number | null; meta: Meta }) {
  return (
    <KpiCard
      className="span-third"
      label="Growth, last 4 weeks against last year"
      value={percent(growth, { sign: true })}
      trend={direction(growth, detail)}
      detail={
        <>
          {growthText(detail)}
          <br />
          <Turnover {...detail} />
        </>
      }
      source={
        <>
          <p>
            Sales of the last 4 weeks / sales of the same 4 weeks a year (52 weeks) earlier, less 1. Like for like: only
            store-department-weeks that are in both.
          </p>
          <p>
            {dayShort(detail.from)} to {dayShort(detail.to)}: {usd(detail.sales)} against {usd(detail.last_year_sales)}{" "}
            of {plural(detail.pairs, "store-department")}. The range is taken over the stores.
          </p>
          <Made meta={meta} />
        </>
      }
    />
  );
}

function NextWeeksCard({ next, meta }: { next: NextWeeks | null; meta: Meta }) {
  const label = `Next ${next?.weeks ?? 4} weeks`;
  if (next === null) {
    return (
      <KpiCard
        className="span-third"
        label={label}
        value={unknown}
        detail="The forecasts end before"
        source={<Made meta={meta} />}
      />
    );
  }
  const band = next.intervals.find(({ level }) => level === 0.8) ?? next.intervals[0];
  return (
    <KpiCard
      className="span-third"
      label={label}
      value={usdShort(next.sales)}
      fullValue={usd(next.sales)}
      detail={
        <>
          {band === undefined
            ? "No interval"
            : `${usdShort(band.lower)} to ${usdShort(band.upper)} (${percent(band.level, { digits: 0 })})`}
          {next.change_fraction === null ? null : (
            <>
              {" · "}
              {percent(next.change_fraction, { sign: true })} against last year
            </>
          )}
          <br />
          {dayShort(next.from)} to {dayShort(next.to)}
        </>
      }
      source={
        <>
          <p>Expected sales of these weeks together, all stores and departments.</p>
          <p>{next.interval_method}</p>
          <p>The same weeks 52 weeks earlier: {usd(next.last_year_sales)}.</p>
          <Made meta={meta} />
        </>
      }
    />
  );
}

function HolidayCard({ holiday, meta }: { holiday: HolidayShare; meta: Meta }) {
  return (
    <KpiCard
      className="span-third"
      label="Sales in holiday weeks"
      value={percent(holiday.share)}
      detail={
        <>
          {plural(holiday.weeks, "holiday week")} of {holiday.of_weeks}
          <br />
          {holiday.week_lift === null
            ? null
            : `A marked holiday week sells ${percent(holiday.week_lift, { sign: true })} against the mean of all other weeks`}
        </>
      }
      source={
        <>
          <p>Share of all sales that fell in weeks marked as holidays in the data (IsHoliday).</p>
          <p>The lift compares the mean of those weeks with the mean of all others; the season is not taken out.</p>
          <Made meta={meta} />
        </>
      }
    />
  );
}

/** How the business moves: growth of what was there last year, what is to come, and how much holidays carry. */
export function PulseRow({ kpis, meta }: { kpis: Kpis; meta: Meta }) {
  return (
    <>
      <GrowthCard detail={kpis.growth_detail} growth={kpis.growth} meta={meta} />
      <NextWeeksCard next={kpis.next_weeks} meta={meta} />
      <HolidayCard holiday={kpis.holiday_share} meta={meta} />
    </>
  );
}

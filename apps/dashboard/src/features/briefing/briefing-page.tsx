import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy } from "react";
import { Amounts } from "../../components/amounts.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { WhenNear } from "../../components/when-near.tsx";
import { summaryQuery } from "../../lib/queries.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { KpiRow } from "./kpi-row.tsx";
import { MapCard } from "./map-card.tsx";
import { MoversCard } from "./movers-card.tsx";
import { PulseRow } from "./pulse-row.tsx";
import { TakeawaysCard } from "./takeaways-card.tsx";
import { WeeklyCard } from "./weekly-card.tsx";

const ValueCard = lazy(async () => ({ default: (await import("./value-card.tsx")).ValueCard }));
const HolidaysCard = lazy(async () => ({ default: (await import("./holidays-card.tsx")).HolidaysCard }));

const route = getRouteApi("/");

/** Monday morning: is the business healthy, what changed, where should one look. */
export function BriefingPage() {
  usePageTitle("Briefing");
  const search = route.useSearch();
  const query = useQuery(summaryQuery);
  return (
    <QueryState query={query} height={640}>
      {(summary) => (
        <div className="grid">
          <h1 className="page-title span-12">
            <Amounts text={summary.headline} />
          </h1>
          <KpiRow kpis={summary.kpis} search={search} meta={summary.meta} />
          <PulseRow kpis={summary.kpis} meta={summary.meta} />
          <TakeawaysCard takeaways={summary.key_takeaways} />
          <WeeklyCard
            totals={summary.weekly_totals}
            outlook={summary.key_takeaways.find(({ kind }) => kind === "outlook")}
            meta={summary.meta}
          />
          <MapCard stores={summary.stores} search={search} meta={summary.meta} />
          <MoversCard comparisons={summary.movers} search={search} meta={summary.meta} />
          <div id="value" className="span-12">
            <WhenNear title="What the forecast is worth a year" height={590}>
              <ValueCard search={search} />
            </WhenNear>
          </div>
          <div id="holidays" className="span-12">
            <WhenNear title="How much holidays move sales" height={450}>
              <HolidaysCard search={search} />
            </WhenNear>
          </div>
        </div>
      )}
    </QueryState>
  );
}

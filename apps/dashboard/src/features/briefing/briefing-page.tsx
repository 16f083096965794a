import { useQuery } from "@tanstack/react-query";
import { QueryState } from "../../components/query-state.tsx";
import { summaryQuery } from "../../lib/queries.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { KpiRow } from "./kpi-row.tsx";
import { MapCard } from "./map-card.tsx";
import { MoversCard } from "./movers-card.tsx";
import { TakeawaysCard } from "./takeaways-card.tsx";
import { WeeklyCard } from "./weekly-card.tsx";

/** Monday morning: is the business healthy, what changed, where should one look. */
export function BriefingPage() {
  usePageTitle("Briefing");
  const query = useQuery(summaryQuery);
  return (
    <QueryState query={query} height={640}>
      {(summary) => (
        <div className="grid">
          <h1 className="page-title span-12">{summary.headline}</h1>
          <KpiRow kpis={summary.kpis} meta={summary.meta} />
          <WeeklyCard totals={summary.weekly_totals} meta={summary.meta} />
          <TakeawaysCard takeaways={summary.key_takeaways} />
          <MapCard stores={summary.stores} meta={summary.meta} />
          <MoversCard top={summary.top_movers} bottom={summary.bottom_movers} meta={summary.meta} />
        </div>
      )}
    </QueryState>
  );
}

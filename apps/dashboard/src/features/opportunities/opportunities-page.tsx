import type { RoiAnswer, RoiQuery } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { Headline } from "../../components/headline.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { ViewTabs, viewTab } from "../../components/view-tabs.tsx";
import { type OpportunitiesSearch, opportunityViews } from "../../lib/opportunities-search.ts";
import { roiQuery } from "../../lib/promotion-queries.ts";
import { type Terms, termsOf } from "../../lib/scenario.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { RoiCards } from "./roi-card.tsx";
import { RoiControls } from "./roi-controls.tsx";
import { ChangeCard, TestsCard, TotalCard } from "./total-card.tsx";

const ArchetypesView = lazy(async () => ({ default: (await import("./archetypes-view.tsx")).ArchetypesView }));

const route = getRouteApi("/opportunities");

type Change = (next: Partial<OpportunitiesSearch>) => void;

const names: Readonly<Record<OpportunitiesSearch["view"], string>> = {
  departments: "Departments",
  stores: "Store archetypes",
};

/** What the address asks the API for. */
export const roiAsked = ({ category, samples, ...terms }: OpportunitiesSearch): Partial<RoiQuery> => ({
  ...(category === "all" ? {} : { category }),
  min_samples: samples,
  ...termsOf(terms),
});

function Departments({ search, onChange }: { search: OpportunitiesSearch; onChange: Change }) {
  const query = useQuery(roiQuery(roiAsked(search)));
  const { margin, accounting, hidden } = search;
  const terms = useMemo<Terms>(() => ({ margin, accounting, hidden }), [margin, accounting, hidden]);
  const stale = query.isPlaceholderData;
  return (
    <QueryState query={query} height={640} className="span-12">
      {(answer: RoiAnswer) => (
        <>
          <Headline text={answer.headline} />
          <RoiControls search={search} onChange={onChange} />
          <RoiCards answer={answer} terms={terms} stale={stale} />
          <TotalCard answer={answer} stale={stale} />
          <TestsCard answer={answer} />
          <ChangeCard answer={answer} />
        </>
      )}
    </QueryState>
  );
}

/** Where markdowns return most, department by department, and which stores are alike. */
export function OpportunitiesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(names[search.view] === "Departments" ? "Opportunities" : names[search.view]);
  const change = useCallback<Change>(
    (next) => void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <div className="grid">
      <ViewTabs label="Opportunities by">
        {opportunityViews.map((view) => (
          <Link
            key={view}
            from="/opportunities"
            to="/opportunities"
            search={(previous) => ({ ...previous, view })}
            className={viewTab}
            aria-current={search.view === view ? "page" : "false"}
          >
            {names[view]}
          </Link>
        ))}
      </ViewTabs>
      {search.view === "stores" ? (
        <Suspense
          fallback={
            <div className="card span-12" aria-busy="true">
              <Skeleton height={640} />
            </div>
          }
        >
          <ArchetypesView search={search} onChange={change} />
        </Suspense>
      ) : (
        <Departments search={search} onChange={change} />
      )}
    </div>
  );
}

import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, useCallback } from "react";
import { LazyView } from "../../components/lazy-view.tsx";
import { ViewTabs, viewTab } from "../../components/view-tabs.tsx";
import { type OpportunitiesSearch, opportunityViews } from "../../lib/opportunities-search.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";

const ArchetypesView = lazy(async () => ({ default: (await import("./archetypes-view.tsx")).ArchetypesView }));

const DepartmentsView = lazy(async () => ({ default: (await import("./departments-view.tsx")).DepartmentsView }));

const route = getRouteApi("/opportunities");

type Change = (next: Partial<OpportunitiesSearch>) => void;

const names: Readonly<Record<OpportunitiesSearch["view"], string>> = {
  departments: "Departments",
  stores: "Store archetypes",
};

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
      <LazyView height={640}>
        {search.view === "stores" ? (
          <ArchetypesView search={search} onChange={change} />
        ) : (
          <DepartmentsView search={search} onChange={change} />
        )}
      </LazyView>
    </div>
  );
}

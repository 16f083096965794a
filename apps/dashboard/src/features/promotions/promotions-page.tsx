import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, useCallback } from "react";
import { LazyView } from "../../components/lazy-view.tsx";
import { ViewTabs, viewTab } from "../../components/view-tabs.tsx";
import { type PromotionsSearch, type PromotionTab, promotionTabs } from "../../lib/promotions-search.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import type { Change } from "./simulate-form.tsx";

// Each tab loads its own code, so that none carries the others.
const SimulateTab = lazy(async () => ({ default: (await import("./simulate-tab.tsx")).SimulateTab }));
const CompareTab = lazy(async () => ({ default: (await import("./compare-tab.tsx")).CompareTab }));
const OptimiseTab = lazy(async () => ({ default: (await import("./optimise-tab.tsx")).OptimiseTab }));
const ExperimentTab = lazy(async () => ({ default: (await import("./experiment-tab.tsx")).ExperimentTab }));

const route = getRouteApi("/promotions");

const names: Readonly<Record<PromotionTab, string>> = {
  simulate: "Simulate",
  compare: "Compare",
  optimise: "Optimise",
  experiment: "Experiment",
};

function Tab({ search, onChange }: { search: PromotionsSearch; onChange: Change }) {
  switch (search.tab) {
    case "simulate":
      return <SimulateTab search={search} onChange={onChange} />;
    case "compare":
      return <CompareTab search={search} onChange={onChange} />;
    case "optimise":
      return <OptimiseTab search={search} onChange={onChange} />;
    case "experiment":
      return <ExperimentTab search={search} onChange={onChange} />;
  }
}

/** What markdowns would earn, side by side, at best, and how to learn more. */
export function PromotionsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(`${names[search.tab]} promotions`);
  const change = useCallback<Change>(
    (next) => void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <div className="grid">
      <ViewTabs label="Promotion tools">
        {promotionTabs.map((tab) => (
          <Link
            key={tab}
            from="/promotions"
            to="/promotions"
            search={(previous) => ({ ...previous, tab })}
            className={viewTab}
            activeProps={{}}
            aria-current={search.tab === tab ? "page" : "false"}
          >
            {names[tab]}
            {tab === "compare" && search.compare.length > 0 ? ` (${search.compare.length})` : ""}
          </Link>
        ))}
      </ViewTabs>
      <LazyView height={640}>
        <Tab search={search} onChange={change} />
      </LazyView>
    </div>
  );
}

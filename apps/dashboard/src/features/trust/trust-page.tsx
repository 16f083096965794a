import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, type ReactNode } from "react";
import { LazyView } from "../../components/lazy-view.tsx";
import { ViewTabs, viewTab } from "../../components/view-tabs.tsx";
import { type TrustView, trustViews } from "../../lib/insights-search.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";

const AccuracyView = lazy(async () => ({ default: (await import("./accuracy-view.tsx")).AccuracyView }));
const DriftView = lazy(async () => ({ default: (await import("./drift-view.tsx")).DriftView }));
const ModelsView = lazy(async () => ({ default: (await import("./models-view.tsx")).ModelsView }));
const LeaksView = lazy(async () => ({ default: (await import("./leaks-view.tsx")).LeaksView }));
const GauntletView = lazy(async () => ({ default: (await import("./gauntlet-view.tsx")).GauntletView }));
const EdaView = lazy(async () => ({ default: (await import("./eda-view.tsx")).EdaView }));
const QualityView = lazy(async () => ({ default: (await import("./quality-view.tsx")).QualityView }));

const route = getRouteApi("/trust");

const tabs: Readonly<Record<TrustView, string>> = {
  accuracy: "Accuracy",
  drift: "Drift",
  models: "Models",
  gauntlet: "Rivals",
  leaks: "Leak audit",
  eda: "Exploration",
  data: "Data quality",
};

const views: Readonly<Record<TrustView, ReactNode>> = {
  accuracy: <AccuracyView />,
  drift: <DriftView />,
  models: <ModelsView />,
  gauntlet: <GauntletView />,
  leaks: <LeaksView />,
  eda: <EdaView />,
  data: <QualityView />,
};

/** Why the forecasts can be believed, and where they cannot: each part says how it was measured. */
export function TrustPage() {
  const { part } = route.useSearch();
  usePageTitle(`Trust: ${tabs[part]}`);
  return (
    <div className="grid">
      <ViewTabs label="Parts of Trust">
        {trustViews.map((view) => (
          <Link
            key={view}
            to="/trust"
            search={{ part: view }}
            className={viewTab}
            activeProps={{}}
            aria-current={view === part ? "page" : "false"}
          >
            {tabs[view]}
          </Link>
        ))}
      </ViewTabs>
      <LazyView height={480}>{views[part]}</LazyView>
    </div>
  );
}

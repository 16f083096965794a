import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type SearchSchemaInput,
} from "@tanstack/react-router";
import { hotspotsQuery, storesQuery, summaryQuery } from "../lib/queries.ts";
import {
  type BriefingSearch,
  type ForecastSearch,
  parseSearch,
  readBriefingSearch,
  readForecastSearch,
  readWatchlistSearch,
  stringifySearch,
  type WatchlistSearch,
} from "../lib/search.ts";
import { NotFound } from "./not-found.tsx";
import { Shell } from "./shell.tsx";

/** Pages load their code when they are first visited; their data starts to load at the same moment. */
export function createAppRouter(queryClient: QueryClient) {
  const root = createRootRoute({
    component: Shell,
    notFoundComponent: NotFound,
    loader: () => {
      void queryClient.prefetchQuery(storesQuery);
    },
  });
  const briefing = createRoute({
    getParentRoute: () => root,
    path: "/",
    validateSearch: (search: Partial<BriefingSearch> & SearchSchemaInput): BriefingSearch =>
      readBriefingSearch({ ...search }),
    loader: () => {
      void queryClient.prefetchQuery(summaryQuery);
    },
    component: lazyRouteComponent(() => import("../features/briefing/briefing-page.tsx"), "BriefingPage"),
  });
  const forecast = createRoute({
    getParentRoute: () => root,
    path: "/forecast",
    validateSearch: (search: Partial<ForecastSearch> & SearchSchemaInput): ForecastSearch =>
      readForecastSearch({ ...search }),
    component: lazyRouteComponent(() => import("../features/forecast/forecast-page.tsx"), "ForecastPage"),
  });
  const watchlist = createRoute({
    getParentRoute: () => root,
    path: "/watchlist",
    validateSearch: (search: Partial<WatchlistSearch> & SearchSchemaInput): WatchlistSearch =>
      readWatchlistSearch({ ...search }),
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => {
      void queryClient.prefetchQuery(hotspotsQuery(deps.length));
    },
    component: lazyRouteComponent(() => import("../features/watchlist/watchlist-page.tsx"), "WatchlistPage"),
  });
  return createRouter({
    routeTree: root.addChildren([briefing, forecast, watchlist]),
    basepath: "/app",
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    scrollRestoration: true,
  });
}

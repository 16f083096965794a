import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type SearchSchemaInput,
} from "@tanstack/react-router";
import { storeDetailQuery } from "../lib/insights-queries.ts";
import {
  type BriefingSearch,
  readBriefingSearch,
  readStoreSearch,
  readTrustSearch,
  readWatchlistSearch,
  type StoreSearch,
  type TrustSearch,
  type WatchlistSearch,
} from "../lib/insights-search.ts";
import { type OpportunitiesSearch, readOpportunitiesSearch } from "../lib/opportunities-search.ts";
import { loadPage } from "../lib/page-load.ts";
import { type PromotionsSearch, readPromotionsSearch } from "../lib/promotions-search.ts";
import { hotspotsAsked, hotspotsQuery, storesQuery, summaryQuery } from "../lib/queries.ts";
import { type ForecastSearch, parseSearch, readForecastSearch, stringifySearch } from "../lib/search.ts";
import { NotFound } from "./not-found.tsx";
import { PageError } from "./page-error.tsx";
import { Shell } from "./shell.tsx";

const lazyPage: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(() => loadPage(load), name);

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
    component: lazyPage(() => import("../features/briefing/briefing-page.tsx"), "BriefingPage"),
  });
  const forecast = createRoute({
    getParentRoute: () => root,
    path: "/forecast",
    validateSearch: (search: Partial<ForecastSearch> & SearchSchemaInput): ForecastSearch =>
      readForecastSearch({ ...search }),
    component: lazyPage(() => import("../features/forecast/forecast-page.tsx"), "ForecastPage"),
  });
  const watchlist = createRoute({
    getParentRoute: () => root,
    path: "/watchlist",
    validateSearch: (search: Partial<WatchlistSearch> & SearchSchemaInput): WatchlistSearch =>
      readWatchlistSearch({ ...search }),
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => {
      void queryClient.prefetchQuery(hotspotsQuery(hotspotsAsked(deps)));
    },
    component: lazyPage(() => import("../features/watchlist/watchlist-page.tsx"), "WatchlistPage"),
  });
  const store = createRoute({
    getParentRoute: () => root,
    path: "/stores/$store",
    validateSearch: (search: Partial<StoreSearch> & SearchSchemaInput): StoreSearch => readStoreSearch({ ...search }),
    loader: ({ params }) => {
      const number = Number(params.store);
      if (Number.isInteger(number) && number > 0) void queryClient.prefetchQuery(storeDetailQuery(number));
    },
    component: lazyPage(() => import("../features/briefing/store-page.tsx"), "StorePage"),
  });
  const trust = createRoute({
    getParentRoute: () => root,
    path: "/trust",
    validateSearch: (search: Partial<TrustSearch> & SearchSchemaInput): TrustSearch => readTrustSearch({ ...search }),
    component: lazyPage(() => import("../features/trust/trust-page.tsx"), "TrustPage"),
  });
  const promotions = createRoute({
    getParentRoute: () => root,
    path: "/promotions",
    validateSearch: (search: Partial<PromotionsSearch> & SearchSchemaInput): PromotionsSearch =>
      readPromotionsSearch({ ...search }),
    component: lazyPage(() => import("../features/promotions/promotions-page.tsx"), "PromotionsPage"),
  });
  const opportunities = createRoute({
    getParentRoute: () => root,
    path: "/opportunities",
    validateSearch: (search: Partial<OpportunitiesSearch> & SearchSchemaInput): OpportunitiesSearch =>
      readOpportunitiesSearch({ ...search }),
    component: lazyPage(() => import("../features/opportunities/opportunities-page.tsx"), "OpportunitiesPage"),
  });
  return createRouter({
    routeTree: root.addChildren([briefing, store, forecast, promotions, opportunities, watchlist, trust]),
    basepath: "/app",
    parseSearch,
    stringifySearch,
    defaultErrorComponent: PageError,
    defaultPreload: "intent",
    scrollRestoration: true,
  });
}

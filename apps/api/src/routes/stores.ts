import { SeriesAnswer, SeriesQuery, StoreDetailAnswer, StoreParams, StoresAnswer } from "@sales-hub/contracts";
import { archetypeOf, explainStore, listStores, readSeries } from "@sales-hub/hub";
import { presentMeta } from "../presenters/meta.ts";
import { presentStoreDetail } from "../presenters/store-detail.ts";
import { presentStore, presentWeek } from "../presenters/stores.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const storeRoutes: Routes = async (app) => {
  app.get(
    "/stores",
    {
      schema: {
        summary: "Every store with its departments, level and growth",
        tags: ["data"],
        response: { 200: StoresAnswer, ...problemAnswers(503) },
      },
    },
    () => {
      const snapshot = app.hub.snapshot();
      return { stores: listStores(snapshot).map(presentStore), meta: presentMeta(snapshot) };
    },
  );

  app.get(
    "/stores/:store",
    {
      schema: {
        summary: "One store and each department's part in its change",
        tags: ["data"],
        params: StoreParams,
        response: { 200: StoreDetailAnswer, ...problemAnswers(404, 422, 503) },
      },
    },
    async (request) => {
      const snapshot = app.hub.snapshot();
      const { store } = request.params;
      const detail = await explainStore(snapshot, store);
      return presentStoreDetail(snapshot, detail, await archetypeOf(snapshot, store));
    },
  );

  app.get(
    "/series",
    {
      schema: {
        summary: "Weekly history of a pair, a store, a department or everything",
        tags: ["data"],
        querystring: SeriesQuery,
        response: { 200: SeriesAnswer, ...problemAnswers(404, 422, 503) },
      },
    },
    (request) => {
      const snapshot = app.hub.snapshot();
      const { store, dept } = request.query;
      const points = readSeries(snapshot, request.query).map(presentWeek);
      return { store: store ?? null, dept: dept ?? null, points, meta: presentMeta(snapshot) };
    },
  );
};

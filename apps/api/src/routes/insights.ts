import { ClustersAnswer, HolidayEffectsAnswer, HolidayEffectsQuery } from "@sales-hub/contracts";
import { groupStores, measureHolidays } from "@sales-hub/hub";
import { presentClusters } from "../presenters/clusters.ts";
import { presentHolidayEffects } from "../presenters/holiday-effects.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const insightRoutes: Routes = async (app) => {
  app.get(
    "/insights/clusters",
    {
      schema: {
        summary: "Store archetypes: which stores are alike, and how sure the groups are",
        tags: ["overview"],
        response: { 200: ClustersAnswer, ...problemAnswers(503) },
      },
    },
    async () => {
      const snapshot = app.hub.snapshot();
      return presentClusters(snapshot, await groupStores(snapshot));
    },
  );

  app.get(
    "/insights/holiday_effects",
    {
      schema: {
        summary: "What holidays do to sales, by department and store type, with intervals",
        tags: ["overview"],
        querystring: HolidayEffectsQuery,
        response: { 200: HolidayEffectsAnswer, ...problemAnswers(404, 422, 503) },
      },
    },
    async (request) => {
      const snapshot = app.hub.snapshot();
      return presentHolidayEffects(snapshot, await measureHolidays(snapshot, request.query));
    },
  );
};

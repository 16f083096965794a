import { HotspotsAnswer, HotspotsQuery } from "@sales-hub/contracts";
import { rankHotspots } from "@sales-hub/hub";
import { presentHotspots } from "../presenters/hotspots.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const hotspotRoutes: Routes = async (app) => {
  app.get(
    "/insights/hotspots",
    {
      schema: {
        summary: "Pairs ranked by the expected cost of their forecast errors, and why",
        tags: ["overview"],
        querystring: HotspotsQuery,
        response: { 200: HotspotsAnswer, ...problemAnswers(422, 503) },
      },
    },
    (request) => {
      const snapshot = app.hub.snapshot();
      return presentHotspots(snapshot, rankHotspots(snapshot, request.query));
    },
  );
};

import { HotspotsAnswer, HotspotsQuery } from "@sales-hub/contracts";
import { rankHotspots } from "@sales-hub/hub";
import { prefersCsv, sendCsv } from "../plugins/csv.ts";
import { hotspotRows, presentHotspots } from "../presenters/hotspots.ts";
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
    async (request, reply) => {
      const snapshot = app.hub.snapshot();
      const answer = presentHotspots(snapshot, await rankHotspots(snapshot, request.query));
      return prefersCsv(request) ? sendCsv(reply, "hotspots.csv", hotspotRows(answer)) : answer;
    },
  );
};

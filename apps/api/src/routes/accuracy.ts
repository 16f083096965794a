import { AccuracyAnswer, AccuracyQuery } from "@sales-hub/contracts";
import { measureAccuracy } from "@sales-hub/hub";
import { presentAccuracy } from "../presenters/accuracy.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const accuracyRoutes: Routes = async (app) => {
  app.get(
    "/accuracy",
    {
      schema: {
        summary: "How wrong forecasts were: in backtests, and where frozen forecasts have met their actuals",
        tags: ["forecast"],
        querystring: AccuracyQuery,
        response: { 200: AccuracyAnswer, ...problemAnswers(404, 422, 503) },
      },
    },
    async (request) => {
      const snapshot = app.hub.snapshot();
      return presentAccuracy(snapshot, request.query, await measureAccuracy(snapshot, request.query));
    },
  );
};

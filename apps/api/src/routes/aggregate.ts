import { AggregateAnswer, AggregateRequest } from "@sales-hub/contracts";
import { forecastAggregate } from "@sales-hub/hub";
import { presentAggregate } from "../presenters/aggregate.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const aggregateRoutes: Routes = async (app) => {
  app.post(
    "/forecast/aggregate",
    {
      schema: {
        summary: "Weekly sales to come of a store, a department, a store type or everything",
        description:
          "What is left out is summed over. Forecasts are exactly the sums of the pairs' forecasts; intervals are calibrated on the errors of such sums, they are not sums of bounds.",
        tags: ["forecast"],
        body: AggregateRequest,
        response: { 200: AggregateAnswer, ...problemAnswers(404, 422, 503) },
      },
    },
    (request) => {
      const { store, dept, type, hist_weeks, forecast_weeks, levels } = request.body;
      const snapshot = app.hub.snapshot();
      const choice = {
        ...(store === undefined ? {} : { store }),
        ...(dept === undefined ? {} : { dept }),
        ...(type === undefined ? {} : { type }),
      };
      const question = {
        ...choice,
        histWeeks: hist_weeks,
        forecastWeeks: forecast_weeks,
        levels: [...new Set(levels)],
      };
      return presentAggregate(snapshot, forecastAggregate(snapshot, question));
    },
  );
};

import { ValueAnswer, ValueQuery } from "@sales-hub/contracts";
import { estimateValue } from "@sales-hub/hub";
import { presentValue } from "../presenters/value.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const valueRoutes: Routes = async (app) => {
  app.get(
    "/value",
    {
      schema: {
        summary: "What the forecast is worth a year, under your own assumptions",
        tags: ["overview"],
        querystring: ValueQuery,
        response: { 200: ValueAnswer, ...problemAnswers(422, 503) },
      },
    },
    ({ query }) => {
      const snapshot = app.hub.snapshot();
      const estimate = estimateValue(snapshot, {
        marginFraction: query.margin,
        holdingCostPerYear: query.holding_cost,
        serviceLevel: query.service_level,
        labourCostPerErrorUsd: query.labour_cost_per_error,
      });
      return presentValue(snapshot, estimate);
    },
  );
};

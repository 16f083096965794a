import { ForecastAnswer, ForecastRequest } from "@sales-hub/contracts";
import { forecastPair } from "@sales-hub/hub";
import { presentForecast } from "../presenters/forecast.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const forecastRoutes: Routes = async (app) => {
  app.post(
    "/forecast",
    {
      schema: {
        summary: "Weekly sales to come of one store and department, with intervals",
        tags: ["forecast"],
        body: ForecastRequest,
        response: { 200: ForecastAnswer, ...problemAnswers(404, 422, 503) },
      },
    },
    async (request) => {
      const { store, dept, hist_weeks, forecast_weeks, levels, strategy, explain_weeks } = request.body;
      const snapshot = app.hub.snapshot();
      const question = {
        store,
        dept,
        histWeeks: hist_weeks,
        forecastWeeks: forecast_weeks,
        levels: [...new Set(levels)],
        strategy,
        explainWeeks: explain_weeks,
      };
      return presentForecast(snapshot, question, await forecastPair(snapshot, question));
    },
  );
};

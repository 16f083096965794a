import { DriftAnswer } from "@sales-hub/contracts";
import { watchAccuracy } from "@sales-hub/hub";
import { presentDrift } from "../presenters/drift.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const driftRoutes: Routes = async (app) => {
  app.get(
    "/drift",
    {
      schema: {
        summary: "Whether forecasts still err as they did in the backtest, now that new actuals have come",
        tags: ["forecast"],
        response: { 200: DriftAnswer, ...problemAnswers(503) },
      },
    },
    async () => {
      const snapshot = app.hub.snapshot();
      return presentDrift(snapshot, await watchAccuracy(snapshot));
    },
  );
};

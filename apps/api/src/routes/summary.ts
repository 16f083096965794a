import { DashboardSummary } from "@sales-hub/contracts";
import { summarise } from "@sales-hub/hub";
import { presentSummary } from "../presenters/summary.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const summaryRoutes: Routes = async (app) => {
  app.get(
    "/dashboard_summary",
    {
      schema: {
        summary: "Key figures, takeaways, movers and every store's growth",
        tags: ["overview"],
        response: { 200: DashboardSummary, ...problemAnswers(503) },
      },
    },
    async () => {
      const snapshot = app.hub.snapshot();
      return presentSummary(snapshot, await summarise(snapshot));
    },
  );
};

import { ReportAnswer } from "@sales-hub/contracts";
import { readReport } from "@sales-hub/hub";
import { presentReport } from "../presenters/report/report.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const reportRoutes: Routes = async (app) => {
  app.get(
    "/report",
    {
      schema: {
        summary: "The model lab: data, exploratory analysis, accuracy, comparison of ways to forecast, leak audit",
        tags: ["service"],
        response: { 200: ReportAnswer, ...problemAnswers(503) },
      },
    },
    async (request) => {
      const snapshot = app.hub.snapshot();
      const report = await readReport(snapshot);
      const { damage } = report.comparison;
      if (damage !== null) request.log.warn({ damage }, "a kept comparison is damaged and was passed over");
      return presentReport(snapshot, report);
    },
  );
};

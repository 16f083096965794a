import { DataQualityAnswer } from "@sales-hub/contracts";
import { presentDataQuality } from "../presenters/data-quality.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const dataQualityRoutes: Routes = async (app) => {
  app.get(
    "/data_quality",
    {
      schema: {
        summary: "What the preparation found in the raw files and what it did about it",
        tags: ["data"],
        response: { 200: DataQualityAnswer, ...problemAnswers(503) },
      },
    },
    () => presentDataQuality(app.hub.snapshot()),
  );
};

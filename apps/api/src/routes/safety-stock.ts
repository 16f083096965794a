import { SafetyStockAnswer, SafetyStockRequest } from "@sales-hub/contracts";
import { planSafetyStock } from "@sales-hub/hub";
import { presentSafetyStock } from "../presenters/safety-stock.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const safetyStockRoutes: Routes = async (app) => {
  app.post(
    "/safety_stock",
    {
      schema: {
        summary: "Stock to hold for a service level and a lead time, US dollars at retail",
        tags: ["forecast"],
        body: SafetyStockRequest,
        response: { 200: SafetyStockAnswer, ...problemAnswers(404, 422, 503) },
      },
    },
    (request) => {
      const { store, dept, service_level, lead_time_weeks } = request.body;
      const snapshot = app.hub.snapshot();
      const question = { store, dept, serviceLevel: service_level, leadTimeWeeks: lead_time_weeks };
      return presentSafetyStock(snapshot, question, planSafetyStock(snapshot, question));
    },
  );
};

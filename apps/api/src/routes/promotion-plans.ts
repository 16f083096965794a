import {
  ExperimentAnswer,
  ExperimentRequest,
  MARKDOWN_NAMES,
  type MarkdownName,
  OptimizeAnswer,
  OptimizeRequest,
} from "@sales-hub/contracts";
import { optimizePlan, planExperiment } from "@sales-hub/hub";
import { presentBudgetPlan, presentExperiment } from "../presenters/promotions/plans.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

const tags = ["promotions"];

/** 1 to 5. */
const typeOf = (name: MarkdownName) => MARKDOWN_NAMES.indexOf(name) + 1;

export const promotionPlanRoutes: Routes = async (app) => {
  app.post(
    "/optimize",
    {
      schema: {
        summary: "Split a markdown budget where it pays, or learn that it does not",
        tags,
        body: OptimizeRequest,
        response: { 200: OptimizeAnswer, ...problemAnswers(409, 422, 503) },
      },
    },
    (request) => {
      const { budget, weeks, markdown_types, cell_min, cell_max, hidden_share, ...fields } = request.body;
      const snapshot = app.hub.snapshot();
      const plan = optimizePlan(snapshot, {
        ...fields,
        ...(markdown_types === undefined ? {} : { types: markdown_types.map(typeOf) }),
        ...(cell_max === undefined ? {} : { cellMaxUsd: cell_max }),
        budgetUsd: budget,
        weekCount: weeks,
        cellMinUsd: cell_min,
        hiddenShare: hidden_share,
      });
      return presentBudgetPlan(snapshot, plan);
    },
  );

  app.post(
    "/experiment",
    {
      schema: {
        summary: "Which stores and weeks to randomise, to learn whether a department's markdowns pay",
        tags,
        body: ExperimentRequest,
        response: { 200: ExperimentAnswer, ...problemAnswers(404, 409, 422, 503) },
      },
    },
    (request) => {
      const { markdown, true_iroas, amount, max_weeks, ...fields } = request.body;
      const snapshot = app.hub.snapshot();
      const plan = planExperiment(snapshot, {
        ...fields,
        ...(true_iroas === undefined ? {} : { assumedIroas: true_iroas }),
        ...(amount === undefined ? {} : { amountUsd: amount }),
        type: typeOf(markdown),
        maxWeeks: max_weeks,
      });
      return presentExperiment(snapshot, plan);
    },
  );
};

import {
  MARKDOWN_NAMES,
  type MarkdownAmounts,
  PromotionOptionsAnswer,
  PromotionOptionsQuery,
  RoiAnswer,
  RoiQuery,
  SimulateAnswer,
  SimulateRequest,
} from "@sales-hub/contracts";
import { listPromotionOptions, rankReturns, simulatePlan } from "@sales-hub/hub";
import { prefersCsv, sendCsv } from "../plugins/csv.ts";
import { presentReturns, tabulateReturns } from "../presenters/promotions/returns.ts";
import { presentPromotionOptions, presentSimulation } from "../presenters/promotions/simulate.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

const tags = ["promotions"];

export const promotionRoutes: Routes = async (app) => {
  app.post(
    "/simulate",
    {
      schema: {
        summary: "What a plan of markdowns would do to one department's week, and what that is worth",
        tags,
        body: SimulateRequest,
        response: { 200: SimulateAnswer, ...problemAnswers(404, 409, 422, 503) },
      },
    },
    (request) => {
      const { markdowns, hidden_share: hiddenShare, ...fields } = request.body;
      const amounts = listAmounts(markdowns);
      const snapshot = app.hub.snapshot();
      return presentSimulation(
        snapshot,
        simulatePlan(snapshot, { ...fields, markdowns: amounts, hiddenShare }),
        amounts,
      );
    },
  );

  app.get(
    "/promotions/options",
    {
      schema: {
        summary: "The weeks that can be simulated, and the amounts that the store spent before",
        tags,
        querystring: PromotionOptionsQuery,
        response: { 200: PromotionOptionsAnswer, ...problemAnswers(404, 422, 503) },
      },
    },
    (request) => {
      const snapshot = app.hub.snapshot();
      return presentPromotionOptions(snapshot, request.query, listPromotionOptions(snapshot, request.query));
    },
  );

  app.get(
    "/insights/roi",
    {
      schema: {
        summary: "What markdowns returned so far, by department and over all stores; CSV by Accept: text/csv",
        tags,
        querystring: RoiQuery,
        response: { 200: RoiAnswer, ...problemAnswers(422, 503) },
      },
    },
    async (request, reply) => {
      const { hidden_share: hiddenShare, min_samples: minSamples, ...fields } = request.query;
      const snapshot = app.hub.snapshot();
      const question = { ...fields, hiddenShare, minSamples };
      const answer = presentReturns(snapshot, question, rankReturns(snapshot, question));
      return prefersCsv(request) ? sendCsv(reply, "returns.csv", tabulateReturns(answer)) : answer;
    },
  );
};

/** Amounts in column order, USD, shape [5]; absent ones are 0. */
function listAmounts(markdowns: MarkdownAmounts): number[] {
  return MARKDOWN_NAMES.map((name) => markdowns[name] ?? 0);
}

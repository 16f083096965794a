import { ImportanceAnswer, ModelsAnswer } from "@sales-hub/contracts";
import { findChampion, ModelStore, rankFeatures } from "@sales-hub/hub";
import { presentImportance } from "../presenters/importance.ts";
import { presentModel } from "../presenters/models.ts";
import { problemAnswers } from "./problem-answers.ts";
import type { Routes } from "./routes.ts";

export const modelRoutes: Routes = async (app) => {
  app.get(
    "/models",
    {
      schema: {
        summary: "Every model version with its data, parameters and backtest figures, and which one answers",
        tags: ["service"],
        response: { 200: ModelsAnswer, ...problemAnswers(503) },
      },
    },
    async () => {
      const { model, modelsDir } = app.hub.snapshot();
      const all = await new ModelStore(modelsDir).list();
      const champions = await Promise.all(all.map((metadata) => findChampion(modelsDir, metadata)));
      return { models: all.map((metadata, k) => presentModel(metadata, model.version, champions[k]!)) };
    },
  );
  app.get(
    "/models/current/importance",
    {
      schema: {
        summary: "Which features the models that answer learned most from",
        tags: ["service"],
        response: { 200: ImportanceAnswer, ...problemAnswers(503) },
      },
    },
    () => {
      const snapshot = app.hub.snapshot();
      return presentImportance(snapshot, rankFeatures(snapshot));
    },
  );
};

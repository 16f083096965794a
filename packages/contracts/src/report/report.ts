import Type, { type Static } from "typebox";
import { ErrorRow, HorizonErrors } from "../accuracy.ts";
import { FeatureImportance, ModelItem } from "../models.ts";
import { RoiAnswer } from "../promotions/roi.ts";
import { Meta, nullable, WeekDate } from "../shared.ts";
import { ReportData } from "./data.ts";
import { ReportEda } from "./eda.ts";
import { ReportGauntlet } from "./gauntlet.ts";
import { ReportLeakAudit, ReportLeakMeasurement, ReportRidge } from "./leak-audit.ts";

export const BacktestFoldErrors = Type.Object({
  fold: Type.Integer({ minimum: 1 }),
  origin: { ...WeekDate, description: "Last week whose actuals the fold saw" },
  from: WeekDate,
  to: WeekDate,
  errors: ErrorRow,
});
export type BacktestFoldErrors = Static<typeof BacktestFoldErrors>;

/** The backtest of the version that answers: the same recipe, fitted at past origins. */
export const ReportAccuracy = Type.Object({
  total: ErrorRow,
  by_horizon: Type.Array(HorizonErrors),
  by_fold: Type.Array(BacktestFoldErrors),
  frozen: nullable(ErrorRow, "Forecasts that earlier versions made before the actuals came; null before any has"),
});
export type ReportAccuracy = Static<typeof ReportAccuracy>;

/** Everything the model lab knows, from one state of data and model. */
export const ReportAnswer = Type.Object({
  data: ReportData,
  model: ModelItem,
  importance: Type.Array(FeatureImportance, { description: "Of the version that answers, the most important first" }),
  accuracy: ReportAccuracy,
  eda: ReportEda,
  gauntlet: nullable(ReportGauntlet, "null while it has not been run on this data"),
  gauntlet_reason: nullable(Type.String(), "Why there is none; null when there is"),
  leak_measurement: nullable(ReportLeakMeasurement, "Made with the comparison; null where the history is too short"),
  ridge: nullable(ReportRidge, "Made with the comparison; null where the history is too short"),
  leak_audit: nullable(ReportLeakAudit, "null where the history is too short"),
  leak_audit_reason: nullable(Type.String(), "Why there is none; null when there is"),
  promotions: Type.Omit(RoiAnswer, ["departments", "meta"], {
    description: "What markdowns returned over all departments, with the default margin and accounting",
  }),
  notes: Type.Array(Type.String(), {
    description: "What a reader should know, in words: a kept comparison that is damaged and was passed over",
  }),
  node_version: Type.String(),
  meta: Meta,
});
export type ReportAnswer = Static<typeof ReportAnswer>;

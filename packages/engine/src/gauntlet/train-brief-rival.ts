import type { SalesPanel } from "@sales-hub/domain";
import { makeBriefForecastRows, makeBriefRows } from "../brief-features/brief-model.ts";
import { firstWeeks, planRows } from "../model/row-plan.ts";
import { BRIEF_LEARNERS, type BriefLearnerName } from "./brief-learners.ts";
import { sampleRows } from "./fold-context.ts";

/** Forecasts every pair from an origin; USD, shape [N x horizonWeeks], 0 for pairs without history. */
export type BriefForecast = (window: { readonly originIndex: number; readonly horizonWeeks: number }) => Float64Array;

/**
 * Fits one of the gauntlet's models of the brief's features once, to forecast from its origin or any later one.
 * @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE, ENGINE_TRAINING_TOO_SHORT
 * @throws {XGBoostError} XGBOOST_LIBRARY_MISSING where XGBoost is asked for and not set up
 */
export async function trainBriefRival(
  panel: SalesPanel,
  learner: BriefLearnerName,
  target: { readonly originIndex: number; readonly maxHorizon: number; readonly seed: number },
): Promise<BriefForecast> {
  const { actual } = sampleRows(panel, planRows(panel, target));
  const model = await BRIEF_LEARNERS[learner](await makeBriefRows(panel, target), { actual, seed: target.seed });
  const first = firstWeeks(panel);
  return ({ originIndex, horizonWeeks }) =>
    model
      .predict(makeBriefForecastRows(panel, { originIndex, horizonWeeks }))
      .map((usd, at) => (first[Math.floor(at / horizonWeeks)]! > originIndex ? 0 : usd));
}

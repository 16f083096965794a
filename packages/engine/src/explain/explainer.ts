import { FEATURES } from "../features/feature-catalog.ts";
import type { PredictedWeek, ResidualPredictor } from "../forecast/residual-predictor.ts";
import type { BlendShares, TrainedModel } from "../model/train-model.ts";
import { type Addend, baseContributions } from "./base-contributions.ts";
import { labelFeature } from "./feature-labels.ts";
import { readTrees } from "./read-trees.ts";
import { TreeShap } from "./tree-shap.ts";

/** Why one week's forecast is what it is: baseValueUsd + all contributions = forecastUsd. */
export interface WeekExplanation {
  readonly horizon: number;
  /** What the models add on average, USD: where contributions start. */
  readonly baseValueUsd: number;
  /** Parts of the base, then features in their order. */
  readonly addends: readonly Addend[];
  readonly forecastUsd: number;
}

export interface WeekToExplain {
  readonly predictor: ResidualPredictor;
  readonly series: number;
  /** The forecast of the series by that predictor. */
  readonly week: Pick<PredictedWeek, "horizon" | "forecast" | "parts">;
}

/** Dollars below which a difference is rounding of the arithmetic. */
const ROUNDING_USD = 1e-6;

/** Explains forecasts of one model. Holds no native memory, so it may outlive its predictor. */
export class Explainer {
  readonly #blend: BlendShares;
  readonly #l1: TreeShap;
  readonly #huber: TreeShap;

  private constructor(blend: BlendShares, l1: TreeShap, huber: TreeShap) {
    this.#blend = blend;
    this.#l1 = l1;
    this.#huber = huber;
  }

  /** Reads the trees of a model, with pauses for the event loop. @throws {HubError} ENGINE_MODEL_MISMATCH */
  static async load({ blend, modelTexts }: Pick<TrainedModel, "blend" | "modelTexts">): Promise<Explainer> {
    const shapOf = async (text: string) => new TreeShap(await readTrees(text), FEATURES.length);
    return new Explainer(blend, await shapOf(modelTexts.l1), await shapOf(modelTexts.huber));
  }

  /**
   * Splits a forecast exactly: the base by its parts, then each feature's share of what the models add to it (its SHAP
   * value), times the scale s and the models' shares of the blend. A pair without history is forecast as 0 by rule, which
   * nothing explains.
   * @returns USD; base value and contributions sum to the forecast but for rounding, far below a cent.
   */
  explain({ predictor, series, week }: WeekToExplain): WeekExplanation {
    const { state } = predictor;
    const { horizon, forecast, parts } = week;
    if (!predictor.hasHistory(series)) return { horizon, baseValueUsd: 0, addends: [], forecastUsd: forecast };
    const row = predictor.featuresOf(series, horizon);
    const l1 = this.#l1.explain(row);
    const huber = this.#huber.explain(row);
    const s = state.scale[series]!;
    const inDollars = (k: number) => s * (this.#blend.l1 * l1[k]! + this.#blend.huber * huber[k]!);
    const baseValueUsd = inDollars(FEATURES.length);
    const addends = [
      ...baseContributions(state, series, horizon, parts),
      ...FEATURES.map(({ name, group }, k) => ({
        name,
        label: labelFeature(name),
        group,
        contributionUsd: inDollars(k),
        value: Number.isNaN(row[k]!) ? null : row[k]!,
      })),
    ];
    const rest = forecast - addends.reduce((sum, { contributionUsd }) => sum + contributionUsd, baseValueUsd);
    if (Math.abs(rest) > ROUNDING_USD) {
      addends.push({
        name: "limit",
        label: "Limit put on the forecast",
        group: "recentLevel",
        contributionUsd: rest,
        value: null,
      });
    }
    return { horizon, baseValueUsd, addends, forecastUsd: forecast };
  }
}

import { loadSalesPanel } from "@sales-hub/data";
import { addWeeks, type SalesPanel } from "@sales-hub/domain";
import {
  buildOriginState,
  collectFoldRows,
  computeBase,
  DEFAULT_SEED,
  emptyBaseParts,
  type FoldScore,
  forecastAllInWorkers,
  forecastWithBriefModel,
  locateFold,
  type Split,
  scoreFold,
  seasonalNaive,
  trainBriefModel,
  trainBriefRival,
  trainModel,
} from "@sales-hub/engine";
import type { FoldPredictions } from "./backtest-splits.ts";

/** What a forecast is made of: fitted once, then asked for any origin from there on. */
type Predict = (window: { readonly originIndex: number; readonly horizonWeeks: number }) => Promise<Float64Array>;
type Fit = (
  panel: SalesPanel,
  target: { readonly originIndex: number; readonly maxHorizon: number; readonly seed: number },
) => Promise<Predict>;

/** Ways to forecast that a backtest can compare, by name. */
const FITS = {
  /** The hub's own: base and residual models. */
  hub: async (panel, target) => {
    const model = await trainModel(panel, target);
    return (window) => forecastAllInWorkers(panel, { ...window, model });
  },
  /** The hub's base without the residual models. */
  base: async (panel) => async (window) => forecastBase(panel, window),
  /** LightGBM on the brief's features. */
  brief: async (panel, target) => {
    const model = await trainBriefModel(panel, target);
    return async (window) => forecastWithBriefModel(panel, model, window);
  },
  /** XGBoost on the brief's features; needs the library of `npm run setup -- --lab`. */
  xgboost: async (panel, target) => {
    const forecast = await trainBriefRival(panel, "xgboost", target);
    return async (window) => forecast(window);
  },
  /** Ridge regression on the brief's features, scaled, with its penalty chosen by leave-one-out. */
  ridge: async (panel, target) => {
    const forecast = await trainBriefRival(panel, "ridge", target);
    return async (window) => forecast(window);
  },
  /** The value 364 days earlier. */
  "seasonal-naive": async (panel) => async (window) => seasonalNaive(panel, window),
} as const satisfies Record<string, Fit>;

export type RivalName = keyof typeof FITS;

export const RIVAL_NAMES = Object.keys(FITS) as RivalName[];

export interface BacktestRivalOptions {
  readonly preparedDir: string;
  readonly splits: readonly Split[];
  readonly rival: RivalName;
  readonly seed?: number;
  /**
   * Fit once at each fold's origin, but forecast every week one week ahead with the actuals up to the week before; by
   * default the whole window is forecast from the fold's origin.
   */
  readonly oneWeekAhead?: boolean;
  readonly onProgress?: (progress: { done: number; of: number; text: string }) => void;
}

export interface RivalFold {
  readonly split: Split;
  readonly score: FoldScore;
  /** The benchmark on the same rows, from the fold's origin or one week ahead alike. */
  readonly seasonalNaive: FoldScore;
  readonly predictions: Omit<FoldPredictions, "historyClass" | "lower80" | "upper80" | "lower95" | "upper95">;
}

/**
 * Backtests one way to forecast on given folds; point forecasts only.
 * @throws {HubError} DATA_PREPARED_MISSING, or what fitting threw
 */
export async function* backtestRival(options: BacktestRivalOptions): AsyncGenerator<RivalFold> {
  const { splits, rival, seed = DEFAULT_SEED, oneWeekAhead = false, onProgress } = options;
  const panel = await loadSalesPanel(options.preparedDir);
  for (const [k, split] of splits.entries()) {
    const { originIndex, horizonWeeks } = locateFold(panel, split);
    onProgress?.({ done: k, of: splits.length, text: `${rival}: ${split.protocol} fold ${split.fold}` });
    const predict = await FITS[rival](panel, { originIndex, maxHorizon: oneWeekAhead ? 1 : horizonWeeks, seed });
    const over = oneWeekAhead ? eachWeekAhead : (by: Predict) => by({ originIndex, horizonWeeks });
    const forecast = await over(predict, panel, { originIndex, horizonWeeks });
    const naive = await over(async (window) => seasonalNaive(panel, window), panel, { originIndex, horizonWeeks });
    const score = scoreFold(panel, split, forecast);
    onProgress?.({ done: k + 1, of: splits.length, text: `${rival}: WMAE ${score.wmae.toFixed(1)}` });
    yield {
      split,
      score,
      seasonalNaive: scoreFold(panel, split, naive),
      predictions: predictionsOf(panel, split, forecast, oneWeekAhead),
    };
  }
}

/** Forecasts each week of a window from the week before it, shape [N x horizonWeeks]. */
async function eachWeekAhead(
  predict: Predict,
  panel: SalesPanel,
  { originIndex, horizonWeeks }: { readonly originIndex: number; readonly horizonWeeks: number },
): Promise<Float64Array> {
  const forecast = new Float64Array(panel.seriesCount * horizonWeeks);
  for (let h = 1; h <= horizonWeeks; h++) {
    const week = await predict({ originIndex: originIndex + h - 1, horizonWeeks: 1 });
    for (let i = 0; i < panel.seriesCount; i++) forecast[i * horizonWeeks + h - 1] = week[i]!;
  }
  return forecast;
}

function forecastBase(
  panel: SalesPanel,
  { originIndex, horizonWeeks }: { readonly originIndex: number; readonly horizonWeeks: number },
): Float64Array {
  const state = buildOriginState(panel, originIndex, { maxHorizon: horizonWeeks });
  const parts = emptyBaseParts();
  const forecast = new Float64Array(panel.seriesCount * horizonWeeks);
  for (let i = 0; i < panel.seriesCount; i++) {
    if (state.hasHistory[i] === 0) continue;
    for (let h = 1; h <= horizonWeeks; h++) {
      computeBase(state, i, h, parts);
      forecast[i * horizonWeeks + h - 1] = parts.base;
    }
  }
  return forecast;
}

function predictionsOf(
  panel: SalesPanel,
  split: Split,
  forecast: Float64Array,
  oneWeekAhead: boolean,
): RivalFold["predictions"] {
  const rows = collectFoldRows(panel, split, forecast);
  return {
    store: rows.seriesIndex.map((series) => panel.seriesStore[series]!),
    dept: rows.seriesIndex.map((series) => panel.seriesDept[series]!),
    date: Array.from(rows.weekIndex, (week) => addWeeks(panel.firstWeek, week)),
    horizon: oneWeekAhead ? rows.horizon.map(() => 1) : rows.horizon,
    isHoliday: rows.isHoliday,
    y: rows.actual,
    yhat: rows.forecast,
  };
}

import { basename } from "node:path";
import { loadSalesPanel, readPreparedMetadata, resolvePreparedDir } from "@sales-hub/data";
import { addWeeks, formatDay, type SalesPanel } from "@sales-hub/domain";
import {
  buildOriginState,
  calibrateIntervals,
  calibrateLeadTimes,
  calibrateSums,
  collectCalibrationErrors,
  createForecaster,
  DEFAULT_MAX_HORIZON,
  DEFAULT_SEED,
  forecastAllInWorkers,
  listAggregates,
  locateFold,
  mae,
  r2,
  rmse,
  type TrainedModel,
  trainModels,
  wape,
  wmae,
} from "@sales-hub/engine";
import { codeVersion } from "../code-version.ts";
import { hubError } from "../errors.ts";
import { modelToFiles } from "../models/model-files.ts";
import type { ModelMetadata, ModelMetrics } from "../models/model-metadata.ts";
import type { ModelStore } from "../models/model-store.ts";
import { encodeAggregateBacktest, encodeAggregateOutlook } from "./aggregate-tables.ts";
import { type BacktestTable, upToHorizon } from "./backtest-table.ts";
import { makeAggregateOutlook, makeOutlook } from "./make-outlook.ts";
import { describeFold, FOLD_WEEKS, type FoldTables, joinTables, ownFolds } from "./run-folds.ts";
import { encodeBacktest, encodeOutlook } from "./tables.ts";

export interface TrainVersionOptions {
  readonly preparedDir: string;
  readonly models: ModelStore;
  readonly seed?: number;
  /** About how many rows to train each model on; the engine's default when left out. */
  readonly targetRows?: number;
  readonly onProgress?: (progress: { done: number; of: number; text: string }) => void;
}

/**
 * Trains a model on all prepared history, measures its recipe on earlier origins, and writes both as a new version. It
 * does not serve until promoted.
 * @throws {HubError} HUB_DATA_MISSING, or what training threw
 */
export async function trainVersion(options: TrainVersionOptions): Promise<ModelMetadata> {
  const { preparedDir, models, seed = DEFAULT_SEED, onProgress } = options;
  const started = performance.now();
  const dataDir = await resolvePreparedDir(preparedDir);
  const data = dataDir === null ? null : await readPreparedMetadata(dataDir);
  if (dataDir === null || data === null) {
    throw hubError(
      "HUB_DATA_MISSING",
      `${preparedDir} holds no prepared data. Run \`hub prepare --raw DIR --out ${preparedDir}\` first.`,
    );
  }
  const panel = await loadSalesPanel(dataDir);
  const originIndex = panel.historyWeekCount - 1;
  const training = { seed, ...(options.targetRows === undefined ? {} : { targetRows: options.targetRows }) };
  const folds = ownFolds(panel).map((split) => ({ split, ...locateFold(panel, split) }));
  const targets = [
    ...folds.map((fold) => ({ originIndex: fold.originIndex, maxHorizon: fold.horizonWeeks })),
    { originIndex, maxHorizon: DEFAULT_MAX_HORIZON },
  ];
  const steps = targets.length + folds.length + 3;
  let done = 0;
  const step = (text: string) => onProgress?.({ done: ++done, of: steps, text });

  step("Measuring errors of earlier origins");
  const errors = await collectCalibrationErrors(panel, { lastWeek: originIndex });
  step("Making training rows");
  const trained: TrainedModel[] = [];
  for await (const next of trainModels(panel, { targets, ...training })) {
    trained.push(next);
    step(`Trained model ${trained.length} of ${targets.length}, on data through ${formatDay(next.trainedThrough)}`);
  }
  const model = trained.at(-1)!;
  const tables: FoldTables[] = [];
  for (const [k, fold] of folds.entries()) {
    step(`Backtesting ${fold.split.testStart} to ${fold.split.testEnd}`);
    const forecast = await forecastAllInWorkers(panel, { ...fold, model: trained[k]! });
    tables.push(describeFold(panel, { ...fold, forecast }, errors));
  }
  const { isHoliday } = panel;
  const calibrations = {
    calibration: calibrateIntervals({ errors: errors.rows, originIndex, isHoliday }),
    aggregateCalibration: calibrateSums({ errors: errors.sums, originIndex, isHoliday }),
    leadTimeCalibration: calibrateLeadTimes({ errors: errors.leadTimes, originIndex }),
  };
  step("Forecasting every pair");
  const state = buildOriginState(panel, originIndex, { maxHorizon: model.maxHorizon });
  const forecaster = createForecaster({ state, model });
  try {
    const outlook = await makeOutlook(panel, forecaster, calibrations.calibration);
    const backtest = joinTables(tables.map(({ pairs }) => pairs));
    const aggregates = listAggregates(panel);
    const sums = makeAggregateOutlook(state, aggregates, outlook);
    const backtestOfSums = joinTables(tables.map((table) => table.aggregates));
    const backtestOfLeadTimes = joinTables(tables.map(({ leadTimes }) => leadTimes));
    const files = new Map<string, string | Uint8Array>([
      ...modelToFiles({ model, ...calibrations }),
      ["forecasts.parquet", await encodeOutlook(outlook, panel)],
      ["backtest.parquet", await encodeBacktest(backtest, panel)],
      ["aggregate-forecasts.parquet", await encodeAggregateOutlook(sums, aggregates)],
      ["aggregate-backtest.parquet", await encodeAggregateBacktest(backtestOfSums, aggregates)],
      ["lead-time-backtest.parquet", await encodeBacktest(backtestOfLeadTimes, panel)],
    ]);
    const description = {
      code_version: await codeVersion(),
      seed,
      origin: addWeeks(panel.firstWeek, originIndex),
      data: { hash: data.data_hash, folder: basename(dataDir), world: data.world },
      horizon_weeks: model.maxHorizon,
      feature_names: model.featureNames,
      parameters: {
        ...model.parameters,
        blend: model.blend,
        iterations: model.iterations,
        training_rows: model.trainingRowCount,
      },
      metrics: measure(panel, upToHorizon(backtest, FOLD_WEEKS), folds.length),
      training_seconds: (performance.now() - started) / 1000,
    };
    return await models.write(description, files);
  } finally {
    forecaster.dispose();
  }
}

function measure(panel: SalesPanel, table: BacktestTable, folds: number): ModelMetrics | null {
  if (table.actual.length === 0) return null;
  const isHoliday = table.week.map((week) => panel.isHoliday[week]!);
  const naive = { actual: table.actual, forecast: table.seasonalNaive, isHoliday };
  const ours = { actual: table.actual, forecast: table.forecast, isHoliday };
  return {
    folds,
    test_rows: table.actual.length,
    wape: wape(ours),
    wmae: wmae(ours),
    mae: mae(ours),
    rmse: rmse(ours),
    r2: r2(ours),
    seasonal_naive_wape: wape(naive),
    seasonal_naive_wmae: wmae(naive),
  };
}

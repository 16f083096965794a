import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type DataMetadata,
  loadSalesPanel,
  loadStoreLocations,
  type QualityReport,
  readPreparedMetadata,
  readQualityReport,
} from "@sales-hub/data";
import { weekIndex } from "@sales-hub/domain";
import {
  type Aggregate,
  buildOriginState,
  estimatePromotionEffects,
  listAggregates,
  type MarkdownReallocation,
  type OriginState,
  type PromotionEffects,
} from "@sales-hub/engine";
import { hubError } from "../errors.ts";
import { modelFromFiles, type ServedModel } from "../models/model-files.ts";
import type { ModelMetadata } from "../models/model-metadata.ts";
import type { ModelStore } from "../models/model-store.ts";
import { decodeAggregateBacktest, decodeAggregateOutlook } from "../training/aggregate-tables.ts";
import { type BacktestTable, upToHorizon } from "../training/backtest-table.ts";
import type { AggregateOutlook, Outlook } from "../training/outlook.ts";
import { DEFAULT_MARGIN, reallocateMarkdowns } from "../training/reallocate-markdowns.ts";
import { FOLD_WEEKS } from "../training/run-folds.ts";
import { planBothStocks, type StockPlans } from "../training/stock-plans.ts";
import { decodeBacktest, decodeOutlook } from "../training/tables.ts";
import type { Workspace } from "../workspace.ts";
import type { Location } from "./snapshot.ts";

/** Forecasts are served this far, flagged where the model was not trained for it. */
const LONGEST_FORECAST_WEEKS = 52;

/** What a snapshot is made of, as plain data that can move between threads. */
export interface LoadedState {
  readonly state: OriginState;
  readonly locations: ReadonlyMap<number, Location>;
  readonly data: DataMetadata;
  readonly quality: QualityReport | null;
  readonly metadata: ModelMetadata;
  readonly served: ServedModel;
  readonly outlook: Outlook;
  readonly backtest: BacktestTable;
  readonly longBacktest: BacktestTable;
  readonly aggregates: readonly Aggregate[];
  readonly aggregateOutlook: AggregateOutlook;
  readonly aggregateBacktest: BacktestTable;
  readonly leadTimeBacktest: BacktestTable;
  readonly stockPlans: StockPlans;
  readonly promotions: PromotionEffects;
  readonly markdownReallocation: MarkdownReallocation;
  readonly modelsDir: string;
}

/**
 * Loads the current model version with the very version of the data that it was trained on.
 * @throws {HubError} HUB_MODEL_MISSING, HUB_DATA_MISSING, HUB_MODEL_DATA_MISMATCH, or what reading the model threw
 */
export async function loadState(workspace: Workspace, models: ModelStore): Promise<LoadedState> {
  const version = await models.currentVersion();
  if (version === null) {
    throw hubError(
      "HUB_MODEL_MISSING",
      `${models.dir} holds no model. Run \`hub up\`, or \`hub prepare\` and \`hub train\`.`,
    );
  }
  const { metadata, files } = await models.read(version);
  const dataDir = join(workspace.preparedDir, metadata.data.folder);
  const data = existsSync(dataDir) ? await readPreparedMetadata(dataDir) : null;
  if (data === null) {
    throw hubError(
      "HUB_DATA_MISSING",
      `Model ${version} was trained on ${dataDir}, which is gone. Run \`hub up\` to prepare the data and train again.`,
      { details: { version, dataDir } },
    );
  }
  if (data.data_hash !== metadata.data.hash) {
    throw hubError(
      "HUB_MODEL_DATA_MISMATCH",
      `Model ${version} was trained on data ${metadata.data.hash.slice(0, 12)}, but ${dataDir} holds ${data.data_hash.slice(0, 12)}. Run \`hub up\` to train again.`,
      { details: { version, expected: metadata.data.hash, found: data.data_hash } },
    );
  }
  const panel = await loadSalesPanel(dataDir);
  const locations = await loadStoreLocations(dataDir);
  // Forecasts do not need the report: a damaged one must not stop them.
  const quality = await readQualityReport(dataDir).catch(() => null);
  const aggregates = listAggregates(panel);
  const [outlook, longBacktest, aggregateOutlook, aggregateBacktest, leadTimeBacktest] = await Promise.all([
    decodeOutlook(files.get("forecasts.parquet")!, panel),
    decodeBacktest(files.get("backtest.parquet")!, panel),
    decodeAggregateOutlook(files.get("aggregate-forecasts.parquet")!, aggregates),
    decodeAggregateBacktest(files.get("aggregate-backtest.parquet")!, aggregates),
    decodeBacktest(files.get("lead-time-backtest.parquet")!, panel),
  ]);
  const backtest = upToHorizon(longBacktest, FOLD_WEEKS);
  const served = modelFromFiles(metadata, files);
  const originIndex = weekIndex(panel.firstWeek, metadata.origin);
  const state = buildOriginState(panel, originIndex, {
    maxHorizon: Math.max(LONGEST_FORECAST_WEEKS, served.model.maxHorizon),
  });
  const promotions = estimatePromotionEffects(panel, { originIndex });
  return {
    state,
    locations: new Map(locations.map(({ store, latitude, longitude }) => [store, { latitude, longitude }])),
    data,
    quality,
    metadata,
    served,
    outlook,
    backtest,
    longBacktest,
    aggregates,
    aggregateOutlook,
    aggregateBacktest,
    leadTimeBacktest,
    stockPlans: planBothStocks(backtest, panel.seriesCount),
    promotions,
    markdownReallocation: reallocateMarkdowns(promotions, panel, DEFAULT_MARGIN),
    modelsDir: models.dir,
  };
}

import type { DataMetadata, QualityReport } from "@sales-hub/data";
import type { SalesPanel } from "@sales-hub/domain";
import type {
  Aggregate,
  AggregateCalibration,
  Forecaster,
  IntervalPredictor,
  LeadTimeCalibration,
  MarkdownReallocation,
  PromotionEffects,
} from "@sales-hub/engine";
import type { ModelMetadata } from "../models/model-metadata.ts";
import type { BacktestTable } from "../training/backtest-table.ts";
import type { AggregateOutlook, Outlook } from "../training/outlook.ts";
import type { StockPlans } from "../training/stock-plans.ts";
import type { SeriesIndex } from "./series-index.ts";

export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

/** One state of the world to answer from: data, the model trained on it and what it predicted. Never changed in place. */
export interface Snapshot {
  readonly panel: SalesPanel;
  readonly series: SeriesIndex;
  /** Illustrative coordinates, by store number. */
  readonly locations: ReadonlyMap<number, Location>;
  readonly data: DataMetadata;
  /** What the preparation found in the raw files; null when there is no readable report. */
  readonly quality: QualityReport | null;
  readonly model: ModelMetadata;
  readonly forecaster: Forecaster;
  readonly intervals: IntervalPredictor;
  readonly outlook: Outlook;
  /** What the recipe forecast from earlier origins, at the horizons that every fold has. */
  readonly backtest: BacktestTable;
  /** The same at all horizons: the earlier a fold, the further it reaches. */
  readonly longBacktest: BacktestTable;
  /** The sums that can be asked for; their position is the row of what follows. */
  readonly aggregates: readonly Aggregate[];
  readonly aggregateCalibration: AggregateCalibration;
  readonly aggregateOutlook: AggregateOutlook;
  /** At all horizons; column `series` holds the position of the aggregate. */
  readonly aggregateBacktest: BacktestTable;
  readonly leadTimeCalibration: LeadTimeCalibration;
  /** Column `horizon` holds the lead time, `coveringLevel` the service level that would have sufficed. */
  readonly leadTimeBacktest: BacktestTable;
  /** Error distributions that the value of the forecast is simulated with. */
  readonly stockPlans: StockPlans;
  /** What the data up to the model's origin say about markdowns. */
  readonly promotions: PromotionEffects;
  /** What last year's markdown money would earn where it pays, at the default margin. */
  readonly markdownReallocation: MarkdownReallocation;
  /** Where the other model versions lie. */
  readonly modelsDir: string;
}

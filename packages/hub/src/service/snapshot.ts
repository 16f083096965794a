import type { DataMetadata } from "@sales-hub/data";
import type { SalesPanel } from "@sales-hub/domain";
import type { Forecaster, IntervalPredictor } from "@sales-hub/engine";
import type { ModelMetadata } from "../models/model-metadata.ts";
import type { BacktestTable } from "../training/backtest-table.ts";
import type { Outlook } from "../training/outlook.ts";
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
  readonly model: ModelMetadata;
  readonly forecaster: Forecaster;
  readonly intervals: IntervalPredictor;
  readonly outlook: Outlook;
  readonly backtest: BacktestTable;
}

import type { DatasetOptions } from "./dataset.ts";
import type { LightGBMErrorCode } from "./errors.ts";
import type { LogEntry } from "./log.ts";
import type { Matrix } from "./matrix.ts";
import type { TrainingProgress, TrainingResult, TrainOptions } from "./train.ts";

/** A dataset still to be binned. Arrays over a SharedArrayBuffer reach the worker without a copy. */
export type DatasetSource = Omit<DatasetOptions, "reference"> & { readonly matrix: Matrix };

/** A whole training as plain data: what `train` takes, with matrices in place of datasets. */
export interface TrainingTask
  extends Pick<TrainOptions, "parameters" | "iterations" | "earlyStopping" | "evaluateTrain"> {
  readonly train: DatasetSource;
  /** Validation data by name; binned like the training data. */
  readonly validation?: Readonly<Record<string, DatasetSource>>;
}

export interface WorkerTrainingResult extends Omit<TrainingResult, "booster"> {
  /** The model text, of `bestIteration` iterations when early stopping is on. */
  readonly model: string;
}

/** @internal What the worker is started with. */
export interface WorkerStart {
  readonly libraryPath: string;
  readonly task: TrainingTask;
  readonly abort: SharedArrayBuffer;
  readonly wantsProgress: boolean;
}

/** @internal What the worker answers. */
export type WorkerAnswer =
  | { readonly type: "progress"; readonly progress: TrainingProgress }
  | { readonly type: "log"; readonly entry: LogEntry }
  | { readonly type: "done"; readonly result: WorkerTrainingResult }
  | { readonly type: "refused"; readonly code: LightGBMErrorCode; readonly message: string; readonly details: object }
  | { readonly type: "broke"; readonly error: unknown };

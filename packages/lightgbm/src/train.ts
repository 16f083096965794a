import { Booster, type Evaluation } from "./booster.ts";
import type { Dataset } from "./dataset.ts";
import { type EarlyStopping, StallWatch } from "./early-stopping.ts";
import { LightGBMError } from "./errors.ts";
import { loadLightGBM } from "./library.ts";
import { formatParameters, type Parameters } from "./parameters.ts";

/** Anything that can say "stop": an `AbortSignal`, or an `AbortFlag` shared with another thread. */
export interface AbortSource {
  readonly aborted: boolean;
  readonly reason?: unknown;
}

/** The state after one iteration. */
export interface TrainingProgress {
  /** Iterations done, from 1. */
  readonly iteration: number;
  /** Iterations asked for. */
  readonly iterations: number;
  /** Every metric of every validation set, and of the training set when asked for. */
  readonly evaluations: readonly Evaluation[];
}

export interface TrainOptions {
  readonly train: Dataset;
  readonly parameters: Parameters;
  /** Boosting iterations, unless early stopping ends before. */
  readonly iterations: number;
  /** Validation sets by name, made with `train` as their `reference`. */
  readonly validation?: Readonly<Record<string, Dataset>>;
  /** Evaluate the training set too, as `train`. Default false. Early stopping never watches it. */
  readonly evaluateTrain?: boolean;
  readonly earlyStopping?: EarlyStopping;
  /** Called after each iteration. An error thrown here ends training and is thrown on. */
  readonly onIteration?: (progress: TrainingProgress) => void;
  /** Looked at before each iteration. */
  readonly signal?: AbortSource;
}

export interface TrainingResult {
  /** Keeps all iterations trained; predicts and saves `bestIteration` of them when early stopping is on. */
  readonly booster: Booster;
  /** Iterations trained. */
  readonly iterations: number;
  /** Best iteration, from 1, when early stopping is on. */
  readonly bestIteration: number | undefined;
  /** Whether early stopping ended training before all iterations. */
  readonly stoppedEarly: boolean;
  /** Metric values by dataset and metric: `history.valid.l1[9]` is after iteration 10. */
  readonly history: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

/** Parameters the training loop takes through options of its own. */
const reserved = { num_iterations: "iterations", early_stopping_round: "earlyStopping" };

/**
 * Trains a model, blocking the calling thread; see `trainInWorker` to keep it free.
 * @throws {LightGBMError} LIGHTGBM_ARGUMENT_INVALID, LIGHTGBM_PARAMETER_INVALID, LIGHTGBM_NATIVE, LIGHTGBM_ABORTED
 */
export function train(options: TrainOptions): TrainingResult {
  checkOptions(options);
  const { parameters, iterations, earlyStopping, onIteration, signal } = options;
  const booster = Booster.create({ train: options.train, parameters });
  try {
    const names = Object.keys(options.validation ?? {});
    for (const [name, dataset] of Object.entries(options.validation ?? {})) booster.addValidation(name, dataset);
    const watch = earlyStopping && new StallWatch(earlyStopping);
    const history: Record<string, Record<string, number[]>> = {};
    let done = 0;
    while (done < iterations && booster.bestIteration === undefined) {
      if (signal?.aborted) throw aborted(done, iterations, signal);
      booster.update();
      done += 1;
      const valid = names.flatMap((name) => booster.evaluate(name));
      if (watch && valid.length === 0) {
        throw invalid("earlyStopping needs a metric to watch; the parameters ask for none.");
      }
      const evaluations = options.evaluateTrain ? [...booster.evaluate("train"), ...valid] : valid;
      for (const { dataset, metric, value } of evaluations) {
        history[dataset] ??= {};
        history[dataset][metric] ??= [];
        history[dataset][metric].push(value);
      }
      booster.bestIteration = watch?.next(done, valid, done === iterations);
      onIteration?.({ iteration: done, iterations, evaluations });
    }
    const { bestIteration } = booster;
    return { booster, iterations: done, bestIteration, stoppedEarly: done < iterations, history };
  } catch (error) {
    booster.dispose();
    throw error;
  }
}

function checkOptions({ parameters, iterations, earlyStopping, validation }: TrainOptions): void {
  formatParameters(loadLightGBM(), parameters, reserved);
  if (!Number.isInteger(iterations) || iterations < 1) {
    throw invalid(`iterations must be a whole number >= 1, got ${iterations}.`);
  }
  if (!earlyStopping) return;
  const { rounds, minDelta = 0 } = earlyStopping;
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw invalid(`earlyStopping.rounds must be a whole number >= 1, got ${rounds}.`);
  }
  if (!(Number.isFinite(minDelta) && minDelta >= 0)) {
    throw invalid(`earlyStopping.minDelta must be a number >= 0, got ${minDelta}.`);
  }
  if (Object.keys(validation ?? {}).length === 0) {
    throw invalid("earlyStopping needs at least one validation set; give validation: { name: dataset }.");
  }
}

function invalid(message: string): LightGBMError {
  return new LightGBMError("LIGHTGBM_ARGUMENT_INVALID", message);
}

function aborted(done: number, iterations: number, signal: AbortSource): LightGBMError {
  return new LightGBMError("LIGHTGBM_ABORTED", `Training was aborted after ${done} of ${iterations} iterations.`, {
    details: { iterationsDone: done, iterations },
    cause: signal.reason,
  });
}

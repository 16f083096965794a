import { Booster } from "./booster.ts";
import { XGBoostError } from "./errors.ts";
import { loadXGBoost } from "./library.ts";
import { type Matrix, type MatrixInfo, withNativeMatrix } from "./matrix.ts";

/** XGBoost's own parameters by name, e.g. `{ objective: "reg:squarederror", max_depth: 6, eta: 0.05 }`. */
export type Parameters = Readonly<Record<string, string | number | boolean>>;

export interface TrainOptions extends MatrixInfo {
  readonly matrix: Matrix;
  readonly label: ArrayLike<number>;
  readonly parameters: Parameters;
  /** Boosting iterations. */
  readonly iterations: number;
  /** Called after each iteration, from 1. An error thrown here ends training and is thrown on. */
  readonly onIteration?: (iteration: number) => void;
}

/**
 * Trains a model, blocking the calling thread. The same data, parameters, `seed` and `nthread` (1 by default) give the
 * same model.
 * @throws {XGBoostError} XGBOOST_ARGUMENT_INVALID, XGBOOST_NATIVE, XGBOOST_LIBRARY_MISSING, XGBOOST_LIBRARY_UNUSABLE
 */
export function train(options: TrainOptions): Booster {
  const { matrix, iterations, onIteration } = options;
  const parameters = { nthread: 1, verbosity: 1, ...options.parameters };
  if (!(Number.isInteger(iterations) && iterations >= 1)) {
    throw new XGBoostError("XGBOOST_ARGUMENT_INVALID", `iterations must be a whole number >= 1, got ${iterations}.`);
  }
  const { api, check } = loadXGBoost();
  return withNativeMatrix(matrix, { ...options, threads: Number(parameters.nthread) }, (native) => {
    const out = new BigUint64Array(1);
    check(api.XGBoosterCreate(BigUint64Array.of(native), 1, out), "create a booster");
    const booster = new Booster(out[0]!);
    try {
      for (const [name, value] of Object.entries(parameters)) {
        check(api.XGBoosterSetParam(booster.handle, name, String(value)), `set the parameter ${name}`);
      }
      const { featureNames } = options;
      if (featureNames) {
        check(
          api.XGBoosterSetStrFeatureInfo(booster.handle, "feature_name", featureNames, featureNames.length),
          "name the features",
        );
      }
      for (let k = 0; k < iterations; k++) {
        check(api.XGBoosterUpdateOneIter(booster.handle, k, native), "train an iteration");
        onIteration?.(k + 1);
      }
      // Read back, so that the model does not point at the training matrix any more.
      return Booster.fromString(booster.saveToString());
    } finally {
      booster.dispose();
    }
  });
}

import { readFileSync } from "node:fs";
import { Dataset, type DatasetOptions, type Parameters, type TrainingResult, train } from "../../src/index.ts";
import { uniform } from "../made-up-data.ts";

export interface GoldenCase {
  readonly name: string;
  readonly seed: number;
  readonly rows: number;
  readonly target: "amount" | "flag" | "class" | "grade";
  readonly iterations: number;
  readonly parameters: Parameters;
  readonly weighted?: boolean;
  readonly categorical?: number[];
  readonly initScore?: boolean;
  readonly groupSize?: number;
  readonly validationRows?: number;
  readonly earlyStoppingRounds?: number;
}

export const columns = 6;

export const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8")) as GoldenCase[];

/** The data of a golden case; the numbers of generate.py's `problem`. */
export function problem({ seed, rows, target }: Pick<GoldenCase, "seed" | "rows" | "target">): {
  data: Float64Array;
  label: Float64Array;
} {
  const next = uniform(seed);
  const data = Float64Array.from({ length: rows * columns }, next);
  for (let row = 0; row < rows; row++) data[row * columns + 3] = Math.floor(data[row * columns + 3]! * 8);
  const amount = Float64Array.from({ length: rows }, (_, row) => {
    const [a, b, c, code] = data.subarray(row * columns, row * columns + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    return 3 * a - 2 * b + (c > 0.5 ? 5 : 0) + (code === 3 ? 2 : 0) + 0.5 * next();
  });
  for (let row = 0; row < rows; row++) {
    if (data[row * columns + 4]! < 0.1) data[row * columns + 4] = Number.NaN;
  }
  if (target === "amount") return { data, label: amount };
  if (target === "flag") return { data, label: amount.map((y) => (y > 3.5 ? 1 : 0)) };
  return { data, label: amount.map((y) => (y < 1 ? 0 : y < 4 ? 1 : 2)) };
}

/** Trains a golden case through the binding. */
export function fit(golden: GoldenCase): TrainingResult {
  const { data, label } = problem(golden);
  const { rows, validationRows = 0, groupSize, earlyStoppingRounds, parameters, iterations } = golden;
  const kept = rows - validationRows;
  const column = (index: number) => Float64Array.from({ length: kept }, (_, row) => data[row * columns + index]!);
  const options: DatasetOptions = {
    label: label.subarray(0, kept),
    featureNames: Array.from({ length: columns }, (_, index) => `f${index}`),
    ...(golden.weighted && { weight: column(1).map((each) => 1 + each) }),
    ...(golden.categorical && { categorical: golden.categorical }),
    ...(golden.initScore && { initScore: column(0).map((each) => 2 * each) }),
    ...(groupSize && { group: new Array<number>(rows / groupSize).fill(groupSize) }),
    parameters,
  };
  using dataset = Dataset.fromMatrix({ data: data.subarray(0, kept * columns), rows: kept, columns }, options);
  if (!validationRows || !earlyStoppingRounds) return train({ train: dataset, parameters, iterations });
  using held = Dataset.fromMatrix(
    { data: data.subarray(kept * columns), rows: validationRows, columns },
    { label: label.subarray(kept), reference: dataset, parameters },
  );
  return train({
    train: dataset,
    parameters,
    iterations,
    validation: { held },
    earlyStopping: { rounds: earlyStoppingRounds },
  });
}

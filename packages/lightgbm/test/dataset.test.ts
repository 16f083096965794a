import { describe, expect, it } from "vitest";
import { Booster, Dataset, type DatasetOptions, type Matrix, train } from "../src/index.ts";
import { makeProblem, repeatable } from "./made-up-data.ts";

const { matrix, label } = makeProblem({ rows: 60 });
const make =
  (options: DatasetOptions, from: Partial<Matrix> = {}) =>
  () =>
    Dataset.fromMatrix({ ...matrix, ...from }, options).dispose();

describe("a dataset", () => {
  it("names its columns Column_0, Column_1, … unless told their names", () => {
    using unnamed = Dataset.fromMatrix(matrix);
    using named = Dataset.fromMatrix(matrix, { featureNames: ["a", "b", "c", "d", "e"] });
    expect(unnamed.featureNames).toEqual(["Column_0", "Column_1", "Column_2", "Column_3", "Column_4"]);
    expect(named.featureNames).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("weighs rows: a leaf is the weighted mean of its targets", () => {
    const constant = { data: new Float64Array(40).fill(1), rows: 40, columns: 1 };
    const target = Float64Array.from({ length: 40 }, (_, row) => (row < 20 ? 0 : 10));
    const weight = Float64Array.from({ length: 40 }, (_, row) => (row < 20 ? 3 : 1));
    using dataset = Dataset.fromMatrix(constant, { label: target, weight });
    using booster = train({ train: dataset, parameters: repeatable, iterations: 1 }).booster;
    expect(booster.predict({ data: Float64Array.of(1), rows: 1, columns: 1 })[0]).toBeCloseTo(2.5, 6);
  });

  it("starts from initScore: with the target as the start there is nothing left to learn", () => {
    using dataset = Dataset.fromMatrix(matrix, { label, initScore: Float32Array.from(label) });
    using booster = train({ train: dataset, parameters: repeatable, iterations: 3 }).booster;
    for (const value of booster.predict(matrix)) expect(Math.abs(value)).toBeLessThan(1e-5);
  });

  it("splits categories as sets, by index or by name", () => {
    const codes = Float64Array.from({ length: 200 }, (_, row) => row % 4);
    const data = { data: codes, rows: 200, columns: 1 };
    const target = codes.map((code) => (code === 0 || code === 2 ? 10 : 0));
    const parameters = { ...repeatable, min_data_per_group: 1, cat_smooth: 0, max_cat_to_onehot: 1, num_leaves: 2 };
    const trees = (categorical: (number | string)[]) => {
      using dataset = Dataset.fromMatrix(data, { label: target, featureNames: ["code"], categorical, parameters });
      using booster = train({ train: dataset, parameters, iterations: 1 }).booster;
      return booster.saveToString();
    };
    expect(trees([0])).toContain("num_cat=1");
    expect(trees(["code"])).toBe(trees([0]));
    expect(trees([])).toContain("num_cat=0");
  });

  it("refuses a matrix whose shape does not fit, naming both", () => {
    expect(make({}, { rows: 61 })).toThrow("rows x columns = 61 x 5 = 305 values, got 300");
    expect(make({}, { columns: 0 })).toThrow("matrix.columns must be a whole number from 1 to 2147483647, got 0.");
    expect(make({}, { rows: 1.5 })).toThrow("matrix.rows must be a whole number");
    expect(make({}, { layout: "diagonal" as "row-major" })).toThrow('got "diagonal"');
    expect(make({}, { data: [1, 2] as unknown as Float64Array })).toThrow("Float64Array or a Float32Array");
  });

  it("refuses a target, weight, group or start that LightGBM would quietly change", () => {
    expect(make({ label: label.subarray(1) })).toThrow("label must hold one value per row, 60, got 59.");
    expect(make({ label: label.with(2, Number.NaN).with(5, Number.POSITIVE_INFINITY) })).toThrow(
      "label must hold finite 32-bit numbers; 2 values do not fit: [2] = NaN, [5] = Infinity.",
    );
    expect(make({ label: label.with(7, 1e39) })).toThrow("[7] = 1e+39");
    expect(make({ weight: label.map(() => -1) })).toThrow("weight must hold finite 32-bit numbers >= 0; 60 values");
    expect(make({ group: [30, 20] })).toThrow("group sizes must sum to the number of rows, 60, got 50.");
    expect(make({ group: [59.5, 0.5] })).toThrow("group must hold whole numbers");
    expect(make({ initScore: new Float64Array(61) })).toThrow("a multiple of 60, got 61.");
  });

  it("refuses feature names LightGBM cannot keep", () => {
    expect(make({ featureNames: ["a"] })).toThrow("featureNames must name every column, 5, got 1.");
    expect(make({ featureNames: ["a", "b", "a", "d", "e"] })).toThrow("featureNames must be unique; repeated: a.");
    expect(make({ featureNames: ["a b", "c", "d", "e:1", ""] })).toThrow('"a b", "e:1", ""');
    expect(make({ categorical: [5] })).toThrow("column indices from 0 to 4 or feature names, got 5.");
    expect(make({ categorical: ["x"], featureNames: ["a", "b", "c", "d", "e"] })).toThrow('got "x"');
  });

  it("outlives its disposal while a booster trains on it", () => {
    const dataset = Dataset.fromMatrix(matrix, { label });
    const held = Dataset.fromMatrix(matrix, { label, reference: dataset });
    using booster = Booster.create({ train: dataset, parameters: { ...repeatable, metric: "l2" } });
    booster.addValidation("held", held);
    dataset.dispose();
    held.dispose();
    for (let iteration = 0; iteration < 5; iteration++) booster.update();
    expect(booster.evaluate("held")).toEqual([{ ...booster.evaluate("train")[0]!, dataset: "held" }]);
  });

  it("throws after it was disposed of, and may be disposed of twice", () => {
    const dataset = Dataset.fromMatrix(matrix, { label });
    dataset.dispose();
    dataset.dispose();
    const used = expect.objectContaining({ code: "LIGHTGBM_USE_AFTER_FREE" });
    expect(() => dataset.featureNames).toThrow(used);
    expect(() => Booster.create({ train: dataset })).toThrow(used);
    expect(make({ reference: dataset })).toThrow(used);
  });
});

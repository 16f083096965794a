import { describe, expect, it } from "vitest";
import { type Booster, Dataset, train } from "../src/index.ts";
import { makeProblem, repeatable } from "./made-up-data.ts";

const { matrix, label } = makeProblem({ rows: 300 });
const row = (index: number) => matrix.data.slice(index * matrix.columns, (index + 1) * matrix.columns);

function fit(iterations = 30): Booster {
  using dataset = Dataset.fromMatrix(matrix, { label });
  return train({ train: dataset, parameters: repeatable, iterations }).booster;
}

describe("a row predictor", () => {
  it.each(["normal", "raw", "leaf", "contrib"] as const)("gives row by row the %s values of the matrix", (kind) => {
    using booster = fit();
    using predictor = booster.rowPredictor({ kind });
    const all = booster.predict(matrix, { kind });
    const width = all.length / matrix.rows;
    expect(predictor.outputs).toBe(width);
    for (let index = 0; index < 50; index++) {
      expect(predictor.predict(row(index))).toEqual(all.slice(index * width, (index + 1) * width));
    }
  });

  it("takes rows of 32-bit values when made for them", () => {
    using booster = fit();
    using predictor = booster.rowPredictor({ elementType: "float32" });
    const narrow = Float32Array.from(row(3));
    const [expected] = booster.predict({ data: narrow, rows: 1, columns: matrix.columns });
    expect(predictor.predictOne(narrow)).toBe(expected);
  });

  it("keeps its own iterations when another predictor or prediction uses others", () => {
    using booster = fit();
    using few = booster.rowPredictor({ iterations: 5 });
    const expected = few.predictOne(row(0));
    using many = booster.rowPredictor();
    expect(many.predictOne(row(0))).not.toBe(expected);
    expect(few.predictOne(row(0))).toBe(expected);
    booster.predict(matrix, { startIteration: 2, iterations: 9 });
    expect(few.predictOne(row(0))).toBe(expected);
    expect(expected).toBe(booster.predict(matrix, { iterations: 5 })[0]);
  });

  it("follows the booster when that is trained on", () => {
    using dataset = Dataset.fromMatrix(matrix, { label });
    using booster = train({ train: dataset, parameters: repeatable, iterations: 3 }).booster;
    using values = booster.rowPredictor();
    using leaves = booster.rowPredictor({ kind: "leaf" });
    booster.update();
    expect(values.predictOne(row(0))).toBe(booster.predict(matrix)[0]);
    expect(leaves.predict(row(0)).length).toBe(4);
    expect(leaves.outputs).toBe(4);
  });

  it("hands out arrays of its caller's own", () => {
    using booster = fit();
    using predictor = booster.rowPredictor();
    const first = predictor.predict(row(0));
    const before = first[0];
    predictor.predict(row(1));
    expect(first[0]).toBe(before);
  });

  it("refuses rows of another length or type, and predictOne for many values", () => {
    using booster = fit(2);
    using predictor = booster.rowPredictor();
    using contributions = booster.rowPredictor({ kind: "contrib" });
    expect(() => predictor.predict(new Float64Array(4))).toThrow("A row must have 5 values, got 4.");
    expect(() => predictor.predict(new Float32Array(5))).toThrow("A row must be of float64 values");
    expect(() => contributions.predictOne(row(0))).toThrow("these have 6");
  });

  it("works on after its booster and dataset were disposed of", () => {
    const booster = fit();
    const [expected] = booster.predict(matrix);
    using predictor = booster.rowPredictor();
    booster.predict(matrix, { iterations: 1 });
    booster.dispose();
    expect(predictor.predictOne(row(0))).toBe(expected);
  });

  it("throws after it was disposed of", () => {
    using booster = fit(2);
    const predictor = booster.rowPredictor();
    predictor.dispose();
    predictor.dispose();
    expect(() => predictor.predict(row(0))).toThrow("This RowPredictor was disposed of");
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Booster, Dataset, type Matrix, train } from "../src/index.ts";
import { makeProblem, repeatable } from "./made-up-data.ts";

const { matrix, label } = makeProblem({ rows: 500 });

function fit(iterations = 20): Booster {
  using dataset = Dataset.fromMatrix(matrix, { label });
  return train({ train: dataset, parameters: repeatable, iterations }).booster;
}

function transpose({ data, rows, columns }: Matrix): Matrix {
  const turned = new Float64Array(data.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) turned[column * rows + row] = data[row * columns + column]!;
  }
  return { data: turned, rows, columns, layout: "column-major" };
}

describe("a booster", () => {
  it("learns: its error on the training rows is a fraction of the spread of the target", () => {
    using booster = fit(100);
    const predicted = booster.predict(matrix);
    const mean = label.reduce((sum, y) => sum + y) / label.length;
    const squared = (f: (row: number) => number) => label.reduce((sum, y, row) => sum + (y - f(row)) ** 2, 0);
    expect(squared((row) => predicted[row]!)).toBeLessThan(0.02 * squared(() => mean));
  });

  it("grows one leaf to the mean of the target when there is nothing to split on", () => {
    const constant = { data: new Float64Array(40).fill(1), rows: 40, columns: 1 };
    using dataset = Dataset.fromMatrix(constant, { label: Float64Array.from({ length: 40 }, (_, i) => i) });
    using booster = train({ train: dataset, parameters: repeatable, iterations: 1 }).booster;
    expect(booster.predict({ data: Float64Array.of(1), rows: 1, columns: 1 })[0]).toBeCloseTo(19.5, 6);
  });

  it("says that nothing could be split when an iteration adds no tree", () => {
    const constant = { data: new Float64Array(40).fill(1), rows: 40, columns: 1 };
    using dataset = Dataset.fromMatrix(constant, { label: Float64Array.from({ length: 40 }, (_, i) => i) });
    using booster = Booster.create({ train: dataset, parameters: repeatable });
    expect(booster.update().finished).toBe(true);
  });

  it("gives the same predictions for row-major and column-major matrices", () => {
    const columnMajor = transpose(matrix);
    using rows = fit();
    using dataset = Dataset.fromMatrix(columnMajor, { label });
    using columns = train({ train: dataset, parameters: repeatable, iterations: 20 }).booster;
    expect(columns.predict(columnMajor)).toEqual(rows.predict(matrix));
    expect(rows.predict(columnMajor)).toEqual(rows.predict(matrix));
  });

  it("gives the same predictions for 32-bit values and the same values in 64 bits", () => {
    const data = Float32Array.from(matrix.data);
    const narrow = { ...matrix, data };
    const wide = { ...matrix, data: Float64Array.from(data) };
    const model = (of: Matrix) => {
      using dataset = Dataset.fromMatrix(of, { label });
      using booster = train({ train: dataset, parameters: repeatable, iterations: 20 }).booster;
      return booster.predict(of);
    };
    expect(model(narrow)).toEqual(model(wide));
  });

  it("trains on a matrix in shared memory", () => {
    const shared = new Float64Array(new SharedArrayBuffer(matrix.data.byteLength));
    shared.set(matrix.data);
    using dataset = Dataset.fromMatrix({ ...matrix, data: shared }, { label });
    using booster = train({ train: dataset, parameters: repeatable, iterations: 20 }).booster;
    using other = fit();
    expect(booster.predict({ ...matrix, data: shared })).toEqual(other.predict(matrix));
  });

  it("explains each raw prediction as contributions that sum to it", () => {
    using booster = fit();
    const raw = booster.predict(matrix, { kind: "raw" });
    const contributions = booster.predict(matrix, { kind: "contrib" });
    const width = matrix.columns + 1;
    expect(contributions.length).toBe(matrix.rows * width);
    for (let row = 0; row < matrix.rows; row++) {
      const sum = contributions.subarray(row * width, (row + 1) * width).reduce((total, each) => total + each, 0);
      expect(sum).toBeCloseTo(raw[row]!, 10);
    }
  });

  it("puts every row in one leaf of each tree", () => {
    using booster = fit(7);
    const leaves = booster.predict(matrix, { kind: "leaf" });
    expect(leaves.length).toBe(matrix.rows * 7);
    expect(leaves.every((leaf) => Number.isInteger(leaf) && leaf >= 0 && leaf < repeatable.num_leaves)).toBe(true);
  });

  it("adds the iterations up: the first five and the rest make the whole raw prediction", () => {
    using booster = fit();
    const all = booster.predict(matrix, { kind: "raw" });
    const head = booster.predict(matrix, { kind: "raw", iterations: 5 });
    const tail = booster.predict(matrix, { kind: "raw", startIteration: 5 });
    for (let row = 0; row < matrix.rows; row++) expect(head[row]! + tail[row]!).toBeCloseTo(all[row]!, 10);
  });

  it("takes back an iteration", () => {
    using dataset = Dataset.fromMatrix(matrix, { label });
    using booster = Booster.create({ train: dataset, parameters: repeatable });
    booster.update();
    const once = booster.predict(matrix);
    booster.update();
    expect(booster.currentIteration).toBe(2);
    booster.rollback();
    expect(booster.currentIteration).toBe(1);
    expect(booster.predict(matrix)).toEqual(once);
  });

  it("learns slower after its learning rate was lowered", () => {
    using dataset = Dataset.fromMatrix(matrix, { label });
    const loss = (rate: number) => {
      using booster = Booster.create({ train: dataset, parameters: { ...repeatable, metric: "l2" } });
      booster.update();
      booster.resetParameters({ learning_rate: rate });
      booster.update();
      return booster.evaluate("train")[0]!.value;
    };
    expect(loss(0.001)).toBeGreaterThan(loss(0.5));
  });

  it("returns one probability per class that sum to one", () => {
    const classes = label.map((y) => (y < 1 ? 0 : y < 4 ? 1 : 2));
    using dataset = Dataset.fromMatrix(matrix, { label: classes });
    const parameters = { ...repeatable, objective: "multiclass", num_class: 3 };
    using booster = train({ train: dataset, parameters, iterations: 5 }).booster;
    expect([booster.classes, booster.treesPerIteration, booster.trees]).toEqual([3, 3, 15]);
    const predicted = booster.predict(matrix);
    expect(predicted.length).toBe(matrix.rows * 3);
    for (let row = 0; row < matrix.rows; row++) {
      expect(predicted[3 * row]! + predicted[3 * row + 1]! + predicted[3 * row + 2]!).toBeCloseTo(1, 12);
    }
  });

  it("ranks the features that make the target above the ones that do not", () => {
    using booster = fit(50);
    const gain = booster.featureImportance({ kind: "gain" });
    const splits = booster.featureImportance();
    expect(gain.length).toBe(matrix.columns);
    expect(Math.min(...gain.slice(0, 3))).toBeGreaterThan(Math.max(...gain.slice(3)));
    expect(splits.every(Number.isInteger)).toBe(true);
  });
});

describe("a saved model", () => {
  const folder = mkdtempSync(join(tmpdir(), "lightgbm-test-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("predicts bit for bit the same after text and file", () => {
    using booster = fit();
    const file = join(folder, "model.txt");
    booster.saveToFile(file);
    using fromText = Booster.fromString(booster.saveToString());
    using fromFile = Booster.fromFile(file);
    expect(fromText.predict(matrix)).toEqual(booster.predict(matrix));
    expect(fromFile.predict(matrix)).toEqual(booster.predict(matrix));
    expect(fromText.currentIteration).toBe(20);
  });

  it("is the same text for the same data, parameters and seed", () => {
    using one = fit();
    using other = fit();
    expect(one.saveToString()).toBe(other.saveToString());
  });

  it("keeps only the iterations asked for", () => {
    using booster = fit();
    using part = Booster.fromString(booster.saveToString({ iterations: 8 }));
    expect(part.currentIteration).toBe(8);
    expect(part.predict(matrix)).toEqual(booster.predict(matrix, { iterations: 8 }));
  });

  it("keeps long and non-ASCII feature names", () => {
    const names = ["größe", "weeks_since_".repeat(40), "c", "d", "e"];
    using dataset = Dataset.fromMatrix(matrix, { label, featureNames: names });
    using booster = train({ train: dataset, parameters: repeatable, iterations: 2 }).booster;
    using loaded = Booster.fromString(booster.saveToString());
    expect(dataset.featureNames).toEqual(names);
    expect(booster.featureNames).toEqual(names);
    expect(loaded.featureNames).toEqual(names);
  });

  it("is a text longer than the first read of the buffer, read whole", () => {
    using dataset = Dataset.fromMatrix(matrix, { label });
    const parameters = { ...repeatable, num_leaves: 60, min_data_in_leaf: 1 };
    using booster = train({ train: dataset, parameters, iterations: 200 }).booster;
    const text = booster.saveToString();
    expect(text.length).toBeGreaterThan(1 << 20);
    using loaded = Booster.fromString(text);
    expect(loaded.predict(matrix)).toEqual(booster.predict(matrix));
  });

  it("dumps its trees as an object", () => {
    using booster = fit(3);
    const dump = booster.dump();
    expect(dump.tree_info).toHaveLength(3);
    expect(dump.max_feature_idx).toBe(4);
  });
});

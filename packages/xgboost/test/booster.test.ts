import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { Booster, train } from "../src/index.ts";

const rows = 60;
const columns = 2;
const data = Float64Array.from({ length: rows * columns }, (_, k) => (k * 37) % 19);
const matrix = { data, rows, columns };
const label = Float64Array.from({ length: rows }, (_, r) => data[r * columns]! * 2);
const parameters = { objective: "reg:squarederror", max_depth: 3, eta: 0.3 };
const fit = (options: object = {}) => train({ matrix, label, parameters, iterations: 20, ...options });

describe("training", () => {
  it("learns the target from the column that makes it", () => {
    using booster = fit();
    const predictions = booster.predict(matrix);
    for (let r = 0; r < rows; r++) expect(Math.abs(predictions[r]! - label[r]!)).toBeLessThan(2);
    const gain = booster.featureImportance();
    expect(gain.get("f0")!).toBeGreaterThan(100 * (gain.get("f1") ?? 0));
  });

  it("gives the same text twice, and tells of each iteration", () => {
    const told: number[] = [];
    using one = fit({ onIteration: (iteration: number) => told.push(iteration) });
    using other = fit();
    expect(one.saveToString()).toBe(other.saveToString());
    expect(told).toEqual(Array.from({ length: 20 }, (_, k) => k + 1));
  });

  it("is stopped by an error of the caller", () => {
    const onIteration = (iteration: number) => {
      if (iteration === 3) throw new Error("enough");
    };
    expect(() => fit({ onIteration })).toThrow("enough");
  });

  it("takes NaN for a missing value", () => {
    const gaps = data.map((x, k) => (k % 7 === 0 ? Number.NaN : x));
    using booster = fit({ matrix: { data: gaps, rows, columns } });
    for (const y of booster.predict({ data: gaps, rows, columns })) expect(Number.isFinite(y)).toBe(true);
  });
});

describe("what cannot be right is refused", () => {
  it.each([
    [{ label: label.subarray(1) }, "label must hold one value per row, 60; got 59."],
    [{ label: label.map((y, r) => (r === 4 ? Number.NaN : y)) }, "label must be finite; row 4 is NaN."],
    [{ weight: label.map(() => -1) }, "weight must be finite and >= 0; row 0 is -1."],
    [{ matrix: { data, rows: 61, columns } }, "61 x 2 = 122 values, got 120"],
    [{ matrix: { data, rows: 0.5, columns } }, "matrix.rows must be a whole number"],
    [{ featureNames: ["a"] }, "featureNames must name 2 columns; got 1."],
    [{ iterations: 0 }, "iterations must be a whole number >= 1, got 0."],
  ])("%#", (options, message) => {
    expect(() => fit(options)).toThrow(expect.objectContaining({ code: "XGBOOST_ARGUMENT_INVALID" }));
    expect(() => fit(options)).toThrow(message);
  });

  it("with the library's own text where the library refuses", () => {
    expect(() => fit({ parameters: { objective: "nonsense" } })).toThrow(
      expect.objectContaining({ code: "XGBOOST_NATIVE", message: expect.stringContaining("nonsense") as string }),
    );
    expect(() => Booster.fromString("no model")).toThrow(expect.objectContaining({ code: "XGBOOST_NATIVE" }));
  });

  it("a matrix of another width, and a booster after dispose", () => {
    const booster = fit();
    expect(() => booster.predict({ data, rows: 40, columns: 3 })).toThrow("The model has 2 features");
    booster.dispose();
    booster.dispose();
    expect(() => booster.predict(matrix)).toThrow(expect.objectContaining({ code: "XGBOOST_USE_AFTER_FREE" }));
  });

  it("a library that is not there, with the way to get it", () => {
    const index = new URL("../src/index.ts", import.meta.url).href;
    const script = `import { loadXGBoost } from ${JSON.stringify(index)};
      try { loadXGBoost() } catch (e) { console.log(e.code, e.kind, e.message) }`;
    const run = (file: string) =>
      execFileSync(process.execPath, ["--input-type=module", "-e", script], {
        env: { ...process.env, XGBOOST_LIBRARY: file },
        encoding: "utf8",
      });
    expect(run("/nowhere/lib.so")).toBe(
      "XGBOOST_LIBRARY_MISSING unavailable No XGBoost library at /nowhere/lib.so, the file named by XGBOOST_LIBRARY.\n",
    );
    expect(run(import.meta.filename)).toMatch(
      /^XGBOOST_LIBRARY_UNUSABLE unavailable Cannot load .* run `npm run setup -- --lab`/,
    );
  });
});

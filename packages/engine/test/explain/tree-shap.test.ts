import { Dataset, train } from "@sales-hub/lightgbm";
import { describe, expect, it } from "vitest";
import { gaussLegendre } from "../../src/explain/quadrature.ts";
import { readTrees } from "../../src/explain/read-trees.ts";
import { TreeShap } from "../../src/explain/tree-shap.ts";
import { seededRandom } from "../synthetic-panel.ts";

/** A model text with the given trees, the lines that are read only. */
const modelOf = (...trees: string[]) => `tree\nversion=v4\n\n${trees.map((t, k) => `Tree=${k}\n${t}`).join("\n\n")}\n`;

/** x0 <= 0.5: 10 (30 rows); else x1 <= 2: 20 (20 rows), 40 (50 rows). */
const twoSplits = `num_leaves=3
num_cat=0
split_feature=0 1
threshold=0.5 2
decision_type=2 2
left_child=-1 -2
right_child=1 -3
leaf_value=10 20 40
leaf_count=30 20 50
internal_count=100 70
shrinkage=1`;

const oneLeaf = "num_leaves=1\nnum_cat=0\nleaf_value=5\nshrinkage=1";

describe("SHAP values of trees", () => {
  it("are the Shapley values of the expected output, computed by hand", async () => {
    const shap = new TreeShap(await readTrees(modelOf(twoSplits)), 2);
    // Expected output: 0.3 x 10 + 0.2 x 20 + 0.5 x 40 = 27. For x = (1, 3), knowing x0: (20 x 20 + 50 x 40) / 70 = 34.286;
    // knowing x1: 0.3 x 10 + 0.7 x 40 = 31; knowing both: 40. x0: half of (34.286 - 27) + (40 - 31), x1: the rest.
    expect(shap.expectedValue).toBeCloseTo(27, 12);
    const phi = shap.explain(Float64Array.of(1, 3));
    expect(phi[0]).toBeCloseTo((240 / 7 - 27 + 9) / 2, 10);
    expect(phi[1]).toBeCloseTo((31 - 27 + 40 - 240 / 7) / 2, 10);
    expect(phi[2]).toBeCloseTo(27, 12);
  });

  it("give a tree of one leaf to the expected value alone", async () => {
    const shap = new TreeShap(await readTrees(modelOf(twoSplits, oneLeaf)), 2);
    expect(shap.expectedValue).toBeCloseTo(32, 12);
    expect(shap.explain(Float64Array.of(0, 0)).reduce((sum, value) => sum + value, 0)).toBeCloseTo(15, 10);
  });

  it("equal LightGBM's own on trained trees, missing values and repeated features included", async () => {
    const random = seededRandom(5);
    const rows = 2000;
    const columns = 6;
    const data = Float64Array.from({ length: rows * columns }, () => (random() < 0.1 ? Number.NaN : random() * 4));
    const label = Float64Array.from({ length: rows }, (_, r) => {
      const [a = 0, b = 0, c = 0] = data.subarray(r * columns, (r + 1) * columns);
      return (a || 1) * (b || 2) - (c > 1 ? 3 : 0) + random();
    });
    const matrix = { data, rows, columns };
    using dataset = Dataset.fromMatrix(matrix, { label });
    const { booster } = train({
      train: dataset,
      parameters: { objective: "regression_l1", num_leaves: 31, min_data_in_leaf: 5, verbosity: -1, num_threads: 1 },
      iterations: 30,
    });
    using model = booster;
    const shap = new TreeShap(await readTrees(model.saveToString()), columns);
    const native = model.predict({ ...matrix, data: data.subarray(0, 50 * columns), rows: 50 }, { kind: "contrib" });
    for (let r = 0; r < 50; r++) {
      shap.explain(data.subarray(r * columns, (r + 1) * columns)).forEach((value, k) => {
        expect(value).toBeCloseTo(native[r * (columns + 1) + k]!, 10);
      });
    }
  });

  it("are refused for splits on categories", async () => {
    const categorical = twoSplits.replace("decision_type=2 2", "decision_type=2 1");
    await expect(readTrees(modelOf(twoSplits, categorical))).rejects.toThrow(/Tree 1 splits on categories/);
  });
});

describe("Gauss-Legendre integration", () => {
  it("is exact for polynomials of degree 2n - 1 on (0, 1) and not beyond", () => {
    for (const points of [1, 3, 8]) {
      const { nodes, weights } = gaussLegendre(points);
      const integral = (degree: number) => nodes.reduce((sum, t, q) => sum + weights[q]! * t ** degree, 0);
      for (let degree = 0; degree < 2 * points; degree++) expect(integral(degree)).toBeCloseTo(1 / (degree + 1), 13);
      expect(Math.abs(integral(2 * points) - 1 / (2 * points + 1))).toBeGreaterThan(1e-12);
    }
  });
});

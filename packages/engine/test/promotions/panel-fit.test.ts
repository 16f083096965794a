import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { clusterContributions, covarianceOf } from "../../src/promotions/clustered-variance.ts";
import { fitPanel } from "../../src/promotions/panel-fit.ts";
import { createDemeaner, groupRows } from "../../src/promotions/within.ts";
import { seededRandom } from "../synthetic-panel.ts";

/** Rows of 12 stores x 20 weeks, some missing when `unbalanced`. */
function makeRows(unbalanced: boolean) {
  const random = seededRandom(3);
  const starts = [0];
  const weeks: number[] = [];
  for (let s = 0; s < 12; s++) {
    for (let t = 0; t < 20; t++) if (!unbalanced || random() > 0.15) weeks.push(t);
    starts.push(weeks.length);
  }
  const empty = new Float64Array(weeks.length);
  return {
    random,
    rows: {
      stores: Int32Array.from({ length: 12 }, (_, s) => s),
      starts: Int32Array.from(starts),
      weeks: Int32Array.from(weeks),
      sales: empty,
      lastYear: empty,
    },
  };
}

describe("the two-way within transformation", () => {
  it.each([false, true])("leaves no pair mean and no weighted week mean (unbalanced: %s)", (unbalanced) => {
    const { rows, random } = makeRows(unbalanced);
    const groups = groupRows(rows);
    const weights = Float64Array.from({ length: 12 }, () => 0.2 + random());
    const column = Float64Array.from(rows.weeks, (t) => t + 5 * random());
    createDemeaner(groups, weights)(column, 1);
    const ofWeek = new Float64Array(20);
    for (let s = 0; s < 12; s++) {
      let sum = 0;
      for (let r = rows.starts[s]!; r < rows.starts[s + 1]!; r++) {
        sum += column[r]!;
        ofWeek[groups.weekGroup[r]!]! += weights[s]! * column[r]!;
      }
      expect(Math.abs(sum)).toBeLessThan(1e-9);
    }
    for (const sum of ofWeek) expect(Math.abs(sum)).toBeLessThan(1e-9);
  });
});

describe("the fit of one department", () => {
  const design = (unbalanced: boolean, noise: number) => {
    const { rows, random } = makeRows(unbalanced);
    const count = rows.weeks.length;
    const regressors = Float64Array.from({ length: count * 2 }, () => random());
    const outcome = new Float64Array(count);
    for (let s = 0; s < 12; s++) {
      for (let r = rows.starts[s]!; r < rows.starts[s + 1]!; r++) {
        const lift = 0.4 * regressors[r * 2]! - 0.2 * regressors[r * 2 + 1]!;
        outcome[r] = 0.1 * s + 0.05 * rows.weeks[r]! + Math.log(1 + lift) + noise * (random() - 0.5) * (1 + s);
      }
    }
    return { outcome, regressors, groups: groupRows(rows) };
  };

  it.each([false, true])("recovers large lifts exactly when there is no noise (unbalanced: %s)", (unbalanced) => {
    const fit = fitPanel(design(unbalanced, 0))!;
    expect(fit.beta[0]).toBeCloseTo(0.4, 4);
    expect(fit.beta[1]).toBeCloseTo(-0.2, 4);
  });

  it("weighs quiet stores more than noisy ones, but none more than twice the median one", () => {
    const { weights } = fitPanel(design(false, 0.02))!;
    const sorted = [...weights].sort((a, b) => a - b);
    expect(weights[0]).toBeGreaterThan(weights[11]!);
    expect(sorted[11]).toBeLessThan((2.2 * (sorted[5]! + sorted[6]!)) / 2);
  });

  it("leaves out a regressor that only moves with the weeks and says so", () => {
    const { outcome, regressors, groups } = design(false, 0.01);
    regressors.forEach((_, i) => {
      if (i % 2 === 1) regressors[i] = groups.weekGroup[i >> 1]!;
    });
    const fit = fitPanel({ outcome, regressors, groups })!;
    expect(fit.isUsed).toEqual([true, false]);
    expect(fit.beta[1]).toBe(0);
    expect(fit.contributions[1]).toBe(0);
  });
});

describe("the store-clustered variance", () => {
  it("is what leaving out one store after the other gives (the cluster jackknife)", () => {
    const { rows, random } = makeRows(false);
    const groups = groupRows(rows);
    const count = rows.weeks.length;
    const weights = Float64Array.from({ length: 12 }, () => 0.5 + random());
    const a = Float64Array.from({ length: count * 2 }, () => random() - 0.5);
    const y = Float64Array.from({ length: count }, () => random() - 0.5);
    const normal = (without: number) => {
      const gram = Matrix.zeros(2, 2);
      const right = Matrix.zeros(2, 1);
      for (let s = 0; s < 12; s++) {
        if (s === without) continue;
        for (let r = rows.starts[s]!; r < rows.starts[s + 1]!; r++) {
          const row = Matrix.rowVector([a[r * 2]!, a[r * 2 + 1]!]);
          gram.add(row.transpose().mmul(row).mul(weights[s]!));
          right.add(row.transpose().mul(weights[s]! * y[r]!));
        }
      }
      return { gram, beta: solve(gram, right) };
    };
    const { gram, beta } = normal(-1);
    const residuals = y.map((value, r) => value - a[r * 2]! * beta.get(0, 0) - a[r * 2 + 1]! * beta.get(1, 0));
    const pieces = clusterContributions({ demeaned: a, residuals, weights, groups, gram });
    const jackknife = new Float64Array(4);
    for (let s = 0; s < 12; s++) {
      const shift = Matrix.sub(beta, normal(s).beta);
      expect(pieces[s * 2]).toBeCloseTo(Math.sqrt(11 / 12) * shift.get(0, 0), 10);
      for (let j = 0; j < 2; j++)
        for (let k = 0; k < 2; k++) jackknife[j * 2 + k]! += (11 / 12) * shift.get(j, 0) * shift.get(k, 0);
    }
    covarianceOf(pieces, 2).forEach((value, i) => {
      expect(value).toBeCloseTo(jackknife[i]!, 10);
    });
  });
});

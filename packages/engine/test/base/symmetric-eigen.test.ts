import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symmetricEigen } from "../../src/base/symmetric-eigen.ts";

describe("symmetricEigen", () => {
  it("solves a 2 x 2 matrix known by hand", () => {
    const { values, vectors } = symmetricEigen(Float64Array.from([2, 1, 1, 2]), 2);
    expect(values[0]).toBeCloseTo(3, 12);
    expect(values[1]).toBeCloseTo(1, 12);
    expect(Math.abs(vectors[0]!)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(vectors[0]! * vectors[2]!).toBeCloseTo(0.5, 12);
    expect(vectors[1]! * vectors[3]!).toBeCloseTo(-0.5, 12);
  });

  it("handles the empty, the diagonal and the zero matrix", () => {
    expect(symmetricEigen(new Float64Array(0), 0).values).toHaveLength(0);
    expect([...symmetricEigen(Float64Array.from([1, 0, 0, 0, 5, 0, 0, 0, 3]), 3).values]).toEqual([5, 3, 1]);
    expect([...symmetricEigen(new Float64Array(4), 2).values]).toEqual([0, 0]);
  });

  it.each([1e-200, 1e155, 1e200, 1e300])(
    "scales with a matrix of entries around %d, whose squares are no numbers",
    (size) => {
      const plain = [4, 1, -2, 1, 3, 0.5, -2, 0.5, -5];
      const expected = symmetricEigen(Float64Array.from(plain), 3);
      const { values, vectors } = symmetricEigen(
        Float64Array.from(plain, (x) => x * size),
        3,
      );
      values.forEach((value, k) => {
        expect(value / size).toBeCloseTo(expected.values[k]!, 12);
      });
      vectors.forEach((x, k) => {
        expect(Math.abs(x)).toBeCloseTo(Math.abs(expected.vectors[k]!), 12);
      });
    },
  );

  it("takes entries below 1e-100 of the largest as 0", () => {
    const dust = 1e-170;
    const { values, vectors } = symmetricEigen(Float64Array.from([3, dust, dust, dust, 2, dust, dust, dust, 1]), 3);
    expect([...values]).toEqual([3, 2, 1]);
    expect([...vectors].map(Math.abs)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  it("rebuilds any symmetric matrix from orthonormal vectors, values descending", () => {
    const entry = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 8 })
          .chain((n) => fc.tuple(fc.constant(n), fc.array(entry, { minLength: n * n, maxLength: n * n }))),
        ([n, entries]) => {
          const a = new Float64Array(n * n);
          for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) a[i * n + j] = a[j * n + i] = entries[i * n + j]!;
          const { values, vectors } = symmetricEigen(a, n);
          for (let i = 1; i < n; i++) expect(values[i - 1]!).toBeGreaterThanOrEqual(values[i]!);
          for (let i = 0; i < n; i++) {
            for (let j = 0; j < n; j++) {
              let rebuilt = 0;
              let product = 0;
              for (let k = 0; k < n; k++) {
                rebuilt += vectors[i * n + k]! * values[k]! * vectors[j * n + k]!;
                product += vectors[k * n + i]! * vectors[k * n + j]!;
              }
              expect(Math.abs(rebuilt - a[i * n + j]!)).toBeLessThan(1e-9);
              expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(1e-12);
            }
          }
        },
      ),
    );
  });
});

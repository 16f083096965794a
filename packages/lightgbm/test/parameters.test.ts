import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadLightGBM } from "../src/index.ts";
import { formatParameters } from "../src/parameters.ts";

const format = (parameters: Record<string, unknown>) =>
  formatParameters(loadLightGBM(), parameters as Parameters<typeof formatParameters>[1]);

describe("parameters", () => {
  it("become the text LightGBM reads", () => {
    const parameters = {
      objective: "quantile",
      alpha: 0.1,
      learning_rate: 1e-7,
      deterministic: true,
      metric: ["l1", "l2"],
    };
    expect(format(parameters)).toBe("objective=quantile alpha=0.1 learning_rate=1e-7 deterministic=true metric=l1,l2");
    expect(format({})).toBe("");
  });

  it("must be known to LightGBM; a wrong name is answered with the nearest right one", () => {
    expect(() => format({ num_leafs: 31 })).toThrow(
      'LightGBM parameter "num_leafs" is not a LightGBM parameter; did you mean num_leaf?',
    );
    expect(() => format({ "num_leaves=2 objective": 1 })).toThrow("is not a LightGBM parameter");
  });

  it("must not be given twice under two names", () => {
    expect(() => format({ num_leaves: 31, max_leaves: 15 })).toThrow(
      '"max_leaves" and num_leaves are two names of num_leaves; give one of them.',
    );
  });

  it("must not smuggle in another parameter", () => {
    expect(() => format({ objective: "regression num_leaves=2" })).toThrow('must not contain " "');
    expect(() => format({ metric: ["l1", "l2\tx"] })).toThrow('must not contain "\\t"');
    expect(() => format({ alpha: Number.NaN })).toThrow('"alpha" must be a finite number, got NaN.');
    expect(() => format({ alpha: null })).toThrow("must be text, a number, a boolean or a list");
  });

  it("reach the library as one value each, or are refused", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), (value) => {
        try {
          expect(format({ objective: value }).split(/[\s\0]/)).toHaveLength(1);
        } catch (error) {
          expect(error).toMatchObject({ code: "LIGHTGBM_PARAMETER_INVALID" });
        }
      }),
    );
  });
});

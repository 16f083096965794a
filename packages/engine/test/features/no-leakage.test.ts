import type { SalesPanel } from "@sales-hub/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeBase, emptyBaseParts } from "../../src/base/base-forecast.ts";
import { buildOriginState } from "../../src/base/origin-state.ts";
import { FEATURE_NAMES } from "../../src/features/feature-catalog.ts";
import { buildFeatureState } from "../../src/features/feature-state.ts";
import { writeFeatures } from "../../src/features/write-features.ts";
import { scrambleFuture } from "../scramble-future.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const HORIZONS = [1, 4, 13, 39];

/** Scales, bases with parts and features of every series. */
function describeOrigin(panel: SalesPanel, origin: number): Float64Array {
  const state = buildOriginState(panel, origin);
  const features = buildFeatureState(state);
  const width = FEATURE_NAMES.length + 10;
  const out = new Float64Array(panel.seriesCount * HORIZONS.length * width);
  let at = 0;
  for (let i = 0; i < panel.seriesCount; i++) {
    for (const horizon of HORIZONS) {
      const parts = emptyBaseParts();
      computeBase(state, i, horizon, parts);
      writeFeatures(state, features, { series: i, horizon, parts }, out, at);
      out.set([...Object.values(parts), state.scale[i]!], at + FEATURE_NAMES.length);
      at += width;
    }
  }
  return out;
}

describe("what is known at an origin", () => {
  it("does not change when everything after the origin does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 46, max: 118 }), fc.integer(), (origin, seed) => {
        const panel = buildSyntheticPanel();
        expect(describeOrigin(scrambleFuture(panel, origin, seed), origin)).toEqual(describeOrigin(panel, origin));
      }),
      { numRuns: 8 },
    );
  });

  it("does change when the origin's own week does", () => {
    const panel = buildSyntheticPanel();
    const changed = { ...panel, sales: panel.sales.slice() };
    changed.sales[110] = 9_999;
    expect(describeOrigin(changed, 110)).not.toEqual(describeOrigin(panel, 110));
  });
});

import { type SalesPanel, weekIndex } from "@sales-hub/domain";
import {
  buildFeatureState,
  buildOriginState,
  computeBase,
  emptyBaseParts,
  FEATURE_NAMES,
  growthAtHorizon,
  type OriginState,
  PLAIN_RECIPE,
  writeFeatures,
} from "@sales-hub/engine";
import { beforeAll, describe, expect, it } from "vitest";
import { indexSeries, loadRealPanel, type ReferenceRow, readReference } from "./real-panel.ts";

const rawDir = process.env.HUB_RAW_DIR;

/** Reference values are printed to six decimals. */
const PRINTED = 1e-5;

interface Difference {
  readonly row: string;
  readonly got: number;
  readonly expected: number;
}

function differs(got: number, expected: number, relative: number): boolean {
  if (Number.isNaN(expected)) return !Number.isNaN(got);
  return !(Math.abs(got - expected) <= relative * Math.abs(expected) + PRINTED);
}

const nameOf = (row: ReferenceRow) => `${row.origin} h${row.horizon} store ${row.store} dept ${row.dept}`;

describe.skipIf(!rawDir)("base and features against reference values (set HUB_RAW_DIR to the real files)", () => {
  let panel: SalesPanel;
  let seriesAt: (store: number, dept: number) => number;
  const states = new Map<string, OriginState>();

  beforeAll(async () => {
    panel = await loadRealPanel(rawDir!);
    seriesAt = indexSeries(panel);
    for (const origin of ["2011-10-28", "2012-04-27"]) {
      states.set(origin, buildOriginState(panel, weekIndex(panel.firstWeek, origin), { recipe: PLAIN_RECIPE }));
    }
  });

  it("agrees with every part of the base", async () => {
    const { columns, rows } = await readReference("components.csv");
    const parts = emptyBaseParts();
    const found: Record<string, Difference[]> = {};
    let compared = 0;
    for (const row of rows) {
      const state = states.get(row.origin)!;
      const i = seriesAt(row.store, row.dept);
      computeBase(state, i, row.horizon, parts);
      // The reference leaves pairs without history empty; here they are 0.
      if (Number.isNaN(row.values[columns.indexOf("base_B4")]!)) {
        expect([state.hasHistory[i], parts.base]).toEqual([0, 0]);
        continue;
      }
      const t = state.originIndex + row.horizon;
      const values: Record<string, number> = {
        s: state.meanSize[i] === 0 ? Number.NaN : state.scale[i]!,
        growth: state.growth.own[i]!,
        prior: state.growth.prior[i]!,
        calendar_shift: state.calendar.shiftDays[t]!,
        seasonal: parts.seasonal,
        a1: parts.lastYear,
        a2: parts.twoYears,
        p: parts.pooled,
        q: parts.linear,
        a2_prime: parts.localLevel,
        e: parts.damped,
        base_B4: parts.base,
      };
      expect(parts.seasonal * growthAtHorizon(state.growth.prior[i]!, state.growth.own[i]!, row.horizon)).toEqual(
        parts.lastYear,
      );
      for (const [name, got] of Object.entries(values)) {
        const expected = row.values[columns.indexOf(name)]!;
        compared++;
        // e picks the best of 20 smoothings; where two are as good, rounding decides.
        if (differs(got, expected, name === "e" ? 1e-5 : 1e-6)) {
          found[name] ??= [];
          found[name].push({ row: nameOf(row), got, expected });
        }
      }
    }
    expect(found).toEqual({});
    expect(compared).toBeGreaterThan(5000);
  });

  it("agrees with all 78 features", async () => {
    const { columns, rows } = await readReference("features.csv");
    const first = columns.indexOf("y1");
    expect(columns.slice(first)).toHaveLength(FEATURE_NAMES.length);
    const parts = emptyBaseParts();
    const out = new Float64Array(FEATURE_NAMES.length);
    const featureStates = new Map([...states].map(([origin, state]) => [origin, buildFeatureState(state)]));
    const found: Record<string, Difference[]> = {};
    for (const row of rows) {
      const state = states.get(row.origin)!;
      const series = seriesAt(row.store, row.dept);
      computeBase(state, series, row.horizon, parts);
      writeFeatures(state, featureStates.get(row.origin)!, { series, horizon: row.horizon, parts }, out, 0);
      FEATURE_NAMES.forEach((name, k) => {
        const expected = row.values[first + k]!;
        if (differs(out[k]!, expected, 1e-6)) {
          found[name] ??= [];
          found[name].push({ row: nameOf(row), got: out[k]!, expected });
        }
      });
    }
    expect(found).toEqual({});
    expect(rows).toHaveLength(120);
  });
});

import { describe, expect, it } from "vitest";
import { computeBase, emptyBaseParts } from "../../src/base/base-forecast.ts";
import { buildOriginState } from "../../src/base/origin-state.ts";
import { FEATURE_NAMES } from "../../src/features/feature-catalog.ts";
import { collectTrainingRows } from "../../src/model/collect-training-rows.ts";
import { firstWeeks, planRows, sampleKey } from "../../src/model/row-plan.ts";
import {
  makeTrainingRows,
  mergeTrainingRows,
  selectTrainingRows,
  trainingOrigins,
} from "../../src/model/training-rows.ts";
import { buildPanel } from "../panel-builder.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const flat = (weeks: number, from = 0) => Array.from({ length: weeks }, (_, t) => (t < from ? null : 100));

describe("planRows", () => {
  it("counts past origins from 44 with targets from week 52 up to the origin", () => {
    const panel = buildPanel([{ store: 1, dept: 1, sales: flat(60) }]);
    // Targets 52..54; each has the origins 44..t-1 at most 9 weeks before: 8 + 9 + 9.
    expect(planRows(panel, { originIndex: 54, maxHorizon: 9, seed: 7 }).eligibleRows).toBe(26);
    expect(planRows(panel, { originIndex: 54, maxHorizon: 39, seed: 7 }).eligibleRows).toBe(8 + 9 + 10);
  });

  it("takes only origins at which the pair already had a row", () => {
    const panel = buildPanel([
      { store: 1, dept: 1, sales: flat(60, 50) },
      { store: 1, dept: 2, sales: flat(60, 60) },
    ]);
    expect([...firstWeeks(panel)]).toEqual([50, 60]);
    expect(planRows(panel, { originIndex: 53, maxHorizon: 9, seed: 7 }).eligibleRows).toBe(2 + 3);
  });

  it("samples down to the wanted number of rows, never up", () => {
    const panel = buildPanel([{ store: 1, dept: 1, sales: flat(60) }]);
    const plan = (targetRows: number) => planRows(panel, { originIndex: 54, maxHorizon: 9, seed: 7, targetRows });
    expect(plan(13).rate).toBe(0.5);
    expect(plan(1000).rate).toBe(1);
  });

  it("says how much history is needed", () => {
    const panel = buildPanel([{ store: 1, dept: 1, sales: flat(60) }]);
    expect(() => planRows(panel, { originIndex: 51, maxHorizon: 9, seed: 7 })).toThrow(/at least 53 weeks.*it has 52/);
  });
});

describe("sampleKey", () => {
  it("spreads evenly over [0, 1) and depends on every part", () => {
    const bins = new Int32Array(10);
    for (let store = 1; store <= 10; store++) {
      for (let dept = 1; dept <= 20; dept++) {
        for (let horizon = 1; horizon <= 10; horizon++) {
          for (let origin = 50; origin < 55; origin++) {
            const bin = Math.floor(sampleKey(store, dept, origin, horizon, 7) * 10);
            bins[bin] = bins[bin]! + 1;
          }
        }
      }
    }
    for (const count of bins) expect(Math.abs(count - 1000)).toBeLessThan(120);
    const key = sampleKey(1, 2, 50, 3, 7);
    expect(sampleKey(1, 2, 50, 3, 7)).toBe(key);
    for (const other of [
      sampleKey(2, 2, 50, 3, 7),
      sampleKey(1, 3, 50, 3, 7),
      sampleKey(1, 2, 51, 3, 7),
      sampleKey(1, 2, 50, 4, 7),
      sampleKey(1, 2, 50, 3, 8),
    ]) {
      expect(other).not.toBe(key);
    }
  });
});

describe("training rows", () => {
  const panel = buildSyntheticPanel({ stores: 4, depts: 2, weeks: 62 });
  const plan = planRows(panel, { originIndex: 61, maxHorizon: 9, seed: 7, targetRows: 300 });
  const rows = makeTrainingRows(panel, [plan], trainingOrigins([plan]));

  it("are about as many as wanted, none past the plan's origin", () => {
    expect(rows.rowCount).toBeGreaterThan(220);
    expect(rows.rowCount).toBeLessThan(380);
    for (let r = 0; r < rows.rowCount; r++) {
      const target = rows.origin[r]! + rows.horizon[r]!;
      expect(target).toBeGreaterThanOrEqual(52);
      expect(target).toBeLessThanOrEqual(61);
      expect(rows.sampleKey[r]!).toBeLessThan(plan.rate);
    }
  });

  it("hold the residual of the base known at their own origin, in units of the scale", () => {
    const r = 100;
    const origin = rows.origin[r]!;
    const horizon = rows.horizon[r]!;
    const at = (name: string) => rows.features[r * FEATURE_NAMES.length + FEATURE_NAMES.indexOf(name)]!;
    let i = 0;
    while (panel.seriesStore[i] !== at("store") || panel.seriesDept[i] !== at("dept")) i++;
    const state = buildOriginState(panel, origin);
    const parts = emptyBaseParts();
    computeBase(state, i, horizon, parts);
    const y = panel.sales[i * panel.weekCount + origin + horizon]!;
    expect(at("horizon")).toBe(horizon);
    expect(rows.label[r]).toBeCloseTo((y - parts.base) / state.scale[i]!, 12);
  });

  it("weigh five times their scale in holiday weeks", () => {
    const holidayRow = rows.origin.findIndex((o, r) => panel.isHoliday[o + rows.horizon[r]!] === 1);
    const s = Math.exp(rows.features[holidayRow * FEATURE_NAMES.length + FEATURE_NAMES.indexOf("logScale")]!);
    expect(rows.weight[holidayRow]).toBeCloseTo(5 * s, 8);
    const plainRow = rows.origin.findIndex((o, r) => panel.isHoliday[o + rows.horizon[r]!] === 0);
    const plain = Math.exp(rows.features[plainRow * FEATURE_NAMES.length + FEATURE_NAMES.indexOf("logScale")]!);
    expect(rows.weight[plainRow]).toBeCloseTo(plain, 8);
  });

  it("are the same whether made in one thread, two or three", async () => {
    for (const threads of [1, 2, 3]) {
      const collected = await collectTrainingRows(panel, [plan], { threads });
      expect(collected.rowCount).toBe(rows.rowCount);
      expect(Buffer.compare(Buffer.from(collected.features.buffer), Buffer.from(rows.features.buffer))).toBe(0);
      expect(collected.label).toEqual(rows.label);
      expect(collected.origin).toEqual(rows.origin);
    }
  });

  it("made for several plans at once hold those of each plan", () => {
    const smaller = planRows(panel, { originIndex: 58, maxHorizon: 4, seed: 7, targetRows: 100 });
    const plans = [plan, smaller];
    const pool = makeTrainingRows(panel, plans, trainingOrigins(plans));
    for (const one of plans) {
      const alone = makeTrainingRows(panel, [one], trainingOrigins([one]));
      const selected = selectTrainingRows(pool, one);
      expect(selected.label).toEqual(alone.label);
      expect([...selected.features]).toEqual([...alone.features]);
    }
  });

  it("merge in the order of their past origins", async () => {
    const origins = trainingOrigins([plan]);
    const odd = makeTrainingRows(
      panel,
      [plan],
      origins.filter((o) => o % 2 === 1),
    );
    const even = makeTrainingRows(
      panel,
      [plan],
      origins.filter((o) => o % 2 === 0),
    );
    expect((await mergeTrainingRows([odd, even])).sampleKey).toEqual(rows.sampleKey);
  });
});

import type { SalesPanel } from "@sales-hub/domain";
import {
  changeOfAll,
  comparedWindows,
  describeSeries,
  findArchetypes,
  growthLikeForLike,
  holidayShare,
  measureHolidayEffects,
} from "@sales-hub/engine";
import { beforeAll, describe, expect, it } from "vitest";
import { indexSeries, loadRealPanel } from "./engine-oracle/real-panel.ts";

const rawDir = process.env.HUB_RAW_DIR;

describe.skipIf(!rawDir)("insights on the real files (set HUB_RAW_DIR to their folder)", () => {
  let panel: SalesPanel;

  beforeAll(async () => {
    panel = await loadRealPanel(rawDir as string);
  }, 120_000);

  it("find growth of 0.58% like for like, opened and closed pairs apart", () => {
    expect(growthLikeForLike(panel).growthFraction).toBeCloseTo(0.005821, 6);
    const all = changeOfAll(panel, comparedWindows(panel, "last_year"));
    expect(all.openedUsd).toBeCloseTo(45_117.26, 2);
    expect(all.closedUsd).toBeCloseTo(11_418.49, 2);
  });

  it("find 7.5% of sales in the ten marked weeks", () => {
    const share = holidayShare(panel);
    expect([share.holidayWeeks, share.weeks]).toEqual([10, 143]);
    expect(share.shareFraction).toBeCloseTo(0.075001, 6);
  });

  it("find a CV of 52% at store 10, dept 72, and of 345% on $831 a week at store 35, dept 59", () => {
    const rowOf = indexSeries(panel);
    expect(describeSeries(panel, rowOf(10, 72)).cvFraction).toBeCloseTo(0.5232, 4);
    const dust = describeSeries(panel, rowOf(35, 59));
    expect(dust.cvFraction).toBeCloseTo(3.4483, 4);
    expect(dust.meanUsd).toBeCloseTo(830.78, 2);
  });

  it("find the lift of Thanksgiving and of the week before the marked Christmas week, which itself has none", () => {
    const effects = measureHolidayEffects(panel);
    const of = (holiday: string) => effects.find((e) => e.holiday === holiday && e.dept === null && e.type === null)!;
    expect(of("thanksgiving").liftFraction).toBeCloseTo(0.446, 3);
    expect(of("christmas_peak").liftFraction).toBeCloseTo(0.805, 3);
    expect(of("christmas")).toMatchObject({ isClear: false, stores: 45, years: 2 });
  });

  it("find two archetypes that every seed agrees on", () => {
    const { k, silhouette, stability, archetypes } = findArchetypes(panel)!;
    expect(k).toBe(2);
    expect(silhouette).toBeCloseTo(0.3622, 4);
    expect(stability.lowestAdjustedRand).toBe(1);
    expect(archetypes.map(({ stores }) => stores.length)).toEqual([36, 9]);
  });
});

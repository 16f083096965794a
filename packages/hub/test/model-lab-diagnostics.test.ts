import { type EdaReport, exploreData } from "@sales-hub/engine";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRealPanel } from "./engine-oracle/real-panel.ts";

const rawDir = process.env.HUB_RAW_DIR;

describe.skipIf(!rawDir)("the exploratory analysis of the real files (set HUB_RAW_DIR to their folder)", () => {
  let report: EdaReport;

  beforeAll(async () => {
    report = exploreData(await loadRealPanel(rawDir!));
  });

  it("finds the brief's skew of 3.262 before and -1.291 after the log, over 421,570 rows", () => {
    expect(report.span.rows).toBe(421_570);
    expect(report.sales.raw.moments.skew).toBeCloseTo(3.262, 3);
    expect(report.sales.log.moments.skew).toBeCloseTo(-1.291, 3);
  });

  it("finds the brief's VIF above 200 in one set of columns, none in another, infinity in the third", () => {
    const of = (set: string) => report.vif.find((each) => each.set === set)!.columns.map(({ vif }) => vif);
    const [total, meanActive, ...others] = of("aggregates");
    expect(total).toBeCloseTo(235.4, 1);
    expect(meanActive).toBeCloseTo(227.5, 1);
    for (const vif of others) expect(vif).toBeLessThan(50);
    const types = of("types");
    expect(Math.min(...types.map(Number))).toBeCloseTo(1.0, 1);
    expect(Math.max(...types.map(Number))).toBeCloseTo(3.8, 1);
    expect(of("totalBesideTypes")).toEqual([null, null, null, null, null, null]);
  });

  it("counts 1,285 rows below 0 and 73 at 0", () => {
    expect(report.returns).toMatchObject({ rows: 421_570, negativeRows: 1_285, zeroRows: 73 });
  });

  it("takes less than five seconds", () => {
    expect(report.seconds).toBeLessThan(5);
  });
});

import type { SalesPanel } from "@sales-hub/domain";
import { locateFold, parseSplits, scoreFold, seasonalNaive } from "@sales-hub/engine";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRealPanel } from "./real-panel.ts";

const rawDir = process.env.HUB_RAW_DIR;

/** Ten expanding folds of two months: origin, first and last scored week. */
const P10 = [
  ["2011-02-25", "2011-03-04", "2011-04-29"],
  ["2011-04-29", "2011-05-06", "2011-06-24"],
  ["2011-06-24", "2011-07-01", "2011-08-26"],
  ["2011-08-26", "2011-09-02", "2011-10-28"],
  ["2011-10-28", "2011-11-04", "2011-12-30"],
  ["2011-12-30", "2012-01-06", "2012-02-24"],
  ["2012-02-24", "2012-03-02", "2012-04-27"],
  ["2012-04-27", "2012-05-04", "2012-06-29"],
  ["2012-06-29", "2012-07-06", "2012-08-31"],
  ["2012-08-31", "2012-09-07", "2012-10-26"],
].map(([train_end, test_start, test_end], k) => ({ protocol: "P10", fold: k + 1, train_end, test_start, test_end }));

const PORIG = [
  { protocol: "PORIG", fold: 1, train_end: "2012-04-06", test_start: "2012-04-13", test_end: "2012-10-26" },
];

describe.skipIf(!rawDir)("seasonal naive on the real files (set HUB_RAW_DIR to their folder)", () => {
  let panel: SalesPanel;
  beforeAll(async () => {
    panel = await loadRealPanel(rawDir!);
  });

  it("averages a WMAE of 1,887.0 over the ten two-month folds", () => {
    const scores = parseSplits(P10).map((split) => {
      const { originIndex, horizonWeeks } = locateFold(panel, split);
      return scoreFold(panel, split, seasonalNaive(panel, { originIndex, horizonWeeks })).wmae;
    });
    expect(scores.reduce((sum, w) => sum + w, 0) / 10).toBeCloseTo(1887.0, 1);
  });

  it("has an RMSE of 3,975.70 over the last 29 weeks with the median as fallback", () => {
    const [split] = parseSplits(PORIG);
    const { originIndex, horizonWeeks } = locateFold(panel, split!);
    const forecast = seasonalNaive(panel, { originIndex, horizonWeeks, fallback: "global-median" });
    expect(scoreFold(panel, split!, forecast).rmse).toBeCloseTo(3975.7, 1);
  });
});

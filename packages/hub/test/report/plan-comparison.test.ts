import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseSplits } from "@sales-hub/engine";
import { describe, expect, it } from "vitest";
import { twoMonthFolds } from "../../src/report/plan-comparison.ts";
import { chooseAuditOrigin } from "../../src/report/study-history.ts";

const protocols = join(import.meta.dirname, "../../../../bench/protocols/splits.json");

describe("twoMonthFolds", () => {
  it("gives the tuning folds of the protocol P10 on a history like the competition's", async () => {
    const splits = parseSplits(JSON.parse(await readFile(protocols, "utf8")));
    const p10 = splits.filter(({ protocol, fold }) => protocol === "P10" && fold <= 8);
    const dates = p10.map(({ fold, trainEnd, testStart, testEnd }) => ({ fold, trainEnd, testStart, testEnd }));
    const folds = twoMonthFolds({ firstWeek: "2010-02-05", historyWeekCount: 143 });
    expect(folds).toHaveLength(8);
    expect(folds).toMatchObject(dates);
  });

  it("leaves out months that the history does not hold whole", () => {
    // 2011-03-04 is week 56; April ends with the week of the 29th, week 64.
    expect(twoMonthFolds({ firstWeek: "2010-02-05", historyWeekCount: 64 })).toEqual([]);
    expect(twoMonthFolds({ firstWeek: "2010-02-05", historyWeekCount: 65 }).map(({ testEnd }) => testEnd)).toEqual([
      "2011-04-29",
    ]);
  });
});

describe("chooseAuditOrigin", () => {
  it("leaves 39 weeks to destroy where the history is long enough, and at least one", () => {
    expect(chooseAuditOrigin(143)).toBe(103);
    expect(chooseAuditOrigin(60)).toBe(52);
    expect(chooseAuditOrigin(53)).toBeNull();
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addTotals, formatTotals, readPlaywrightTotals, readVitestTotals } from "../lib/test-totals.js";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hub-totals-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function report(content) {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const vitest = (passed, failed) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 2,
  numTodoTests: 1,
});
const playwright = (stats) => ({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0, ...stats } });

describe("test totals", () => {
  it("are read from Vitest's report", () => {
    expect(readVitestTotals(report(vitest(5, 1)), 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it("are read from Playwright's report, where flaky is failed", () => {
    expect(readPlaywrightTotals(report(playwright({ unexpected: 1, flaky: 1 })), 1)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 0,
    });
  });

  it("count a runner that failed without a failed test as one failure", () => {
    expect(readVitestTotals(report(vitest(5, 0)), 1).failed).toBe(1);
    expect(readVitestTotals(join(folder, "no-report.json"), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("count a runner that ran no test as one failure", () => {
    expect(readPlaywrightTotals(report(playwright({ expected: 0 })), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("are summed, and name skipped tests only when there are some", () => {
    const sum = addTotals([
      { passed: 1, failed: 2, skipped: 0 },
      { passed: 10, failed: 20, skipped: 0 },
    ]);
    expect(formatTotals(sum)).toBe("11 passed, 22 failed");
    expect(formatTotals({ ...sum, skipped: 3 })).toBe("11 passed, 22 failed, 3 skipped");
  });
});

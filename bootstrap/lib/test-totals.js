import { readFileSync } from "node:fs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 * Tests of one stage; a check stage (lint, types) counts as one test.
 */

/** Totals of a Vitest JSON report. A file that could not even be loaded counts as one failed test. */
export function readVitestTotals(file, exitCode) {
  return fromReport(file, exitCode, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }));
}

/** Totals of a Playwright JSON report; a flaky test (failed, then passed) counts as failed. */
export function readPlaywrightTotals(file, exitCode) {
  return fromReport(file, exitCode, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

/** A runner that failed without naming a failed test (a crash, no report, no test found) still counts as one failure. */
function fromReport(file, exitCode, read) {
  let totals = { passed: 0, failed: 0, skipped: 0 };
  try {
    totals = read(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { ...totals, failed: 1 };
  }
  const ranNothing = totals.passed + totals.failed + totals.skipped === 0;
  return totals.failed === 0 && (exitCode !== 0 || ranNothing) ? { ...totals, failed: 1 } : totals;
}

/** Sums totals. */
export function addTotals(all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** "12 passed, 0 failed" or "12 passed, 0 failed, 3 skipped". */
export function formatTotals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

import { defineConfig } from "vitest/config";

process.env.TZ = "UTC";

/** The engine's fast tests alone: each runs once for every mutant that it covers. */
export default defineConfig({
  test: {
    include: ["packages/engine/test/{base,calendar,evaluate,intervals}/**/*.test.ts"],
    exclude: ["packages/engine/test/evaluate/run-backtest.test.ts"],
    testTimeout: 60_000,
    pool: "threads",
  },
});

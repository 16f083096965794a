import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { prepareData } from "@sales-hub/data";
import { parseSplits } from "@sales-hub/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backtestSplits, type ScoredFold } from "../src/use-cases/backtest-splits.ts";

const rawDir = process.env.HUB_RAW_DIR;

/** One of the ten two-month folds and one of the late 8-week origins; WMAE in USD as measured, and what it may rise by. */
const FOLDS = [
  { protocol: "P10", fold: 8, train_end: "2012-04-27", test_start: "2012-05-04", test_end: "2012-06-29", wmae: 1123.4 },
  { protocol: "P8x", fold: 2, train_end: "2012-05-04", test_start: "2012-05-11", test_end: "2012-06-29", wmae: 1124.0 },
];
const TOLERANCE_USD = 10;

/** Rows of a query over the raw sales: `sales` with store, dept, week, y in USD and the weight of the week. */
async function queryRaw<T>(sql: string): Promise<T[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const file = path.join(rawDir as string, "train.csv").replaceAll("'", "''");
    const reader = await connection.runAndReadAll(`
      WITH sales AS (
        SELECT CAST(Store AS INTEGER) AS store, CAST(Dept AS INTEGER) AS dept, CAST("Date" AS DATE) AS week,
          CAST(Weekly_Sales AS DOUBLE) AS y, CASE WHEN CAST(IsHoliday AS BOOLEAN) THEN 5 ELSE 1 END AS weight
        FROM read_csv('${file}', all_varchar = true)
      )
      ${sql}`);
    return reader.getRowObjectsJS() as T[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** WMAE of the value 364 days earlier, else the pair's last value, else 0; for weeks less than a year ahead. */
async function seasonalNaiveInSql({ train_end, test_start, test_end }: (typeof FOLDS)[number]) {
  const [row] = await queryRaw<{ wmae: number; rows: number }>(`
    SELECT
      sum(test.weight * abs(test.y - coalesce(past.y, last_values.y, 0))) / sum(test.weight) AS wmae,
      CAST(count(*) AS INTEGER) AS rows
    FROM sales AS test
    LEFT JOIN sales AS past ON past.store = test.store AND past.dept = test.dept AND past.week = test.week - 364
    LEFT JOIN (
      SELECT store, dept, arg_max(y, week) AS y FROM sales WHERE week <= DATE '${train_end}' GROUP BY ALL
    ) AS last_values ON last_values.store = test.store AND last_values.dept = test.dept
    WHERE test.week BETWEEN DATE '${test_start}' AND DATE '${test_end}'`);
  return row!;
}

describe.skipIf(!rawDir)("accuracy on the real files (set HUB_RAW_DIR to their folder)", () => {
  let preparedDir: string;
  const scored: ScoredFold[] = [];

  beforeAll(async () => {
    preparedDir = await mkdtemp(path.join(tmpdir(), "hub-accuracy-"));
    await prepareData({ rawDir: rawDir as string, outDir: preparedDir });
    for await (const fold of backtestSplits({ preparedDir, splits: parseSplits(FOLDS) })) scored.push(fold);
  }, 600_000);
  afterAll(() => rm(preparedDir, { recursive: true, force: true }));

  it.each(FOLDS.map((fold, k) => ({ ...fold, k })))("$protocol fold $fold stays at $wmae USD", ({ wmae, k }) => {
    expect(scored[k]!.split.trainEnd).toBe(FOLDS[k]!.train_end);
    expect(scored[k]!.score.wmae).toBeLessThanOrEqual(wmae + TOLERANCE_USD);
    // Anything much better than this has seen the answers.
    expect(scored[k]!.score.wmae).toBeGreaterThan(900);
  });

  it.each(FOLDS.map((fold, k) => ({ ...fold, k })))("$protocol fold $fold covers what its intervals say", ({ k }) => {
    const { coverage80, coverage95 } = scored[k]!.intervals;
    expect(coverage80).toBeGreaterThanOrEqual(0.78);
    expect(coverage80).toBeLessThanOrEqual(0.88);
    expect(coverage95).toBeGreaterThanOrEqual(0.94);
    expect(coverage95).toBeLessThanOrEqual(0.98);
  });

  it.each(FOLDS.map((fold, k) => ({ ...fold, k })))(
    "$protocol fold $fold is compared with the seasonal naive that SQL finds on the same rows",
    async ({ k }) => {
      const { wmae, rows } = await seasonalNaiveInSql(FOLDS[k]!);
      const { seasonalNaive, predictions } = scored[k]!;
      expect(seasonalNaive.rowCount).toBe(rows);
      expect(predictions.y).toHaveLength(rows);
      expect(seasonalNaive.wmae).toBeCloseTo(wmae, 6);
      expect(scored[k]!.score.wmae).toBeLessThan(0.8 * wmae);
    },
  );

  it("states bounds in order around every forecast, below 0 only for pairs with a negative week by the origin", async () => {
    for (const { split, predictions } of scored) {
      const returned = await queryRaw<{ store: number; dept: number }>(
        `SELECT DISTINCT store, dept FROM sales WHERE y < 0 AND week <= DATE '${split.trainEnd}'`,
      );
      const mayBeNegative = new Set(returned.map(({ store, dept }) => `${store}/${dept}`));
      const { yhat, lower80, upper80, lower95, upper95, store, dept } = predictions;
      const wrong: string[] = [];
      for (let n = 0; n < yhat.length; n++) {
        const pair = `${store[n]}/${dept[n]}`;
        const ordered = lower95[n]! <= lower80[n]! && lower80[n]! <= upper80[n]! && upper80[n]! <= upper95[n]!;
        const around = lower80[n]! <= Math.max(0, yhat[n]!) && yhat[n]! <= upper80[n]!;
        if (!ordered || !around || (lower95[n]! < 0 && !mayBeNegative.has(pair))) wrong.push(pair);
      }
      expect(wrong).toEqual([]);
      expect(returned.length).toBeGreaterThan(100);
    }
  });
});

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReportAnswer } from "@sales-hub/contracts";
import { HubService } from "@sales-hub/hub";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { buildApp } from "../src/app.ts";
import { snakeKeys } from "../src/presenters/snake-keys.ts";
import { useSmallApp } from "./small-app.ts";

const { get, home, hub, snapshot } = useSmallApp();

describe("GET /report", () => {
  it("describes data, model and history of the state that answers", async () => {
    const response = await get("/report");
    expect(response.statusCode).toBe(200);
    const report = response.json<ReportAnswer>();
    const { data, model, panel } = snapshot();
    expect(report.data).toMatchObject({
      data_hash: data.data_hash,
      stores: data.stores.count,
      departments: data.departments.count,
      data_through: data.data_through,
    });
    expect(report.data.quality!.steps).toHaveLength(7);
    expect(report.model).toMatchObject({ version: model.version, seed: 7, code_version: model.code_version });
    expect(report.eda.span).toMatchObject({ weeks: panel.historyWeekCount, pairs: panel.seriesCount });
    expect(report.eda.missingness.columns.map(({ column }) => column)).toContain("CPI");
    expect(report.importance.reduce((sum, { gain_share }) => sum + gain_share, 0)).toBeCloseTo(1, 9);
  });

  it("gives the backtest's errors by fold, in the order of their origins, adding up to the total", async () => {
    const { accuracy } = (await get("/report")).json<ReportAnswer>();
    const folds = accuracy.by_fold;
    expect(folds.length).toBeGreaterThan(1);
    expect(folds.map(({ origin }) => origin)).toEqual(folds.map(({ origin }) => origin).sort());
    for (const { origin, from, to } of folds) {
      expect(origin < from && from <= to).toBe(true);
    }
    const weeks = folds.reduce((sum, { errors }) => sum + errors.test_weeks, 0);
    expect(weeks).toBe(accuracy.total.test_weeks);
    const absolute = folds.reduce((sum, { errors }) => sum + errors.mae! * errors.test_weeks, 0);
    expect(absolute / weeks).toBeCloseTo(accuracy.total.mae!, 6);
  });

  it("says why a part is missing wherever one is", async () => {
    const report = (await get("/report")).json<ReportAnswer>();
    expect(report.gauntlet === null).toBe(report.gauntlet_reason !== null);
    expect(report.leak_audit === null).toBe(report.leak_audit_reason !== null);
    expect(report.promotions.total === null).toBe(report.promotions.total_reason !== null);
  });

  it("passes over a kept comparison that is damaged, and says so in the answer and in the log", async () => {
    const folder = join(home(), "reports");
    await mkdir(folder);
    await writeFile(join(folder, `${snapshot().data.data_hash}.json`), '{"schema_version":4,"gauntlet":{"folds":[]}}');
    const lines: { msg: string; damage?: string }[] = [];
    const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]) });
    const loud = await buildApp({ hub: hub(), logger });
    const response = await loud.inject({ method: "GET", url: "/report" });
    await loud.close();
    await rm(folder, { recursive: true });
    expect(response.statusCode).toBe(200);
    const { gauntlet, gauntlet_reason, ridge, eda, notes } = response.json<ReportAnswer>();
    expect([gauntlet, ridge]).toEqual([null, null]);
    expect(eda.span.weeks).toBe(snapshot().panel.historyWeekCount);
    expect(notes).toEqual([expect.stringMatching(/^reports\/\w+\.json does not hold what it must/)]);
    expect(gauntlet_reason).toContain(notes[0]);
    expect(lines.find(({ damage }) => damage === notes[0])?.msg).toMatch(/damaged and was passed over/);
  });

  it("answers 503 while there is nothing to report on", async () => {
    const hub = new HubService({ workspace: { rawDir: "none", preparedDir: "none", modelsDir: "none" } });
    const app = await buildApp({ hub });
    const response = await app.inject({ method: "GET", url: "/report" });
    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({ code: "HUB_NOT_READY" });
    await app.close();
  });
});

describe("snakeKeys", () => {
  it("renames keys at every depth and leaves values alone", () => {
    const value = { negativeUsd: -1, list: [{ isoWeek: 51, name: "totalBesideTypes" }], empty: null };
    expect(snakeKeys(value)).toEqual({
      negative_usd: -1,
      list: [{ iso_week: 51, name: "totalBesideTypes" }],
      empty: null,
    });
  });
});

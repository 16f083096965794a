import type { DashboardSummary, DataQualityAnswer } from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { useSmallApp } from "./small-app.ts";

const { get, snapshot } = useSmallApp();

describe("GET /data_quality", () => {
  it("gives the report of the data that the model was trained on: seven steps, four files, every gap with its method", async () => {
    const response = await get("/data_quality");
    expect(response.statusCode).toBe(200);
    const { report, data_hash, meta } = response.json<DataQualityAnswer>();
    expect(data_hash).toBe(snapshot().model.data.hash);
    expect(report?.steps.map(({ step, name }) => [step, name])).toEqual([
      [1, "load"],
      [2, "duplicates and dates"],
      [3, "merge"],
      [4, "prediction targets"],
      [5, "timeline"],
      [6, "missing values"],
      [7, "validate and export"],
    ]);
    expect(report?.files.map(({ file }) => file)).toEqual(["train.csv", "test.csv", "stores.csv", "features.csv"]);
    expect(report?.files.find(({ file }) => file === "stores.csv")?.rows).toBe(12);
    const toPredict = report?.prediction_targets.to_predict;
    expect(report?.missing_values.find(({ column }) => column === "Weekly_Sales")).toEqual({
      column: "Weekly_Sales",
      before: toPredict,
      after: toPredict,
      method: "none",
    });
    expect(report?.date_continuity.missing_weeks).toEqual([]);
    expect(meta.data_through < (report?.date_continuity.last_week ?? "")).toBe(true);
  });

  it("counts the same sales as the overview", async () => {
    const { report } = (await get("/data_quality")).json<DataQualityAnswer>();
    const { kpis } = (await get("/dashboard_summary")).json<DashboardSummary>();
    expect(report?.sales.total_usd).toBeCloseTo(kpis.total_sales, 2);
    expect(report?.sales.average_week_usd).toBeCloseTo(kpis.avg_weekly_sales, 2);
  });
});

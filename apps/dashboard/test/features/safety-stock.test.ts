import type { SafetyStockAnswer } from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { safetyStockSheet } from "../../src/features/forecast/safety-stock-card.tsx";
import {
  boundsSentence,
  inputsSentence,
  measuredServiceSentence,
  safetyStockSentence,
} from "../../src/features/forecast/safety-stock-words.ts";

const answer: SafetyStockAnswer = {
  store: 4,
  dept: 72,
  service_level: 0.95,
  lead_time_weeks: 2,
  weeks: ["2012-11-02", "2012-11-09"],
  expected_demand: 20_000,
  reorder_target: 23_500,
  safety_stock: 3_500,
  sum_of_weekly_bounds: 25_100,
  measured_service_level: 0.941,
  test_windows: 312,
  notes: [],
  meta: {
    model_version: "m1",
    model_trained_at: "2026-01-01T00:00:00Z",
    data_through: "2012-10-26",
    data_world: "demo",
    generated_at: "2026-01-01T00:00:00Z",
  },
};

describe("the safety stock in words", () => {
  it("carries the inputs that made it", () => {
    expect(inputsSentence(answer)).toBe(
      "For a service level of 95% and a lead time of 2 weeks, the weeks to 2 Nov through 9 Nov 2012",
    );
    expect(inputsSentence({ ...answer, lead_time_weeks: 1, weeks: ["2012-11-02"] })).toContain(
      "1 week, the week to 2 Nov 2012",
    );
  });

  it("says what to reorder up to and sets it beside the summed weekly bounds", () => {
    expect(safetyStockSentence(answer)).toBe("Reorder up to $23.5k, of which $3.50k is safety stock");
    expect(boundsSentence(answer)).toBe("Adding up each week's own bound would ask for $1,600 more.");
    expect(boundsSentence({ ...answer, sum_of_weekly_bounds: 23_000 })).toContain("$500 less");
    expect(boundsSentence({ ...answer, sum_of_weekly_bounds: 23_500 })).toContain("The same");
  });

  it("says how often such targets held, or that nobody knows", () => {
    expect(measuredServiceSentence(answer)).toBe("Such targets covered demand in 94% of 312 past windows of 2 weeks.");
    expect(measuredServiceSentence({ ...answer, measured_service_level: null })).toContain("Too few past windows");
  });

  it("is saved with its inputs", () => {
    const { fileName, header, rows } = safetyStockSheet(answer);
    expect(fileName).toBe("safety-stock_store-4_dept-72_service-95_lead-2-weeks_model-m1");
    const row = Object.fromEntries(header.map((name, index) => [name, rows[0]?.[index]]));
    expect(row).toMatchObject({ service_level: 0.95, lead_time_weeks: 2, last_week: "2012-11-09", safety_stock: 3500 });
  });
});

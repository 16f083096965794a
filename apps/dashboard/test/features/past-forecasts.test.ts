import type { AccuracyAnswer, HorizonErrors, PastForecast } from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { errorsOf, horizonSheet } from "../../src/components/horizon-card.tsx";
import { horizonMarks, horizonName, horizonSentence } from "../../src/components/horizon-chart.ts";
import { latestForecasts, pastSentence, withGaps } from "../../src/features/forecast/past-chart.ts";

const past = (over: Partial<PastForecast>): PastForecast => ({
  date: "2012-10-05",
  origin: "2012-09-28",
  horizon_weeks: 1,
  actual: 100,
  forecast: 110,
  seasonal_naive: 80,
  source: "backtest",
  model_version: "m1",
  ...over,
});

describe("past forecasts", () => {
  it("keep for each week the one made last, a frozen one before a backtest", () => {
    const kept = latestForecasts([
      past({ date: "2012-10-19", horizon_weeks: 3 }),
      past({ horizon_weeks: 4, forecast: 1 }),
      past({ horizon_weeks: 1, forecast: 2 }),
      past({ horizon_weeks: 1, forecast: 3, source: "frozen" }),
      past({ horizon_weeks: 2, forecast: 4, source: "frozen" }),
    ]);
    expect(kept.map(({ date, forecast }) => [date, forecast])).toEqual([
      ["2012-10-05", 3],
      ["2012-10-19", 110],
    ]);
  });

  it("leave a gap in the weeks that nobody forecast", () => {
    const shown = withGaps([past({}), past({ date: "2012-10-19" })]);
    expect(shown.map(({ date, week }) => [date, week !== null])).toEqual([
      ["2012-10-05", true],
      ["2012-10-12", false],
      ["2012-10-19", true],
    ]);
    expect(withGaps([])).toEqual([]);
  });

  it("say how often they were closer than last year's week, and both errors", () => {
    // Errors 10 and 50 against 20 and 10, of actuals 100 and 100: 30% against 15%.
    const weeks = [past({}), past({ forecast: 50, seasonal_naive: 90 })];
    expect(pastSentence(weeks)).toBe(
      "The forecast was closer than last year's week in 1 of 2 weeks (WAPE 30.0% against 15.0%)",
    );
    expect(pastSentence([])).toBe("No past forecasts to compare yet");
  });
});

describe("the error by horizon", () => {
  const row = (over: Partial<HorizonErrors>): HorizonErrors => ({
    from_horizon: 5,
    to_horizon: 9,
    test_weeks: 40,
    wape: 0.08,
    mae: 100,
    bias: -12,
    seasonal_naive_wape: 0.1,
    forecast_value_added: 0.2,
    coverage80: 0.8,
    coverage95: 0.95,
    ...over,
  });

  it("says at how many horizons the forecast is better", () => {
    const worse = row({ wape: 0.2 });
    expect(horizonSentence([row({}), row({})])).toBe("Better than last year's week at every horizon");
    expect(horizonSentence([row({}), worse])).toBe("Better than last year's week at 1 of 2 horizons");
    expect(horizonSentence([worse])).toBe("No better than last year's week at any horizon");
    expect(horizonSentence([row({ wape: null })])).toBe("No error by horizon yet");
  });

  it("names single weeks and spans, and speaks the bias", () => {
    expect([horizonName(row({})), horizonName(row({ to_horizon: 5 }))]).toEqual(["5\u20139", "5"]);
    expect(horizonMarks([row({})])[0]?.label).toBe(
      "5 to 9 weeks ahead: WAPE 8.0%, last year's week 10.0%, bias \u2212$12 a week, 40 test weeks",
    );
  });

  it("is that of the sum on the page of a sum, and that of its pairs on the Trust page", () => {
    const total = row({ wape: 0.08 });
    const ofSum = row({ wape: 0.02 });
    const answer: AccuracyAnswer = {
      store: null,
      dept: 7,
      type: "A",
      total,
      by_horizon: [total],
      sum: { total: ofSum, by_horizon: [ofSum] },
      past: [],
      groups: [],
      frozen: { versions: [], unreadable_versions: [], total: null, by_horizon: [] },
      meta: {
        model_version: "v1",
        model_trained_at: "2026-11-24T10:00:00Z",
        data_through: "2012-10-26",
        data_world: "demo",
        generated_at: "2026-11-24T12:00:00Z",
      },
    };
    expect(errorsOf(answer, "sum").by_horizon[0]?.wape).toBe(0.02);
    expect(errorsOf(answer, "pairs").by_horizon[0]?.wape).toBe(0.08);
    expect(errorsOf({ ...answer, sum: null }, "sum").by_horizon[0]?.wape).toBe(0.08);
    const sheet = horizonSheet(answer, "sum");
    expect(sheet.fileName).toBe("error-by-horizon_type-A_dept-7_of-sum_model-v1");
    const cell = (name: string) => sheet.rows[0]?.[sheet.header.indexOf(name)];
    expect([cell("type"), cell("errors_of"), cell("from_horizon"), cell("wape")]).toEqual(["A", "sum", 5, 0.02]);
    expect(horizonSheet(answer, "pairs").rows[0]).toContain("store-departments");
  });
});

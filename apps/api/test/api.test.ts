import type { Explanation, ImportanceAnswer } from "@sales-hub/contracts";
import { HubService } from "@sales-hub/hub";
import { describe, expect, it } from "vitest";
import { buildApp } from "../src/app.ts";
import { useSmallApp } from "./small-app.ts";

const { app, get, home, post, snapshot } = useSmallApp();

describe("POST /forecast", () => {
  it("answers history and forecast that join, with nested intervals and their measured coverage", async () => {
    const response = await post("/forecast", {
      store: 1,
      dept: 1,
      hist_weeks: 3,
      forecast_weeks: 5,
      levels: [0.5, 0.8, 0.95],
    });
    expect(response.statusCode).toBe(200);
    const answer = response.json();
    expect(answer.historical.map(({ date }: { date: string }) => date)).toEqual([
      "2012-10-12",
      "2012-10-19",
      "2012-10-26",
    ]);
    expect(answer.forecast.map(({ date }: { date: string }) => date)).toEqual([
      "2012-11-02",
      "2012-11-09",
      "2012-11-16",
      "2012-11-23",
      "2012-11-30",
    ]);
    for (const week of answer.forecast) {
      const [half, eighty, ninetyFive] = week.intervals;
      expect(ninetyFive.lower).toBeLessThanOrEqual(eighty.lower);
      expect(eighty.lower).toBeLessThanOrEqual(half.lower);
      expect(half.lower).toBeLessThanOrEqual(week.weekly_sales);
      expect(week.weekly_sales).toBeLessThanOrEqual(half.upper);
      expect(half.upper).toBeLessThanOrEqual(eighty.upper);
      expect(eighty.upper).toBeLessThanOrEqual(ninetyFive.upper);
    }
    expect(answer.forecast[3].is_holiday).toBe(true);
    expect(answer.accuracy).toMatchObject({ scope: "pair", test_weeks: 39 });
    expect(answer.coverage.map(({ level }: { level: number }) => level)).toEqual([0.5, 0.8, 0.95]);
    expect(answer.coverage[1].measured).toBeGreaterThan(0.6);
    expect(answer.meta).toMatchObject({ model_version: "v1", data_through: "2012-10-26" });
  });

  it("takes the documented defaults", async () => {
    const answer = (await post("/forecast", { store: 1, dept: 1 })).json();
    expect(answer.historical).toHaveLength(12);
    expect(answer.forecast).toHaveLength(4);
    expect(answer.forecast[0].intervals.map(({ level }: { level: number }) => level)).toEqual([0.8, 0.95]);
  });

  it("answers the same to the same question, whatever was asked between", async () => {
    const question = { store: 2, dept: 3, forecast_weeks: 39 };
    const first = (await post("/forecast", question)).json();
    await post("/forecast", { store: 3, dept: 5 });
    expect((await post("/forecast", question)).json().forecast).toEqual(first.forecast);
  });

  it("agrees with the batch that the model version kept", async () => {
    const { outlook, series } = snapshot();
    const answer = (await post("/forecast", { store: 2, dept: 3, forecast_weeks: 39 })).json();
    const row = series.rowOf({ store: 2, dept: 3 }) * outlook.horizonWeeks;
    answer.forecast.forEach((week: { weekly_sales: number; seasonal_naive: number }, k: number) => {
      expect(week.weekly_sales).toBeCloseTo(outlook.forecast[row + k]!, 6);
      expect(week.seasonal_naive).toBe(outlook.seasonalNaive[row + k]);
    });
  });

  it("explains the weeks asked for, the first unless told otherwise, exactly", async () => {
    const byDefault = (await post("/forecast", { store: 1, dept: 1 })).json();
    expect(byDefault.explanation.map(({ horizon_weeks }: { horizon_weeks: number }) => horizon_weeks)).toEqual([1]);
    const answer = (await post("/forecast", { store: 3, dept: 2, forecast_weeks: 6, explain_weeks: [6, 2] })).json();
    expect(answer.explanation.map(({ date }: { date: string }) => date)).toEqual(["2012-12-07", "2012-11-09"]);
    for (const { horizon_weeks, base_value, groups, forecast } of answer.explanation as Explanation[]) {
      expect(forecast).toBe(answer.forecast[horizon_weeks - 1].weekly_sales);
      const total = groups.reduce((sum, { contribution }) => sum + contribution, base_value);
      expect(Math.abs(total - forecast)).toBeLessThan(0.01);
      for (const { contribution, parts } of groups) {
        expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(contribution, 6);
      }
      expect(groups.map(({ group }) => group)).toEqual([
        "season",
        "recent_level",
        "growth",
        "holidays_events",
        "store_department",
      ]);
    }
    expect((await post("/forecast", { store: 1, dept: 1, explain_weeks: [] })).json().explanation).toEqual([]);
  });

  it("explains any week it forecasts, and answers a level asked for twice once", async () => {
    const question = { store: 1, dept: 1, forecast_weeks: 45, explain_weeks: [45], levels: [0.8, 0.95, 0.8] };
    const answer = (await post("/forecast", question)).json();
    expect(answer.explanation.map(({ horizon_weeks }: Explanation) => horizon_weeks)).toEqual([45]);
    const levelsOf = ({ forecast, coverage }: typeof answer) =>
      [forecast[0].intervals, coverage].map((list) => list.map(({ level }: { level: number }) => level));
    expect(levelsOf(answer)).toEqual([
      [0.8, 0.95],
      [0.8, 0.95],
    ]);
    const sum = (await post("/forecast/aggregate", { store: 1, levels: [0.8, 0.8] })).json();
    expect(levelsOf(sum)).toEqual([[0.8], [0.8]]);
  });

  it("refuses to explain a week beyond the forecast", async () => {
    const response = await post("/forecast", { store: 1, dept: 1, forecast_weeks: 4, explain_weeks: [1, 5] });
    expect([response.statusCode, response.json().code]).toEqual([422, "HUB_EXPLAIN_BEYOND_FORECAST"]);
  });

  it("forecasts recursively, the first week as directly, and says that it did", async () => {
    const question = { store: 3, dept: 2, forecast_weeks: 5, explain_weeks: [3] };
    const [direct, recursive, longer] = (
      await Promise.all([
        post("/forecast", question),
        post("/forecast", { ...question, strategy: "recursive" }),
        post("/forecast", { ...question, strategy: "recursive", forecast_weeks: 6, explain_weeks: [] }),
      ])
    ).map((response) => response.json());
    const sales = (answer: typeof direct) => answer.forecast.map((week: { weekly_sales: number }) => week.weekly_sales);
    expect(sales(recursive)[0]).toBeCloseTo(sales(direct)[0], 8);
    expect(sales(recursive)[4]).not.toBeCloseTo(sales(direct)[4], 0);
    expect(sales(longer).slice(0, 5)).toEqual(sales(recursive));
    for (const { weekly_sales, intervals } of recursive.forecast) {
      expect(intervals[0].lower).toBeLessThanOrEqual(weekly_sales);
      expect(intervals[0].upper).toBeGreaterThanOrEqual(weekly_sales);
    }
    const { horizon_weeks, date, base_value, groups, forecast } = recursive.explanation[0] as Explanation;
    expect([horizon_weeks, date, forecast]).toEqual([3, "2012-11-16", sales(recursive)[2]]);
    const total = groups.reduce((sum, { contribution }) => sum + contribution, base_value);
    expect(Math.abs(total - forecast)).toBeLessThan(0.01);
    expect(recursive.notes.at(-1)).toMatch(/earlier forecasts taken as actuals/);
    expect(direct.notes.join()).not.toMatch(/taken as actuals/);
  });

  it("forecasts a year ahead and says which weeks the model was not trained for", async () => {
    const answer = (await post("/forecast", { store: 2, dept: 3, forecast_weeks: 52 })).json();
    expect(answer.forecast).toHaveLength(52);
    const last = answer.forecast[51];
    expect(last.date).toBe("2013-10-25");
    expect(last.weekly_sales).toBeGreaterThan(0);
    expect(last.intervals[1].lower).toBeLessThanOrEqual(last.intervals[0].lower);
    const lastYear = (await get("/series?store=2&dept=3&from=2012-10-26")).json().points[0].weekly_sales;
    expect(last.seasonal_naive).toBe(lastYear);
    expect(last.last_year_usd).toBe(lastYear);
    expect(answer.notes.join(" ")).toMatch(/Weeks 40 to 52 lie beyond the 39 weeks/);
  });

  it("names the allowed values of a field, and what came instead", async () => {
    const { detail, errors } = (await post("/forecast", { store: 1, dept: 1, strategy: "magic" })).json();
    expect(detail).toBe("strategy must be one of direct, recursive; got magic.");
    expect(errors).toEqual([{ field: "strategy", required: "must be one of direct, recursive", received: "magic" }]);
    const query = (await get("/insights/hotspots?risk=huge&limit=x")).json();
    expect(query.detail).toBe("limit must be integer; got x. risk must be one of high, medium, low; got huge.");
  });

  it("lists every wrong field with 422", async () => {
    const response = await post("/forecast", { store: "1", forecast_weeks: 53, levels: [0.3], dpt: 1 });
    expect(response.statusCode).toBe(422);
    expect(response.headers["content-type"]).toMatch(/^application\/problem\+json/);
    const { code, errors } = response.json();
    expect(code).toBe("API_REQUEST_INVALID");
    expect(errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      "dept",
      "dpt",
      "forecast_weeks",
      "levels.0",
      "store",
    ]);
    expect(errors.find(({ field }: { field: string }) => field === "forecast_weeks")).toEqual({
      field: "forecast_weeks",
      required: "must be <= 52",
      received: 53,
    });
  });

  it("names the nearest pairs of an unknown one with 404", async () => {
    const response = await post("/forecast", { store: 1, dept: 99 });
    expect(response.statusCode).toBe(404);
    const { code, nearest } = response.json();
    expect(code).toBe("HUB_PAIR_UNKNOWN");
    expect(nearest[0].store).toBe(1);
    expect(snapshot().series.rowOf(nearest[0])).toBeGreaterThanOrEqual(0);
  });

  it("answers broken JSON with 400 and another media type with 415", async () => {
    const broken = await app().inject({
      method: "POST",
      url: "/forecast",
      headers: { "content-type": "application/json" },
      payload: "{",
    });
    expect([broken.statusCode, broken.json().code]).toEqual([400, "API_BODY_MALFORMED"]);
    const text = await app().inject({
      method: "POST",
      url: "/forecast",
      headers: { "content-type": "text/csv" },
      payload: "1,1",
    });
    expect([text.statusCode, text.json().code]).toEqual([415, "API_MEDIA_TYPE_UNSUPPORTED"]);
  });
});

describe("GET /dashboard_summary", () => {
  it("states totals that follow from the series", async () => {
    const summary = (await get("/dashboard_summary")).json();
    const series = (await get("/series")).json();
    const total = series.points.reduce(
      (sum: number, { weekly_sales }: { weekly_sales: number }) => sum + weekly_sales,
      0,
    );
    expect(summary.kpis.total_sales).toBeCloseTo(total, 2);
    expect(summary.kpis.avg_weekly_sales).toBeCloseTo(total / 143, 2);
    expect(summary.stores).toHaveLength(12);
    const weeks = summary.weekly_totals;
    expect(weeks).toHaveLength(147);
    expect(weeks[142]).toMatchObject({ date: "2012-10-26", forecast: null });
    expect(weeks[143]).toMatchObject({ date: "2012-11-02", sales: null });
    expect(weeks[143].forecast).toBeGreaterThan(0);
    expect(weeks[143].last_year).toBeCloseTo(weeks[143 - 52].sales, 6);
    expect(summary.key_takeaways.length).toBeGreaterThanOrEqual(3);
    expect(summary.kpis.forecast_accuracy.folds).toBe(3);
  });
});

describe("GET /insights/hotspots", () => {
  it("ranks pairs by their mean absolute backtest error", async () => {
    const { hotspots, total_pairs } = (await get("/insights/hotspots?limit=7")).json();
    expect(hotspots).toHaveLength(7);
    expect(total_pairs).toBeGreaterThan(30);
    const costs = hotspots.map(({ mae }: { mae: number }) => mae);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    expect(hotspots[0].reasons[0]).toMatch(/rank 1 of \d+ pairs/);
  });

  it("leaves out weeks that were forecast before a pair's first sale", async () => {
    const { panel, backtest, series } = snapshot();
    const { hotspots } = (await get("/insights/hotspots?limit=5000")).json();
    for (const { store, dept, mae } of hotspots) {
      const row = series.rowOf({ store, dept });
      const first = panel.sales
        .subarray(row * panel.weekCount, (row + 1) * panel.weekCount)
        .findIndex((sales) => !Number.isNaN(sales));
      const errors: number[] = [];
      backtest.series.forEach((candidate, n) => {
        const origin = backtest.week[n]! - backtest.horizon[n]!;
        if (candidate === row && first <= origin) errors.push(Math.abs(backtest.forecast[n]! - backtest.actual[n]!));
      });
      expect(errors.length).toBeGreaterThanOrEqual(8);
      expect(mae).toBeCloseTo(errors.reduce((sum, error) => sum + error, 0) / errors.length, 6);
    }
  });

  it("refuses a limit that is no number", async () => {
    const response = await get("/insights/hotspots?limit=many");
    expect(response.statusCode).toBe(422);
    expect(response.json().errors[0]).toMatchObject({ field: "limit", received: "many" });
  });
});

describe("GET /stores and /series", () => {
  it("lists stores with their departments and an illustrative place", async () => {
    const { stores } = (await get("/stores")).json();
    expect(stores.map(({ store }: { store: number }) => store)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(stores[0].departments).toContain(1);
    expect(stores[0].latitude).toBeGreaterThan(24);
  });

  it("returns the asked weeks of a pair", async () => {
    const { points } = (await get("/series?store=1&dept=1&from=2012-10-19")).json();
    expect(points.map(({ date }: { date: string }) => date)).toEqual(["2012-10-19", "2012-10-26"]);
  });

  it("says which dates there are when one is off the weekly grid", async () => {
    const response = await get("/series?store=1&from=2012-10-20");
    expect(response.statusCode).toBe(422);
    expect(response.json().detail).toMatch(/nearest week ends 2012-10-19/);
  });

  it("answers an unknown store with 404", async () => {
    expect((await get("/series?store=77")).statusCode).toBe(404);
  });
});

describe("GET /models/current/importance", () => {
  it("ranks every feature by its share of the gain", async () => {
    const { features, meta } = (await get("/models/current/importance")).json() as ImportanceAnswer;
    expect(meta.model_version).toBe("v1");
    expect(features).toHaveLength(snapshot().model.feature_names.length);
    const shares = features.map(({ gain_share }) => gain_share);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    expect(features[0]!.label).toMatch(/^[A-Z]/);
  });
});

describe("the service", () => {
  it("says which methods a route answers to when asked by another", async () => {
    const response = await get("/forecast?store=1");
    expect([response.statusCode, response.headers.allow]).toEqual([405, "POST"]);
    expect(response.json()).toMatchObject({
      code: "API_METHOD_NOT_ALLOWED",
      detail: "/forecast answers to POST, not to GET; GET /docs lists every route.",
    });
    const posted = await post("/stores/3", {});
    expect([posted.statusCode, posted.headers.allow]).toEqual([405, "GET, HEAD"]);
    expect((await post("/stores/3/none", {})).statusCode).toBe(404);
  });

  it("is alive and ready", async () => {
    expect((await get("/livez")).json()).toEqual({ status: "alive" });
    expect((await get("/readyz")).json()).toMatchObject({ status: "ready", model_version: "v1" });
  });

  it("is alive but not ready before a state is loaded, and says when to ask again", async () => {
    const empty = new HubService({
      workspace: { rawDir: home(), preparedDir: `${home()}/none`, modelsDir: `${home()}/none` },
    });
    const starting = await buildApp({ hub: empty });
    expect((await starting.inject("/livez")).statusCode).toBe(200);
    const response = await starting.inject("/stores");
    expect([response.statusCode, response.headers["retry-after"], response.json().code]).toEqual([
      503,
      "2",
      "HUB_NOT_READY",
    ]);
    expect((await starting.inject("/readyz")).statusCode).toBe(503);
    await starting.close();
  });

  it("describes every route in OpenAPI 3.1", async () => {
    const spec = (await get("/openapi.json")).json();
    expect(spec.openapi).toBe("3.1.0");
    expect(Object.keys(spec.paths).sort()).toEqual([
      "/accuracy",
      "/dashboard_summary",
      "/data_quality",
      "/drift",
      "/experiment",
      "/forecast",
      "/forecast/aggregate",
      "/health",
      "/insights/clusters",
      "/insights/holiday_effects",
      "/insights/hotspots",
      "/insights/roi",
      "/livez",
      "/models",
      "/models/current/importance",
      "/optimize",
      "/promotions/options",
      "/readyz",
      "/report",
      "/safety_stock",
      "/series",
      "/simulate",
      "/stores",
      "/stores/{store}",
      "/value",
    ]);
    expect((await get("/docs/")).headers["content-type"]).toMatch(/text\/html/);
  });

  it("answers an unknown route with 404 and a hint", async () => {
    const response = await get("/nothing");
    expect([response.statusCode, response.json().code]).toEqual([404, "API_ROUTE_UNKNOWN"]);
  });

  it("allows only its own scripts and styles", async () => {
    const policy = (await get("/livez")).headers["content-security-policy"];
    expect(policy).toMatch(/script-src 'self'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
  });
});

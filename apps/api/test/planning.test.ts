import type { AccuracyAnswer, AggregateAnswer, ModelsAnswer, SafetyStockAnswer } from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { useSmallApp } from "./small-app.ts";

const { get, post, snapshot } = useSmallApp();
const aggregate = async (payload: object): Promise<AggregateAnswer> =>
  (await post("/forecast/aggregate", payload)).json();
const stock = async (payload: object): Promise<SafetyStockAnswer> =>
  (await post("/safety_stock", { store: 1, dept: 1, ...payload })).json();
const accuracy = async (query: string): Promise<AccuracyAnswer> => (await get(`/accuracy${query}`)).json();

/** Sum of the kept pair forecasts at one horizon over the pairs for which `includes` holds. */
function sumOfLeaves(horizon: number, includes: (store: number, dept: number, type: string) => boolean): number {
  const { panel, outlook } = snapshot();
  let sum = 0;
  for (let i = 0; i < panel.seriesCount; i++) {
    const store = panel.seriesStore[i]!;
    const type = panel.stores.types[panel.stores.ids.indexOf(store)]!;
    if (includes(store, panel.seriesDept[i]!, type)) sum += outlook.forecast[i * outlook.horizonWeeks + horizon - 1]!;
  }
  return sum;
}

describe("POST /forecast/aggregate", () => {
  it("answers exactly the sum of the pairs' forecasts for a store, a department, a type and everything", async () => {
    const type = snapshot().panel.stores.types[0]!;
    const cases = [
      { request: {}, includes: () => true },
      { request: { store: 2 }, includes: (store: number) => store === 2 },
      { request: { dept: 3 }, includes: (_: number, dept: number) => dept === 3 },
      { request: { type }, includes: (_: number, __: number, of: string) => of === type },
      { request: { dept: 3, type }, includes: (_: number, dept: number, of: string) => dept === 3 && of === type },
    ];
    for (const { request, includes } of cases) {
      const { forecast } = await aggregate({ ...request, forecast_weeks: 39 });
      expect(forecast).toHaveLength(39);
      for (const week of forecast) expect(week.weekly_sales).toBe(sumOfLeaves(week.horizon_weeks, includes));
    }
  });

  it("agrees with the forecasts of the pairs as they are served", async () => {
    const { forecast, pairs } = await aggregate({ store: 2, forecast_weeks: 2 });
    const departments = snapshot().series.departmentsOf(2);
    expect(pairs).toBe(departments.length);
    let sum = 0;
    for (const dept of departments) {
      sum += (await post("/forecast", { store: 2, dept, forecast_weeks: 2 })).json().forecast[1].weekly_sales;
    }
    expect(forecast[1]!.weekly_sales).toBeCloseTo(sum, 6);
  });

  it("gives what was recorded a year before, nothing filled in", async () => {
    const { forecast } = await aggregate({ store: 2, forecast_weeks: 6 });
    const { points } = (await get("/series?store=2&from=2011-11-04&to=2011-12-09")).json();
    expect(forecast.map(({ last_year_usd }) => last_year_usd)).toEqual(
      points.map(({ weekly_sales }: { weekly_sales: number | null }) => weekly_sales),
    );
  });

  it("has nested bands that are narrower than the sums of the pairs' bounds", async () => {
    const { forecast } = await aggregate({ store: 1, levels: [0.8, 0.95], forecast_weeks: 4 });
    let width = 0;
    for (const dept of snapshot().series.departmentsOf(1)) {
      const [week] = (await post("/forecast", { store: 1, dept, forecast_weeks: 1, levels: [0.8] })).json().forecast;
      width += week.intervals[0].upper - week.intervals[0].lower;
    }
    for (const { intervals, weekly_sales } of forecast) {
      const [eighty, ninetyFive] = intervals;
      expect(ninetyFive!.lower).toBeLessThanOrEqual(eighty!.lower);
      expect(eighty!.lower).toBeLessThanOrEqual(weekly_sales);
      expect(weekly_sales).toBeLessThanOrEqual(eighty!.upper);
      expect(eighty!.upper).toBeLessThanOrEqual(ninetyFive!.upper);
    }
    const [first] = forecast[0]!.intervals;
    expect(first!.upper - first!.lower).toBeLessThan(width);
  });

  it("says what such sums missed in backtests, and how often their bands held", async () => {
    const answer = await aggregate({ dept: 3, hist_weeks: 5 });
    expect(answer.accuracy).toMatchObject({ scope: "aggregate", test_weeks: 39 });
    expect(answer.accuracy.wape).toBeGreaterThan(0);
    expect(answer.coverage.map(({ level }) => level)).toEqual([0.8, 0.95]);
    // 12 departments, 3 folds, 4 horizons.
    expect(answer.coverage[0]!.test_weeks).toBe(12 * 3 * 4);
    expect(answer.coverage[1]!.measured).toBeGreaterThan(0.6);
    const series = (await get("/series?dept=3&from=2012-09-28")).json();
    expect(answer.historical).toEqual(series.points);
  });

  it("refuses a pair and a store with a type, and names what exists", async () => {
    const refused = async (payload: object) => {
      const response = await post("/forecast/aggregate", payload);
      return [response.statusCode, response.json().code];
    };
    expect(await refused({ store: 1, dept: 1 })).toEqual([422, "HUB_AGGREGATE_INVALID"]);
    expect(await refused({ store: 1, type: "A" })).toEqual([422, "HUB_AGGREGATE_INVALID"]);
    expect(await refused({ store: 77 })).toEqual([404, "HUB_STORE_UNKNOWN"]);
    expect(await refused({ dept: 77 })).toEqual([404, "HUB_DEPT_UNKNOWN"]);
    expect(await refused({ type: "Z" })).toEqual([404, "HUB_TYPE_UNKNOWN"]);
    expect(await refused({ forecast_weeks: 40 })).toEqual([422, "API_REQUEST_INVALID"]);
  });
});

describe("POST /safety_stock", () => {
  it("covers the summed forecast of the lead time with a buffer smaller than that of week by week", async () => {
    const answer = await stock({ service_level: 0.95, lead_time_weeks: 4 });
    const { forecast } = (await post("/forecast", { store: 1, dept: 1, forecast_weeks: 4 })).json();
    const expected = forecast.reduce((sum: number, week: { weekly_sales: number }) => sum + week.weekly_sales, 0);
    expect(answer.expected_demand).toBeCloseTo(expected, 6);
    expect(answer.reorder_target).toBeCloseTo(answer.expected_demand + answer.safety_stock, 6);
    expect(answer.reorder_target).toBeLessThan(answer.sum_of_weekly_bounds);
    expect(answer.weeks).toEqual(["2012-11-02", "2012-11-09", "2012-11-16", "2012-11-23"]);
    expect(answer.test_windows).toBeGreaterThan(100);
    expect(answer.measured_service_level).toBeGreaterThan(0.8);
  });

  it("rises with the service level and with the lead time", async () => {
    const at = async (service_level: number, lead_time_weeks: number) =>
      (await stock({ service_level, lead_time_weeks })).safety_stock;
    expect(await at(0.8, 2)).toBeLessThan(await at(0.9, 2));
    expect(await at(0.9, 2)).toBeLessThan(await at(0.99, 2));
    for (let weeks = 2; weeks <= 8; weeks++) {
      expect(await at(0.9, weeks)).toBeGreaterThanOrEqual(await at(0.9, weeks - 1));
    }
  });

  it("takes the documented defaults and refuses what is out of range", async () => {
    expect(await stock({})).toMatchObject({ service_level: 0.95, lead_time_weeks: 2 });
    const response = await post("/safety_stock", { store: 1, dept: 1, service_level: 0.5, lead_time_weeks: 9 });
    expect(
      response
        .json()
        .errors.map(({ field }: { field: string }) => field)
        .sort(),
    ).toEqual(["lead_time_weeks", "service_level"]);
    expect((await post("/safety_stock", { store: 1, dept: 99 })).json().code).toBe("HUB_PAIR_UNKNOWN");
  });
});

describe("GET /accuracy", () => {
  it("states the same errors as the forecast of the pair does, by horizon and in total", async () => {
    const answer = await accuracy("?store=1&dept=1");
    const forecast = (await post("/forecast", { store: 1, dept: 1 })).json();
    expect(answer.total).toMatchObject({ test_weeks: 39, wape: forecast.accuracy.wape, mae: forecast.accuracy.mae });
    expect(answer.total.forecast_value_added).toBeCloseTo(
      1 - answer.total.wape! / answer.total.seasonal_naive_wape!,
      12,
    );
    expect(answer.by_horizon.map((band) => [band.from_horizon, band.to_horizon, band.test_weeks])).toEqual([
      [1, 2, 6],
      [3, 5, 9],
      [6, 9, 12],
      [10, 13, 12],
      // Beyond 13 weeks from two origins, beyond 26 from one.
      [14, 25, 24],
      [26, 39, 15],
    ]);
  });

  it("lists what was forecast for past weeks beside what came", async () => {
    const { past, total } = await accuracy("?store=1&dept=1");
    const { points } = (await get("/series?store=1&dept=1&from=2012-02-03")).json();
    expect(past.map(({ date, actual }) => ({ date, weekly_sales: actual }))).toEqual(
      points.map(({ date, weekly_sales }: { date: string; weekly_sales: number }) => ({ date, weekly_sales })),
    );
    const absolute = past.reduce((sum, week) => sum + Math.abs(week.forecast - week.actual), 0);
    expect(absolute / past.length).toBeCloseTo(total.mae!, 6);
    expect(past[0]).toMatchObject({ origin: "2012-01-27", horizon_weeks: 1, source: "backtest", model_version: "v1" });
    expect(past[12]).toMatchObject({ origin: "2012-01-27", horizon_weeks: 13 });
    expect(past[13]).toMatchObject({ origin: "2012-04-27", horizon_weeks: 1 });
  });

  it("splits by store or department, the most costly first, into parts of the whole", async () => {
    const everything = await accuracy("?by=dept");
    expect(everything.groups).toHaveLength(12);
    const rows = everything.groups.reduce((sum, { total }) => sum + total.test_weeks, 0);
    expect(rows).toBe(everything.total.test_weeks);
    const costs = everything.groups.map(({ total }) => total.mae! * total.test_weeks);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    const { groups } = await accuracy("?dept=3&by=store");
    expect(groups.map(({ store }) => store).sort((a, b) => a! - b!)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(everything.past).toEqual([]);
  });

  it("gives the errors of the sum of the pairs, in total and by horizon, those that the forecast of the sum states", async () => {
    const ofStore = await accuracy("?store=2");
    const forecast = (await post("/forecast/aggregate", { store: 2 })).json();
    expect(ofStore.sum!.total).toMatchObject({
      test_weeks: 39,
      wape: forecast.accuracy.wape,
      mae: forecast.accuracy.mae,
    });
    const bands = ofStore.sum!.by_horizon;
    expect(bands.map(({ from_horizon, test_weeks }) => [from_horizon, test_weeks])).toEqual([
      [1, 6],
      [3, 9],
      [6, 12],
      [10, 12],
      [14, 24],
      [26, 15],
    ]);
    const near = bands.filter(({ to_horizon }) => to_horizon <= 13);
    const absolute = near.reduce((sum, { mae, test_weeks }) => sum + mae! * test_weeks, 0);
    expect(absolute / 39).toBeCloseTo(ofStore.sum!.total.mae!, 6);
    // What the departments miss partly cancels.
    expect(ofStore.sum!.total.wape!).toBeLessThan(ofStore.total.wape!);
    expect(ofStore.sum!.total.mae!).toBeGreaterThan(ofStore.total.mae!);
    expect((await accuracy("?store=1&dept=1")).sum).toBeNull();
    expect((await accuracy("")).sum!.total.test_weeks).toBe(39);
  });

  it("restricts to the stores of a type", async () => {
    const { stores } = (await get("/stores")).json();
    const types: string[] = [...new Set<string>(stores.map(({ type }: { type: string }) => type))];
    const everything = await accuracy("");
    const byType = await Promise.all(types.map((type) => accuracy(`?type=${type}`)));
    expect(byType.map(({ type }) => type)).toEqual(types);
    expect(byType.reduce((sum, { total }) => sum + total.test_weeks, 0)).toBe(everything.total.test_weeks);
    const { groups, sum } = await accuracy(`?type=${types[0]}&dept=3&by=store`);
    const ofType = stores.filter(({ type }: { type: string }) => type === types[0]);
    expect(groups.map(({ store }) => store).sort()).toEqual(ofType.map(({ store }: { store: number }) => store).sort());
    expect(sum!.total.test_weeks).toBe(39);
    expect((await get("/accuracy?type=Z")).json().code).toBe("HUB_TYPE_UNKNOWN");
    const both = await get(`/accuracy?type=${types[0]}&store=1`);
    expect([both.statusCode, both.json().code]).toEqual([422, "HUB_AGGREGATE_INVALID"]);
  });

  it("has no frozen errors while no other version has met actuals, and names unknown departments", async () => {
    expect((await accuracy("")).frozen).toEqual({ versions: [], unreadable_versions: [], total: null, by_horizon: [] });
    expect((await get("/accuracy?dept=77")).json().code).toBe("HUB_DEPT_UNKNOWN");
    expect((await get("/accuracy?store=1&dept=77")).statusCode).toBe(404);
    expect((await get("/accuracy?by=week")).statusCode).toBe(422);
  });
});

describe("GET /models", () => {
  it("lists the versions with their data and figures, and which one answers", async () => {
    const { models }: ModelsAnswer = (await get("/models")).json();
    expect(models).toHaveLength(1);
    expect(models[0]).toMatchObject({ version: "v1", serves: true, origin: "2012-10-26", features: 78, seed: 7 });
    expect(models[0]!.metrics!.folds).toBe(3);
    expect(models[0]!.champion).toBeNull();
    expect(models[0]!.parameters.training_rows).toBeGreaterThan(1000);
  });
});

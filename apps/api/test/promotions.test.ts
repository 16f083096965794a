import type {
  ExperimentAnswer,
  OptimizeAnswer,
  PromotionOptionsAnswer,
  RoiAnswer,
  SimulateAnswer,
} from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { useSmallApp } from "./small-app.ts";

const { get, post, snapshot } = useSmallApp();
const simulate = async (fields: object): Promise<SimulateAnswer> =>
  (await post("/simulate", { store: 1, dept: 1, ...fields })).json();
const roi = async (query = ""): Promise<RoiAnswer> => (await get(`/insights/roi${query}`)).json();
const options = async (): Promise<PromotionOptionsAnswer> => (await get("/promotions/options?store=1&dept=1")).json();

describe("POST /simulate", () => {
  it("adds the incremental sales to the baseline, exactly, and prices them by the margin", async () => {
    const plan = await simulate({ markdowns: { MarkDown1: 300, MarkDown5: 200 }, margin: 0.3 });
    expect(plan.predicted_sales).toBe(plan.baseline_sales + plan.incremental_sales);
    expect(plan.investment).toBe(500);
    expect(plan.net_profit).toBeCloseTo(0.3 * plan.incremental_sales - 500, 6);
    expect(plan.roi).toBeCloseTo(plan.net_profit / 500, 12);
    expect(plan.iroas).toBeCloseTo(plan.incremental_sales / 500, 12);
    expect(plan.break_even_lift).toBeCloseTo(500 / (0.3 * plan.baseline_sales), 12);
    expect(plan.break_even_iroas).toBeCloseTo(1 / 0.3, 12);
  });

  it("counts only the margin kept when sales are reported after the markdown", async () => {
    const plan = await simulate({ markdowns: { MarkDown1: 300 }, margin: 0.25, accounting: "netted" });
    expect(plan.net_profit).toBeCloseTo(0.25 * plan.incremental_sales - 0.75 * 300, 6);
    expect(plan.roi).toBeCloseTo(plan.net_profit / (0.75 * 300), 12);
    expect(plan.break_even_iroas).toBe(3);
  });

  it("asks the store for the amount divided by the department's share, and shows the share", async () => {
    const plan = await simulate({ markdowns: { MarkDown1: 100 } });
    expect(plan.store_markdowns.MarkDown1).toBeCloseTo(100 / plan.department_share, 6);
    const same = await simulate({ markdowns: { MarkDown1: plan.store_markdowns.MarkDown1 }, scope: "store" });
    expect(same.investment).toBeCloseTo(100, 6);
    expect(same.incremental_sales).toBeCloseTo(plan.incremental_sales, 6);
  });

  it("starts from the forecast in the first week after the data, and from the actual in a past week", async () => {
    const coming = await simulate({ markdowns: {} });
    expect([coming.week, coming.baseline_source, coming.is_past_week]).toEqual(["2012-11-02", "forecast", false]);
    const past = await simulate({ markdowns: {}, week: "2011-03-04" });
    const { panel, series } = snapshot();
    const actual = panel.sales[series.rowOf({ store: 1, dept: 1 }) * panel.weekCount + 56];
    // No markdowns were recorded then: nothing to take out.
    expect([past.baseline_source, past.baseline_sales]).toEqual(["actual", actual]);
    expect(past.notes.join(" ")).toContain("No markdowns were recorded that early");
  });

  it("has no return without investment, and says why", async () => {
    const plan = await simulate({ markdowns: { MarkDown2: 0 } });
    expect([plan.roi, plan.iroas, plan.investment, plan.net_profit, plan.incremental_sales]).toEqual([
      null,
      null,
      0,
      0,
      0,
    ]);
    expect(plan.roi_reason).toMatch(/no investment/);
    expect(plan.verdict).toBe("no_verdict");
  });

  it("gives no verdict beyond anything observed, and names the observed range", async () => {
    const { observed_high } = await options();
    const plan = await simulate({ markdowns: { MarkDown1: 1.5 * observed_high.MarkDown1 }, scope: "store" });
    expect(plan.verdict).toBe("no_verdict");
    const [first] = plan.extrapolating.filter(({ markdown }) => markdown === "MarkDown1");
    expect(first).toMatchObject({ direction: "above_max", amount: 1.5 * observed_high.MarkDown1 });
    expect(first!.observed_high).toBeCloseTo(observed_high.MarkDown1, 6);
    expect(plan.response_curve.at(-1)!.is_extrapolated).toBe(true);
    expect(plan.response_curve[0]).toMatchObject({ spend: 0, net_profit: 0, is_extrapolated: false });
  });

  it("names every wrong field", async () => {
    const response = await post("/simulate", {
      store: 1,
      dept: 1,
      markdowns: { MarkDown1: -5, MarkDown6: 10, MarkDown2: 2e6, MarkDown3: "many" },
      margin: 0,
      scope: "chain",
    });
    expect(response.statusCode).toBe(422);
    const fields = response.json().errors.map(({ field }: { field: string }) => field);
    for (const field of ["MarkDown1", "MarkDown6", "MarkDown2", "MarkDown3"])
      expect(fields).toContain(`markdowns.${field}`);
    expect(fields).toContain("margin");
    expect(fields).toContain("scope");
  });

  it("names the weeks that can be asked for, and the nearest pairs of an unknown one", async () => {
    const late = await post("/simulate", { store: 1, dept: 1, markdowns: {}, week: "2014-01-03" });
    expect([late.statusCode, late.json().code]).toEqual([422, "HUB_WEEK_OUT_OF_RANGE"]);
    expect(late.json().detail).toContain("2010-02-05 to 2013-07-26");
    const offGrid = await post("/simulate", { store: 1, dept: 1, markdowns: {}, week: "2012-11-01" });
    expect([offGrid.statusCode, offGrid.json().code]).toEqual([422, "DOMAIN_DATE_OFF_GRID"]);
    const unknown = await post("/simulate", { store: 1, dept: 77, markdowns: {} });
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, "HUB_PAIR_UNKNOWN"]);
    expect(unknown.json().nearest.length).toBeGreaterThan(0);
  });
});

describe("GET /promotions/options", () => {
  it("offers the store's median amounts, and the same by the department's share", async () => {
    const answer = await options();
    const usual = answer.presets.find(({ name }) => name === "usual")!;
    const { panel } = snapshot();
    const spends: number[] = [];
    for (let week = 92; week < 143; week++) spends.push(Math.max(0, panel.markdowns[week * 5]!));
    spends.sort((a, b) => a - b);
    expect(usual.store_markdowns.MarkDown1).toBe(Math.round(spends[25]!));
    expect(usual.department_markdowns.MarkDown1).toBeCloseTo(answer.department_share * Math.round(spends[25]!), 6);
    expect([answer.first_week, answer.default_week, answer.last_week]).toEqual([
      "2010-02-05",
      "2012-11-02",
      "2013-07-26",
    ]);
  });
});

describe("GET /insights/roi", () => {
  it("lists every department with its verdict, and why there is none where it cannot be judged", async () => {
    const answer = await roi();
    expect(answer.departments).toHaveLength(answer.total_departments);
    const { earns, cannot_tell, loses, not_estimable } = answer.counts;
    expect(earns + cannot_tell + loses + not_estimable).toBe(answer.total_departments);
    for (const row of answer.departments) {
      if (row.category === "not_estimable") expect(row.reason).not.toBeNull();
      else expect(row.roi!.interval.lower).toBeLessThanOrEqual(row.roi!.value);
      if (row.roi && row.iroas) expect(row.roi.value).toBeCloseTo(0.25 * row.iroas.value - 1, 9);
    }
    expect(answer.total!.investment).toBeGreaterThan(0);
    expect(answer.break_even_iroas).toBe(4);
  });

  it("filters by category and samples, and sorts either way with unknown values last", async () => {
    const all = await roi();
    const wanted = all.departments[0]!.category;
    const some = await roi(`?category=${wanted}`);
    expect(some.departments.map(({ dept }) => dept)).toEqual(
      all.departments.filter(({ category }) => category === wanted).map(({ dept }) => dept),
    );
    const most = Math.max(...all.departments.map(({ sample_count }) => sample_count));
    for (const row of (await roi(`?min_samples=${most}`)).departments) expect(row.sample_count).toBe(most);
    const values = (await roi("?sort=avg_weekly_sales&order=asc")).departments.map((row) => row.avg_weekly_sales);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });

  it("answers a CSV file with one row for each department", async () => {
    const response = await get("/insights/roi?sort=dept&order=asc", { accept: "text/csv" });
    expect(response.headers["content-type"]).toContain("text/csv");
    const [header, ...rows] = response.body.trim().split("\n");
    expect(header).toMatch(/^dept,avg_weekly_sales,volatility,sample_count,investment,roi,roi_lower95,/);
    expect(rows.map((row) => Number(row.split(",")[0]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it("refuses unknown categories and margins outside 0 to 1 by name", async () => {
    const response = await get("/insights/roi?category=excellent&margin=2");
    expect(response.statusCode).toBe(422);
    expect(response.json().errors.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining(["category", "margin"]),
    );
  });
});

describe("POST /optimize", () => {
  const optimize = async (fields: object): Promise<OptimizeAnswer> => (await post("/optimize", fields)).json();

  it("spends no more than the budget, in parts that add up, or nothing where nothing pays", async () => {
    const plan = await optimize({ budget: 50_000, weeks: 2, margin: 0.9 });
    const spend = plan.allocation.reduce((sum, part) => sum + part.spend, 0);
    expect(spend).toBeCloseTo(plan.spent, 4);
    expect(plan.spent).toBeLessThanOrEqual(50_000 + 1e-6);
    expect([plan.first_week, plan.last_week]).toEqual(["2012-11-02", "2012-11-09"]);
    for (const part of plan.allocation) {
      expect(part.net_profit).toBeCloseTo(0.9 * part.incremental_sales - part.spend, 4);
      expect(part.marginal_net_profit).toBeGreaterThanOrEqual(-1e-6);
    }
    const poor = await optimize({ budget: 50_000, margin: 0.01 });
    expect([poor.verdict, poor.spent, poor.allocation, poor.marginal_net_profit]).toEqual([
      "spend_nothing",
      0,
      [],
      null,
    ]);
    expect(poor.what_would_change_it.length).toBeGreaterThan(0);
  });

  it("keeps to the stores, departments, kinds and bounds asked for", async () => {
    const plan = await optimize({
      budget: 100_000,
      stores: [1, 2],
      depts: [1, 3],
      markdown_types: ["MarkDown1"],
      cell_min: 10,
      cell_max: 25,
      weeks: 1,
    });
    for (const { dept, markdown } of plan.allocation) {
      expect([1, 3]).toContain(dept);
      expect(markdown).toBe("MarkDown1");
    }
    expect(plan.spent).toBeGreaterThanOrEqual(10 * plan.cells);
    expect(plan.spent).toBeLessThanOrEqual(25 * plan.cells);
  });

  it("sends experiments where the returns do, and compares with spending nothing too", async () => {
    const plan = await optimize({ budget: 50_000, margin: 0.01 });
    const departmentsNamed = (texts: readonly string[]) =>
      texts.flatMap((text) => /first in department (\d+), whose .*estimate/.exec(text)?.[1] ?? []);
    const { what_would_change_it } = await roi("?margin=0.01");
    expect(departmentsNamed(plan.what_would_change_it)).toEqual(departmentsNamed(what_would_change_it));
    expect(departmentsNamed(what_would_change_it)).toHaveLength(1);
    const rich = await optimize({ budget: 50_000, margin: 0.9 });
    expect(rich.probability_better_than_nothing!).toBeGreaterThan(0);
    expect(rich.headline).toMatch(/than spending nothing with/);
  });

  it("names what is wrong as the request calls it", async () => {
    const least = await post("/optimize", { budget: 10, cell_min: 1000 });
    expect(least.statusCode).toBe(422);
    expect(least.json().detail).toMatch(/^budget must be at least/);
    expect(least.json().errors[0].field).toBe("budget");
    const unknown = await post("/optimize", { budget: 10, stores: [99] });
    expect(unknown.json().errors[0].field).toBe("stores");
    const fields = (await post("/optimize", { budget: -1, markdown_types: ["MarkDown9"], color: "red" })).json().errors;
    expect(fields.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining(["budget", "markdown_types.0", "color"]),
    );
  });
});

describe("POST /experiment", () => {
  const experiment = async (fields: object): Promise<ExperimentAnswer> => {
    const { counts, departments } = await roi("?sort=dept&order=asc");
    expect(counts.not_estimable).toBeLessThan(departments.length);
    const { dept } = departments.find(({ category }) => category !== "not_estimable")!;
    return (await post("/experiment", { dept, markdown: "MarkDown1", ...fields })).json();
  };

  it("treats half of the stores in each week, and each store in half of the weeks", async () => {
    const plan = await experiment({ true_iroas: 12, max_weeks: 20 });
    expect(plan.treated).toHaveLength(plan.weeks);
    const times = new Map<number, number>();
    for (const { stores } of plan.treated) {
      expect(stores).toHaveLength(plan.stores.length / 2);
      for (const store of stores) times.set(store, (times.get(store) ?? 0) + 1);
    }
    for (const { store } of plan.stores) expect(times.get(store)).toBe(plan.weeks / 2);
    const cost = plan.stores.reduce((sum, { store, amount }) => sum + amount * times.get(store)!, 0);
    expect(cost).toBeCloseTo(plan.total_cost, 4);
    expect([plan.first_week, plan.weeks % 2]).toEqual(["2012-11-02", 0]);
  });

  it("is shorter for a larger difference, and says so when the power cannot be had in time", async () => {
    const large = await experiment({ true_iroas: 60, max_weeks: 26 });
    const small = await experiment({ true_iroas: 4.05, max_weeks: 26 });
    expect(large.weeks).toBeLessThanOrEqual(small.weeks);
    expect([large.feasible, small.feasible]).toEqual([true, false]);
    expect(small.headline).toMatch(/^Not (within 26 weeks|worth running)/);
    for (const plan of [large, small]) {
      const isNarrower = plan.expected_interval_width < plan.present_interval_width!;
      expect(plan.worth_running).toBe(plan.feasible && isNarrower);
      expect(plan.headline.startsWith("Not worth running: it would spend")).toBe(!isNarrower);
    }
  });

  it("names wrong fields, and departments that cannot be sized", async () => {
    const wrong = await post("/experiment", { dept: 1, markdown: "MarkDown7", power: 2 });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json().errors.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining(["markdown", "power"]),
    );
    const huge = await post("/experiment", { dept: 1, markdown: "MarkDown1", amount: 900_000 });
    expect([huge.statusCode, huge.json().errors?.[0].field]).toEqual([422, "amount"]);
    expect((await post("/experiment", { dept: 777, markdown: "MarkDown1" })).statusCode).toBe(404);
  });
});

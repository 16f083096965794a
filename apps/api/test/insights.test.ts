import type {
  ClustersAnswer,
  DashboardSummary,
  DriftAnswer,
  HolidayEffectsAnswer,
  HotspotsAnswer,
  StoreDetailAnswer,
  StoresAnswer,
  ValueAnswer,
} from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { useSmallApp } from "./small-app.ts";

const { get } = useSmallApp();

describe("GET /value", () => {
  it("gives the value of the forecast a year as the sum of its known parts, with the assumptions behind it", async () => {
    const response = await get("/value");
    expect(response.statusCode).toBe(200);
    const { total, parts, assumptions, simulation, notes } = response.json<ValueAnswer>();
    expect(parts.map(({ part }) => part)).toEqual(["inventory", "stockouts", "labour", "markdown_reallocation"]);
    const known = parts.flatMap(({ value }) => (value ? [value.mid] : []));
    expect(total!.mid).toBeCloseTo(
      known.reduce((sum, mid) => sum + mid, 0),
      6,
    );
    expect(total!.low).toBeLessThanOrEqual(total!.mid);
    expect(total!.high).toBeGreaterThanOrEqual(total!.mid);
    expect(parts.every(({ value, reason }) => (value === null) !== (reason === null))).toBe(true);
    expect(assumptions.map(({ name, value }) => [name, value])).toEqual([
      ["margin", 0.25],
      ["holding_cost", 0.25],
      ["service_level", 0.95],
      ["labour_cost_per_error", 10],
    ]);
    expect(simulation!.weeks).toBe(26);
    expect(simulation!.policies.map(({ forecast }) => forecast)).toEqual(["seasonal_naive", "ours"]);
    expect(notes.join(" ")).toMatch(/aim at a service level of 95%.* reached \d\d\.\d% \(last year's same week\) and/);
    expect(parts[3]!.how).toMatch(/all that was recorded; returns are judged on the \$[\d,]+ that fall/);
    for (const { achieved_service, fill_rate } of simulation!.policies) {
      expect(achieved_service).toBeGreaterThan(0.85);
      expect(fill_rate).toBeGreaterThan(0.9);
    }
  });

  it("scales each part with its own assumption", async () => {
    const partsOf = async (query: string) => {
      const { parts } = (await get(`/value?${query}`)).json<ValueAnswer>();
      return Object.fromEntries(parts.map(({ part, value }) => [part, value?.mid]));
    };
    const usual = await partsOf("margin=0.2&holding_cost=0.2&labour_cost_per_error=5");
    const changed = await partsOf("margin=0.6&holding_cost=0.2&labour_cost_per_error=20");
    expect(changed.inventory).toBeCloseTo(usual.inventory! / 2, 6);
    expect(changed.stockouts).toBeCloseTo(usual.stockouts! * 3, 6);
    expect(changed.labour).toBeCloseTo(usual.labour! * 4, 6);
  });

  it("refuses assumptions out of range and names the field", async () => {
    const response = await get("/value?margin=25&service_level=95");
    expect(response.statusCode).toBe(422);
    expect(response.json().errors.map(({ field }: { field: string }) => field)).toEqual(["margin", "service_level"]);
  });
});

describe("GET /dashboard_summary", () => {
  it("compares departments with last year first, then with the weeks before", async () => {
    const { movers, top_movers, bottom_movers } = (await get("/dashboard_summary")).json<DashboardSummary>();
    expect(movers.map(({ comparison }) => comparison)).toEqual(["last_year", "weeks_before"]);
    for (const { top, bottom, total } of movers) {
      expect(top.every(({ change }) => change > 0)).toBe(true);
      expect(bottom.every(({ change }) => change < 0)).toBe(true);
      expect(total.like_for_like_change + total.opened_sales - total.closed_sales).toBeCloseTo(total.change, 4);
    }
    expect(top_movers.map(({ dept, prior_sales }) => [dept, prior_sales])).toEqual(
      movers[0]!.top.map(({ dept, prior_sales }) => [dept, prior_sales]),
    );
    expect(bottom_movers.map(({ dept, change }) => [dept, change])).toEqual(
      movers[0]!.bottom.map(({ dept, change }) => [dept, change]),
    );
    expect([movers[0]!.prior_to, movers[1]!.prior_to]).toEqual(["2011-10-28", "2012-09-28"]);
  });

  it("states growth like for like, holiday weeks and the next four weeks with an interval", async () => {
    const { kpis, weekly_totals } = (await get("/dashboard_summary")).json<DashboardSummary>();
    const { growth, growth_detail, next_weeks, holiday_share } = kpis;
    expect(growth_detail.growth).toBe(growth);
    expect(growth_detail.sales / growth_detail.last_year_sales - 1).toBeCloseTo(growth!, 12);
    expect(growth_detail.lower!).toBeLessThan(growth!);
    expect(growth_detail.upper!).toBeGreaterThan(growth!);
    const coming = weekly_totals.filter(({ forecast }) => forecast !== null);
    expect([next_weeks!.from, next_weeks!.to]).toEqual([coming[0]!.date, coming.at(-1)!.date]);
    expect(next_weeks!.sales).toBeCloseTo(
      coming.reduce((sum, { forecast }) => sum + forecast!, 0),
      4,
    );
    for (const { lower, upper } of next_weeks!.intervals) {
      expect(lower).toBeLessThan(next_weeks!.sales);
      expect(upper).toBeGreaterThan(next_weeks!.sales);
    }
    const past = weekly_totals.filter(({ sales }) => sales !== null);
    const total = (weeks: typeof past) => weeks.reduce((sum, { sales }) => sum + sales!, 0);
    expect(holiday_share.share).toBeCloseTo(total(past.filter(({ is_holiday }) => is_holiday)) / total(past), 12);
  });

  it("gives three to five takeaways, growth first, each with its test, numbers and link", async () => {
    const { key_takeaways, headline } = (await get("/dashboard_summary")).json<DashboardSummary>();
    expect(key_takeaways.length).toBeGreaterThanOrEqual(3);
    expect(key_takeaways.length).toBeLessThanOrEqual(5);
    expect([key_takeaways[0]!.kind, key_takeaways[0]!.text]).toEqual(["growth", headline]);
    expect(new Set(key_takeaways.map(({ kind }) => kind)).size).toBe(key_takeaways.length);
    for (const { test, facts, certainty, size_usd, link } of key_takeaways) {
      expect(test).not.toBe("");
      expect(facts.length).toBeGreaterThan(2);
      expect(new Set(facts.map(({ label }) => label)).size).toBe(facts.length);
      expect(certainty).toBeLessThanOrEqual(1);
      expect(size_usd!).toBeGreaterThanOrEqual(0);
      expect(link).not.toBeNull();
    }
    const rest = key_takeaways.slice(1).map(({ size_usd, certainty }) => size_usd! * certainty);
    expect(rest).toEqual(rest.toSorted((a, b) => b - a));
  });

  it("gives the annual value as the sum of its waterfall, and every store's volatility", async () => {
    const { kpis, value_waterfall, stores } = (await get("/dashboard_summary")).json<DashboardSummary>();
    const parts = value_waterfall.flatMap(({ value }) => (value ? [value.mid] : []));
    expect(kpis.annual_value!.mid).toBeCloseTo(
      parts.reduce((sum, mid) => sum + mid, 0),
      6,
    );
    for (const { volatility, roi_potential } of stores) {
      expect(volatility.relative_interval_width).toBeGreaterThan(0);
      expect(volatility.total_wape!).toBeLessThan(volatility.wape!);
      expect((roi_potential.iroas === null) !== (roi_potential.reason === null)).toBe(true);
    }
  });
});

describe("GET /stores/{store}", () => {
  it("gives each department's part in the store's change, in dollars", async () => {
    const response = await get("/stores/3");
    expect(response.statusCode).toBe(200);
    const { store, comparisons } = response.json<StoreDetailAnswer>();
    const { stores } = (await get("/stores")).json<StoresAnswer>();
    expect(store).toMatchObject(stores.find((item) => item.store === 3)!);
    expect(comparisons.map(({ comparison }) => comparison)).toEqual(["last_year", "weeks_before"]);
    for (const { departments, total, finding } of comparisons) {
      const sum = (pick: (department: (typeof departments)[number]) => number) =>
        departments.reduce((all, department) => all + pick(department), 0);
      expect(sum(({ change }) => change)).toBeCloseTo(total.change, 4);
      expect(sum(({ part }) => part!)).toBeCloseTo(1, 9);
      const largest = total.change < 0 ? departments[0] : departments.at(-1);
      expect(finding).toContain(`department ${largest!.dept}:`);
    }
  });

  it("answers 404 with the stores there are when there is no such store", async () => {
    const response = await get("/stores/77");
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ code: "HUB_STORE_UNKNOWN" });
    expect((await get("/stores/ten")).statusCode).toBe(422);
  });
});

describe("GET /insights/hotspots", () => {
  it("ranks pairs by the cost of their errors and gives the thresholds of their risk", async () => {
    const answer = (await get("/insights/hotspots?limit=5000")).json<HotspotsAnswer>();
    const { hotspots, thresholds, total_pairs, matching_pairs } = answer;
    expect([hotspots.length, matching_pairs]).toEqual([total_pairs, total_pairs]);
    const costs = hotspots.map(({ mae }) => mae);
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    expect(hotspots.map(({ rank }) => rank)).toEqual(costs.map((_, index) => index + 1));
    for (const { mae, avg_weekly_sales, risk_level, signs, reasons } of hotspots) {
      expect(avg_weekly_sales).toBeGreaterThanOrEqual(thresholds.sales_floor);
      const place = mae >= thresholds.high_from ? 2 : mae >= thresholds.medium_from ? 1 : 0;
      const raised = Math.min(2, place + (signs.length >= thresholds.signs_to_raise ? 1 : 0));
      expect(risk_level).toBe(["low", "medium", "high"][raised]);
      expect(reasons).toHaveLength(1 + signs.length);
    }
  });

  it("finds one pair, one department or one risk among them without changing ranks", async () => {
    const all = (await get("/insights/hotspots?limit=5000")).json<HotspotsAnswer>().hotspots;
    const pair = all[7]!;
    const one = (await get(`/insights/hotspots?store=${pair.store}&dept=${pair.dept}`)).json<HotspotsAnswer>();
    expect(one.hotspots).toEqual([pair]);
    const low = (await get("/insights/hotspots?risk=low&limit=3")).json<HotspotsAnswer>();
    expect(low.hotspots).toEqual(all.filter(({ risk_level }) => risk_level === "low").slice(0, 3));
    expect((await get("/insights/hotspots?risk=huge")).statusCode).toBe(422);
  });

  it("answers CSV with one line per pair", async () => {
    const response = await get("/insights/hotspots?limit=3", { accept: "text/csv" });
    expect(response.headers["content-type"]).toContain("text/csv");
    const [header, ...lines] = response.body.trim().split("\n");
    expect(header).toMatch(/^below_floor,rank,store,dept,risk_level,/);
    expect(lines.filter((line) => line.startsWith("false,"))).toHaveLength(3);
  });
});

describe("GET /insights/clusters", () => {
  it("puts every store into one named group, with the curve that chose their number", async () => {
    const response = await get("/insights/clusters");
    expect(response.statusCode).toBe(200);
    const answer = response.json<ClustersAnswer>();
    const { clusters, stores, silhouette_by_k, k, features } = answer;
    expect(clusters).toHaveLength(k);
    const best = silhouette_by_k.toSorted((a, b) => b.silhouette - a.silhouette)[0]!;
    expect(best.k).toBe(k);
    const all = (await get("/stores")).json<StoresAnswer>().stores.map(({ store }) => store);
    expect(clusters.flatMap(({ stores: members }) => members).toSorted((a, b) => a - b)).toEqual(all);
    expect(new Set(clusters.map(({ name }) => name)).size).toBe(k);
    for (const { store, cluster } of stores) expect(clusters[cluster - 1]!.stores).toContain(store);
    for (const { profile } of clusters)
      expect(profile.map(({ name }) => name)).toEqual(features.map(({ name }) => name));
    const detail = (await get("/stores/2")).json<StoreDetailAnswer>();
    expect(detail.cluster).toBe(clusters.find(({ stores: members }) => members.includes(2))!.name);
  });
});

describe("GET /insights/holiday_effects", () => {
  it("gives every holiday's effect with an interval, and where it has none the reason", async () => {
    const { effects, holidays, level } = (await get("/insights/holiday_effects")).json<HolidayEffectsAnswer>();
    expect(level).toBe(0.95);
    expect(holidays.find(({ holiday }) => holiday === "thanksgiving")!.weeks).toEqual(["2010-11-26", "2011-11-25"]);
    const thanksgiving = effects.find(({ holiday, dept, type }) => holiday === "thanksgiving" && !dept && !type)!;
    expect(thanksgiving.lift).toBeGreaterThan(0);
    for (const { lift, lower, upper, reason, clear } of effects) {
      expect(lower === null).toBe(reason !== null);
      if (lower === null) continue;
      expect(lower).toBeLessThanOrEqual(lift!);
      expect(upper!).toBeGreaterThanOrEqual(lift!);
      expect(clear).toBe(lower > 0 || upper! < 0);
    }
  });

  it("answers for one holiday and department, and 404 for a department or type that is not there", async () => {
    const { effects } = (await get("/insights/holiday_effects?holiday=easter&dept=3")).json<HolidayEffectsAnswer>();
    expect(new Set(effects.map(({ holiday, dept }) => `${holiday} ${dept}`))).toEqual(new Set(["easter 3"]));
    expect((await get("/insights/holiday_effects?dept=77")).statusCode).toBe(404);
    expect((await get("/insights/holiday_effects?type=Z")).statusCode).toBe(404);
    expect((await get("/insights/holiday_effects?holiday=boxing_day")).statusCode).toBe(422);
  });
});

describe("GET /drift", () => {
  it("gives the control limits of the backtest, and says that no frozen forecast has met its actual", async () => {
    const { status, measures, windows, text } = (await get("/drift")).json<DriftAnswer>();
    expect(status).toBe("no_new_actuals");
    expect(text).toContain("No frozen forecast");
    expect(measures.map(({ measure, latest, broken }) => [measure, latest, broken])).toEqual(
      ["wape", "bias", "coverage80", "coverage95"].map((measure) => [measure, null, false]),
    );
    expect(windows).toHaveLength(30);
    expect(windows.every(({ source, broken }) => source === "backtest" && broken.length === 0)).toBe(true);
  });
});

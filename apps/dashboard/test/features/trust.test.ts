import type {
  AccuracyGroup,
  AuditedFeature,
  DriftAnswer,
  DriftMeasure,
  DriftWindow,
  ErrorRow,
  GauntletComparison,
  HorizonErrors,
  ModelItem,
  ReportGauntlet,
} from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { correlationCells, rText, strongest } from "../../src/features/trust/correlations-chart.ts";
import { coverageMarks } from "../../src/features/trust/coverage-chart.ts";
import { driftMarks, inTime } from "../../src/features/trust/drift-chart.ts";
import { histogramBars, lagBars, strongestLags, vifRows } from "../../src/features/trust/eda-bars.ts";
import { holidayName, liftTitle } from "../../src/features/trust/eda-words.ts";
import {
  againstText,
  briefPairTitle,
  briefVerdict,
  chosenProtocol,
  comparisonVerdict,
  errorText,
  pText,
  r2Text,
  titleOf,
} from "../../src/features/trust/gauntlet-words.ts";
import { groupMarks, groupName, worstGroups } from "../../src/features/trust/groups-chart.ts";
import { leaksHeadline, verdictOf } from "../../src/features/trust/leaks-words.ts";
import {
  accuracyHeadline,
  coverageSentence,
  driftState,
  groupsSentence,
  modelsHeadline,
} from "../../src/features/trust/trust-words.ts";

const errors = (over: Partial<ErrorRow>): ErrorRow => ({
  test_weeks: 3120,
  wape: 0.081,
  mae: 100,
  bias: -5,
  seasonal_naive_wape: 0.1174,
  forecast_value_added: 0.31,
  coverage80: 0.794,
  coverage95: 0.949,
  ...over,
});

const group = (dept: number, over: Partial<ErrorRow>): AccuracyGroup => ({
  store: null,
  dept,
  total: errors(over),
  frozen: null,
});

describe("accuracy", () => {
  it("is said against last year's week, better or worse, or not at all without a backtest", () => {
    expect(accuracyHeadline({ total: errors({}) })).toBe(
      "WAPE 8.1%, 31% better than last year's same week, over 3,120 test weeks.",
    );
    expect(accuracyHeadline({ total: errors({ forecast_value_added: -0.04 }) })).toContain("4% worse");
    expect(accuracyHeadline({ total: errors({ wape: null }) })).toMatch(/not measured/);
  });

  it("counts in how many departments the forecast is better", () => {
    const groups = [group(1, {}), group(2, { forecast_value_added: -0.2 }), group(3, { forecast_value_added: null })];
    expect(groupsSentence(groups, "dept")).toBe("Better than last year's week in 1 of 2 departments");
    expect(groupsSentence(groups.slice(0, 1), "store")).toBe("Better than last year's week in all 1 store");
    expect(groupsSentence([], "store")).toBe("No store can be compared yet");
  });

  it("shows the twelve groups that cost most, in the order of the answer, those without sales left out", () => {
    const groups = [group(99, { wape: null }), ...Array.from({ length: 20 }, (_, i) => group(i + 1, {}))];
    const shown = worstGroups(groups);
    expect(shown.map(({ dept }) => dept)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(groupName({ store: 4, dept: null })).toBe("Store 4");
    expect(groupMarks(shown, () => undefined)[0]?.label).toBe(
      "Department 1: WAPE 8.1%, last year's week 11.7%, 3,120 test weeks",
    );
  });

  it("states how often the bands held", () => {
    expect(coverageSentence(errors({}))).toBe("The 80% band held 79.4% of test weeks, the 95% band 94.9%");
    const row: HorizonErrors = { from_horizon: 1, to_horizon: 4, ...errors({}) };
    expect(coverageMarks([row])[0]?.label).toBe(
      "1\u20134 weeks ahead: 80% band held 79.4%, 95% band 94.9% of 3,120 test weeks",
    );
  });
});

describe("drift", () => {
  const window = (date: string, source: "backtest" | "frozen", broken: string[] = []): DriftWindow => ({
    date,
    source,
    pair_weeks: 12_000,
    wape: 0.09,
    bias: 0.01,
    coverage80: 0.8,
    coverage95: 0.95,
    broken,
  });

  it("puts windows in time, and says aloud which ones lie outside", () => {
    const windows = [window("2012-11-23", "frozen", ["wape"]), window("2012-10-26", "backtest")];
    const ordered = inTime({ windows } as DriftAnswer);
    expect(ordered.map(({ date }) => date)).toEqual(["2012-10-26", "2012-11-23"]);
    expect(driftMarks(ordered, "wape").map(({ label }) => label)).toEqual([
      "Week ending Fri 26 Oct 2012, backtest: 9.0%, 12,000 store-department-weeks",
      "Week ending Fri 23 Nov 2012, frozen forecasts: 9.0%, outside its limits, 12,000 store-department-weeks",
    ]);
    expect(driftMarks(ordered, "bias" satisfies DriftMeasure["measure"])[1]?.label).not.toContain("outside");
  });

  it("is said in words with a shape", () => {
    expect(driftState("broken")).toBe("\u25BC Outside its limits");
    expect(driftState("no_new_actuals")).toBe("\u25CB Waiting for new actuals");
  });
});

describe("rivals", () => {
  const test = (mean_difference: number, p_value: number) => ({
    count: 39,
    mean_difference,
    statistic: -2,
    degrees_of_freedom: 38,
    p_value,
  });
  const comparison = (over: Partial<GauntletComparison>): GauntletComparison => ({
    better: "hub",
    other: "ridge",
    is_runner_up: false,
    paired_t_test: test(-10, 0.0001),
    diebold_mariano: { ...test(-10, 0.2), horizon: 13, long_run_variance: 1, kernel: "rectangular" },
    ...over,
  });

  it("are told apart by Diebold-Mariano where there is one, not by the paired t-test", () => {
    expect(comparisonVerdict(comparison({}))).toBe("\u25C6 Cannot be told apart");
    expect(comparisonVerdict(comparison({ diebold_mariano: null }))).toBe("\u25B2 Better");
    expect(comparisonVerdict(comparison({ diebold_mariano: null, paired_t_test: test(10, 0.01) }))).toBe(
      "\u25BC Worse",
    );
  });

  it("are written with their size where a figure makes no sense", () => {
    expect([r2Text(0.9712), r2Text(-4.22e31), r2Text(null)]).toEqual(["0.971", "\u22124.22e+31", "\u2013"]);
    expect([errorText(2600), errorText(1e18), errorText(null)]).toEqual(["$2,600", "$1.0e+18", "too large to hold"]);
    const rivals = [{ rival: "hub" as const, title: "The hub's engine: the base and trees", skipped: null }];
    expect([titleOf({ rivals }, "hub"), titleOf({ rivals }, "ridge")]).toEqual(["The hub's engine", "ridge"]);
    expect([pText(0.0004), pText(0.0312), pText(null)]).toEqual(["p < 0.001", "p = 0.031", "\u2013"]);
  });

  it("are shown by the protocol in the address, the first one where it is not known", () => {
    const protocols = [{ protocol: "P5" }, { protocol: "P10" }] as ReportGauntlet["protocols"];
    expect(chosenProtocol({ protocols }, "P10")?.protocol).toBe("P10");
    expect(chosenProtocol({ protocols }, "P99")?.protocol).toBe("P5");
    expect(chosenProtocol({ protocols: [] }, undefined)).toBeUndefined();
  });
});

describe("the leak audit", () => {
  const feature = (catalog: AuditedFeature["catalog"], passed: boolean): AuditedFeature => ({
    catalog,
    name: "f",
    definition: "",
    latest_week: "o",
    changed_rows: passed ? 0 : 10,
    passed,
  });

  it("is passed when ours are unmoved and the known leaks are caught", () => {
    const features = [feature("hub", true), feature("brief", true), feature("brief-leaking", false)];
    expect(leaksHeadline({ features, control_caught: true })).toBe(
      "All 2 features pass the destruction test; it catches 1 of 1 that hold the answer.",
    );
    expect(features.map(verdictOf)).toEqual(["passes", "passes", "caught"]);
  });

  it("says so when a feature leaks, and when the test itself sees nothing", () => {
    expect(leaksHeadline({ features: [feature("hub", false), feature("hub", true)], control_caught: true })).toBe(
      "1 of 2 features see what they must not.",
    );
    const blind = [feature("hub", true), feature("brief-leaking", true)];
    expect(leaksHeadline({ features: blind, control_caught: false })).toMatch(/it proves nothing/);
    expect(verdictOf(feature("hub", false))).toBe("leaks");
    expect(verdictOf(feature("brief-leaking", true))).toBe("missed");
  });
});

describe("the exploration", () => {
  it("names bins by their edges and leaves lag 0 out", () => {
    const bars = histogramBars({ histogram: { edges: [0, 10, 20], counts: [3, 5], below: 0, above: 1 } }, String);
    expect(bars).toEqual([
      { label: "0 to 10", value: 3, text: "3 rows" },
      { label: "10 to 20", value: 5, text: "5 rows" },
    ]);
    expect(lagBars([1, 0.5, -0.25]).map(({ label, value }) => [label, value])).toEqual([
      ["1", 0.5],
      ["2", -0.25],
    ]);
    expect(strongestLags([1, 0.3, -0.05, 0.6], 0.1)).toEqual([3, 1]);
  });

  it("puts alike columns side by side, each pair once", () => {
    const cells = correlationCells({
      names: ["a", "b", "c"],
      matrix: [
        [1, 0.2, -0.9],
        [0.2, 1, 0.1],
        [-0.9, 0.1, 1],
      ],
      clustered_order: [0, 2, 1],
      merges: [],
    });
    expect(cells.map(({ a, b, r }) => [a, b, r])).toEqual([
      ["c", "a", -0.9],
      ["b", "a", 0.2],
      ["b", "c", 0.1],
    ]);
    expect(strongest(cells)).toMatchObject({ a: "c", b: "a" });
    expect([rText(-0.9), rText(-0.001), rText(Number.NaN)]).toEqual(["\u22120.90", "0.00", "\u2013"]);
  });

  it("keeps an infinite inflation apart from a large one", () => {
    expect(vifRows({ vif: [{ set: "total_beside_types", columns: [{ name: "Total", vif: null }] }] })).toEqual([
      { set: "The total beside all five", name: "Total", vif: null },
    ]);
  });
});

it("names the version that answers and how many others there are", () => {
  const model = (version: string, serves: boolean) => ({ version, serves, metrics: null, origin: "2012-10-26" });
  const models = [model("v1", false), model("v2", true)] as ModelItem[];
  expect(modelsHeadline({ models })).toBe(
    "Model v2 answers: not measured, data through 26 Oct 2012. 1 other version can be returned to.",
  );
  expect(modelsHeadline({ models: models.slice(1) })).toContain("It is the only version.");
});

describe("LightGBM against XGBoost, as the brief chose", () => {
  it("says in its title whether the brief's certainty holds", () => {
    const brief = { stated_p_value: 0.0001, findings: [] };
    expect(briefPairTitle({ ...brief, is_confirmed: false })).toBe(
      "LightGBM over XGBoost: the certainty of the brief (p = 0.0001) does not hold",
    );
    expect(briefPairTitle({ ...brief, is_confirmed: true })).toMatch(/\(p = 0\.0001\) holds$/);
  });

  it("names the one that errs less only below p 0.05, and neither where a test is missing", () => {
    expect(briefVerdict({ mean_difference: -3, p_value: 0.049 })).toBe("\u25B2 LightGBM errs less");
    expect(briefVerdict({ mean_difference: 3, p_value: 0.01 })).toBe("\u25BC XGBoost errs less");
    expect(briefVerdict({ mean_difference: -3, p_value: 0.05 })).toMatch(/Cannot be told apart/);
    expect(briefVerdict(null)).toBe("\u2013");
  });
});

describe("rivals and holidays in words", () => {
  it("names rivals shortly, in lower case inside a sentence", () => {
    const rivals = [
      { rival: "hub" as const, title: "The hub's engine: the base and trees on its error", skipped: null },
      { rival: "base" as const, title: "The hub's base alone, without trees", skipped: null },
      { rival: "seasonal-naive" as const, title: "Seasonal naive: the value 364 days earlier", skipped: null },
    ];
    expect(againstText({ rivals }, { better: "hub", other: "base" })).toBe(
      "The hub's engine against the hub's base alone",
    );
    expect(againstText({ rivals }, { better: "base", other: "seasonal-naive" })).toBe(
      "The hub's base alone against seasonal naive",
    );
  });

  it("name the holiday and store type with the greatest lift, if any sells more", () => {
    const lift = (holiday: string, store_type: string, value: number | null) => ({
      holiday,
      store_type,
      lift: value,
      store_deviation: null,
      stores: 3,
    });
    const lifts = [lift("christmas", "A", 0.7), lift("laborDay", "C", null), lift("thanksgiving", "B", 1.594)];
    expect(liftTitle(lifts)).toBe("Thanksgiving lifts stores of type B most (+59%)");
    expect(["superBowl", "laborDay", "christmas"].map(holidayName)).toEqual(["Super Bowl", "Labor Day", "Christmas"]);
    expect(liftTitle(lifts.slice(0, 2))).toBe("No holiday week sells more than the weeks before it");
  });
});

import { describe, expect, it } from "vitest";
import { whiskerOption } from "../../src/components/chart/whiskers.ts";
import { headlineParts } from "../../src/components/headline.tsx";
import {
  compareHeadline,
  compareRows,
  planName,
  profitWhiskers,
  withNothing,
} from "../../src/features/promotions/compare-rows.ts";
import {
  experimentRequest,
  trialGrid,
  trialSheet,
  widthSentence,
} from "../../src/features/promotions/experiment-words.ts";
import { weekChoices } from "../../src/features/promotions/form-weeks.ts";
import { scenarioChanges } from "../../src/features/promotions/input-changes.ts";
import { planSheet } from "../../src/features/promotions/optimise-sheet.ts";
import {
  cellsSentence,
  leftOut,
  leftOutName,
  optimizeRequest,
  planFigures,
  planFinding,
  planWhiskers,
} from "../../src/features/promotions/optimise-words.ts";
import { hatchLines, responseMarks, responseOption, unseenFrom } from "../../src/features/promotions/response-chart.ts";
import { scenariosSheet } from "../../src/features/promotions/simulate-sheet.ts";
import {
  detailFigures,
  isBeyondData,
  mainFigures,
  observedText,
  responseTitle,
  scenarioOf,
  scenarioText,
  storeFigures,
} from "../../src/features/promotions/simulate-words.ts";
import { chance } from "../../src/lib/promotion-words.ts";
import { readPromotionsSearch } from "../../src/lib/promotions-search.ts";
import { chartTheme } from "../../src/theme/chart-theme.ts";
import { meta, nothingPays, simulation } from "./promotion-answers.ts";

const better = {
  ...simulation,
  dept: 5,
  net_profit: 500,
  net_profit_interval: { level: 0.95, lower: -200, upper: 1200 },
  verdict: "cannot_tell" as const,
  probability_of_profit: 0.9,
};

describe("a simulation in words", () => {
  it("leads with the money and its range", () => {
    expect(mainFigures(simulation).map(({ label, value, detail }) => [label, value, detail])).toEqual([
      ["Net profit", "\u2212$1.79k", "\u2212$2.23k to \u2212$1.36k, 95% range"],
      ["Sales lift", "+1.7%", "0.4% to 2.9%, 95% range"],
      ["Sales per dollar spent", "$0.99", "$4.00 to break even"],
      ["Chance of profit", "under 1%", "net profit above 0"],
    ]);
  });

  it("carries all inputs that made it", () => {
    expect(scenarioText(scenarioOf(simulation))).toBe(
      "Store 20, Department 95 \u00b7 week ending 2 Nov 2012 \u00b7 MarkDown1 $1,500, MarkDown5 $876 \u00b7 the department's own amounts \u00b7 margin 25%, markdowns a cost beside sales",
    );
  });

  it("names each input that has changed since, and nothing else", () => {
    const asked = scenarioOf(simulation);
    expect(scenarioChanges(asked, asked)).toEqual([]);
    expect(scenarioChanges(asked, { ...asked, spend: [2000, 0, 0, 0, 876], margin: 30, accounting: "netted" })).toEqual(
      [
        "MarkDown1 $1,500 \u2192 $2,000",
        "Margin 25% \u2192 30%",
        "Markdowns a cost beside sales \u2192 already taken off sales",
      ],
    );
  });

  it("gives no chance of profit for a plan that lies beyond the data, nor for its store", () => {
    const beyond = {
      ...simulation,
      verdict: "no_verdict" as const,
      extrapolating: [
        {
          markdown: "MarkDown1" as const,
          direction: "above_max" as const,
          amount: 20_000,
          observed_low: 0,
          observed_p99: 5460,
          observed_high: 14_358,
          text: "Never so much.",
        },
      ],
    };
    expect(mainFigures(beyond).at(-1)).toMatchObject({ value: "\u2013", detail: "the plan lies beyond the data" });
    expect(storeFigures(beyond.store_level, isBeyondData(beyond)).at(-1)).toMatchObject({ value: "\u2013" });
    const [first] = beyond.extrapolating;
    expect(first === undefined ? "" : observedText(first)).toBe(
      "Asked for $20,000; observed, scaled to this store: $0 to $14,358, above $5,460 in 1% of store-weeks.",
    );
    expect(compareRows([simulation, beyond]).find(({ name }) => name === "Chance of profit")).toMatchObject({
      values: ["under 1%", "\u2013"],
      differences: ["", ""],
    });
  });

  it("never claims certainty", () => {
    expect([chance(0), chance(1), chance(0.37), chance(null)]).toEqual(["under 1%", "over 99%", "37%", "\u2013"]);
  });

  it("keeps a very short first sentence of a headline together with the next", () => {
    expect(headlineParts("No verdict. MarkDown1 is beyond the data. It would have to double sales.")).toEqual({
      lead: "No verdict. MarkDown1 is beyond the data.",
      rest: "It would have to double sales.",
    });
    expect(headlineParts("On this evidence it loses money: \u2212$1.5k on $2.0k.").rest).toBe("");
  });
});

describe("the response curve", () => {
  const { response_curve: curve } = simulation;

  it("is hatched from the last observed point on", () => {
    expect(unseenFrom(curve)).toBe(2376);
    expect(unseenFrom(curve.slice(0, 2))).toBeUndefined();
  });

  it("has hatch lines that stay inside their part of the plane", () => {
    const plane = { x: 10, y: 20, width: 200, height: 100 };
    const lines = hatchLines(plane, 110);
    expect(lines.length).toBeGreaterThan(10);
    for (const { x1, y1, x2, y2 } of lines) {
      expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(110);
      expect(Math.max(x1, x2)).toBeLessThanOrEqual(210);
      expect(Math.min(y1, y2)).toBeGreaterThanOrEqual(20 - 1e-9);
      expect(Math.max(y1, y2)).toBeLessThanOrEqual(120 + 1e-9);
    }
    expect(hatchLines(plane, 210)).toEqual([]);
  });

  it("speaks each point and takes its spend into the plan", () => {
    let taken = 0;
    const marks = responseMarks(curve, (spend) => {
      taken = spend;
    });
    expect(marks[2]?.label).toBe(
      "Spend $4,752: net profit \u2212$3,900, \u2212$4.70k to \u2212$3.00k, beyond anything observed",
    );
    marks[2]?.open?.();
    expect(taken).toBe(4752);
  });

  it("says when no spend repays itself, and otherwise where it earns most", () => {
    expect(responseTitle(simulation)).toBe("No spend of this mix repays itself on the central estimate");
    const point = {
      spend: 1000,
      incremental_sales: 5600,
      net_profit: 400,
      net_profit_lower: 0,
      net_profit_upper: 900,
      is_extrapolated: false,
    };
    expect(responseTitle({ ...simulation, response_curve: [point], break_even_spend: 3000 })).toBe(
      "The central estimate earns most at $1.00k; it repays itself up to $3.00k",
    );
  });

  it("draws the observed part solid and what lies beyond dashed, joined to it", () => {
    const option = responseOption({ theme: chartTheme("light", false), curve, spend: 2376, level: 0.95 });
    const series = option.series as Array<{ name: string; data: number[][]; lineStyle?: { type?: string } }>;
    const named = (name: string) => series.find((item) => item.name === name);
    expect(named("Net profit")?.data).toEqual([
      [0, 0],
      [2376, -1788],
    ]);
    expect(named("Beyond")?.data).toEqual([
      [2376, -1788],
      [4752, -3900],
    ]);
    expect(named("Beyond")?.lineStyle?.type).toBe("dashed");
  });
});

describe("scenarios side by side", () => {
  const rows = compareRows([simulation, better]);
  const row = (name: string) => rows.find((item) => item.name === name);

  it("give differences from the first one", () => {
    expect(row("Net profit")).toMatchObject({ values: ["\u2212$1,788", "$500"], differences: ["", "+$2,288"] });
    expect(row("Chance of profit")?.differences[1]).toBe("+90.0 pp");
    expect(row("Sales per dollar spent")?.differences[1]).toBe("$0.00");
  });

  it("leave out kinds of markdown that nobody uses", () => {
    expect(row("MarkDown1")?.values).toEqual(["$1,500", "$1,500"]);
    expect(row("MarkDown2")).toBeUndefined();
  });

  it("say which stands best, and that overlapping ranges do not tell", () => {
    expect(compareHeadline([simulation, better])).toBe(
      "B (Store 20, Department 5) stands best at $500, clearly above the others.",
    );
    const wide = { ...better, net_profit_interval: { level: 0.95, lower: -2000, upper: 3000 } };
    expect(compareHeadline([simulation, wide])).toBe(
      "B (Store 20, Department 5) stands best at $500, but its range overlaps that of A.",
    );
    expect(compareHeadline([simulation, simulation])).toMatch(/^None of these is expected to earn/);
  });

  it("are told apart by what they spend, and weighed against spending nothing", () => {
    const nothing = {
      ...simulation,
      investment: 0,
      net_profit: 0,
      net_profit_interval: { level: 0.95, lower: 0, upper: 0 },
      verdict: "no_verdict" as const,
    };
    expect(compareHeadline([simulation, nothing])).toBe(
      "Spending nothing (B) stands best: no plan here is expected to earn, and A would lose $1.79k.",
    );
    expect(
      [
        [0, 0, 0, 0, 0],
        [1500, 0, 0, 0, 0],
        [1500, 0, 0, 0, 876],
      ].map(planName),
    ).toEqual(["Spend nothing", "MarkDown1 $1,500", "$2,376 on MarkDown1, MarkDown5"]);
    expect(withNothing(["20-95-1500.0.0.0.876-m30"])).toEqual(["20-95-1500.0.0.0.876-m30", "20-95-0.0.0.0.0-m30"]);
    expect(withNothing(["20-95-0.0.0.0.0"])).toBeUndefined();
    expect(withNothing([])).toBeUndefined();
  });

  it("say the department's part of the store apart from what is invested", () => {
    const figures = detailFigures(simulation);
    expect(figures.find(({ label }) => label === "Investment")).toEqual({ label: "Investment", value: "$2,376" });
    expect(figures.find(({ label }) => label === "Part of the store")).toMatchObject({ value: "5.0%" });
  });

  it("draw each net profit with its range around break-even", () => {
    const whiskers = profitWhiskers([simulation, better], () => {});
    expect(whiskers.map(({ tone, lower, upper }) => [tone, lower, upper])).toEqual([
      ["down", -2235, -1361],
      ["open", -200, 1200],
    ]);
    const { xAxis } = whiskerOption({
      theme: chartTheme("dark", false),
      rows: whiskers,
      reference: { value: 0, label: "Break-even" },
      tick: String,
    }) as { xAxis: { min: number; max: number } };
    expect(xAxis.min).toBeLessThan(-2235);
    expect(xAxis.max).toBeGreaterThan(1200);
  });

  it("are saved with inputs and result of each in one row", () => {
    const { header, rows: saved } = scenariosSheet([simulation, better]);
    const cell = (index: number, name: string) => saved[index]?.[header.indexOf(name)];
    expect([cell(0, "dept"), cell(0, "department_MarkDown1"), cell(0, "net_profit"), cell(1, "dept")]).toEqual([
      95, 1500, -1788, 5,
    ]);
    expect(saved[0]).toHaveLength(header.length);
  });
});

describe("a budget", () => {
  it("is asked for in the API's terms, everything being the default where nothing is chosen", () => {
    const search = readPromotionsSearch({ budget: "50000", kinds: "5,1", stores: "3", margin: "30" });
    expect(optimizeRequest(search)).toEqual({
      budget: 50_000,
      stores: [3],
      markdown_types: ["MarkDown1", "MarkDown5"],
      weeks: 4,
      cell_min: 0,
      margin: 0.3,
      accounting: "separate",
      hidden_share: 0,
    });
  });

  it("that is best not spent says so, beside today's plan", () => {
    expect(planFinding(nothingPays)).toBe("The plan is expected to net $2.70M more than today's ($2.40M to $3.00M)");
    expect(cellsSentence(nothingPays)).toBe(
      "None of 315 department-kind cells repays its first dollar on cautious evidence.",
    );
    expect(planWhiskers(nothingPays).map(({ tone }) => tone)).toEqual(["open", "down"]);
  });

  it("weighs the plan against today's and against spending nothing, never by one alone", () => {
    const plan = { ...nothingPays, spent: 9000, probability_better_than_nothing: 0.56 };
    const detail = (answer: typeof plan | typeof nothingPays) =>
      planFigures(answer).find(({ label }) => label === "Chance to beat today's plan")?.detail;
    expect(detail(plan)).toBe("80% is needed for a clear gain; to beat spending nothing: 56%");
    expect(detail(nothingPays)).toBe("80% is needed for a clear gain");
  });

  it("says what was left out once for all departments of a kind and reason", () => {
    const reason = "spent in 3 weeks";
    const excluded = [
      { dept: 43, markdown: null, reason: "3 store-weeks" },
      ...[1, 2, 4].map((dept) => ({ dept, markdown: "MarkDown3" as const, reason })),
    ];
    const groups = leftOut({ ...nothingPays, excluded });
    expect(groups.map((group) => [leftOutName(group), group.reason])).toEqual([
      ["MarkDown3 in Departments 1, 2 and 4", reason],
      ["Department 43", "3 store-weeks"],
    ]);
    const many = { depts: [1, 2, 3, 4, 5, 6, 7, 8, 9], markdown: null, reason };
    expect(leftOutName(many)).toBe("9 departments");
  });

  it("is saved with the plan, what it is compared with, and what was left out", () => {
    const { header, rows } = planSheet(nothingPays);
    expect(rows.map((row) => row[0])).toEqual(["plan", "today", "left out"]);
    expect(rows.every((row) => row.length === header.length)).toBe(true);
    expect(rows[2]?.[header.indexOf("reason")]).toBe("3 store-weeks");
  });
});

describe("an experiment", () => {
  const trial = {
    feasible: true,
    worth_running: true,
    headline: "",
    dept: 95,
    markdown: "MarkDown1" as const,
    weeks: 2,
    first_week: "2012-11-02",
    last_week: "2012-11-09",
    treated: [
      { week: "2012-11-02", stores: [1] },
      { week: "2012-11-09", stores: [2, 1] },
    ],
    stores: [
      { store: 1, amount: 100 },
      { store: 2, amount: 50 },
    ],
    total_cost: 250,
    expected_net_profit: 250,
    break_even_iroas: 4,
    true_iroas: 8,
    expected_interval_width: 2.5,
    present_interval_width: 9,
    power: 0.82,
    steps: [],
    margin: 0.25,
    accounting: "separate" as const,
    meta,
  };

  it("is not asked for before a department is chosen", () => {
    expect(experimentRequest(readPromotionsSearch({}))).toBeUndefined();
    expect(experimentRequest(readPromotionsSearch({ dept: "95", kind: "5", power: "90" }))).toEqual({
      dept: 95,
      markdown: "MarkDown5",
      power: 0.9,
      max_weeks: 12,
      margin: 0.25,
      accounting: "separate",
      seed: 1,
    });
  });

  it("says how much narrower the range gets", () => {
    expect(widthSentence(trial)).toBe("The experiment would narrow the range of the return from $9.00 to $2.50");
  });

  it("lays out who runs the markdown when, and is saved as a work list that adds up to its cost", () => {
    expect(trialGrid(trial).map(({ treated }) => treated)).toEqual([
      [true, true],
      [false, true],
    ]);
    const { header, rows } = trialSheet(trial);
    expect(rows).toHaveLength(4);
    const amount = header.indexOf("amount");
    expect(rows.reduce((sum, row) => sum + Number(row[amount]), 0)).toBe(trial.total_cost);
  });
});

it("offers the weeks ahead in order and the past from the latest back", () => {
  const options = {
    store: 1,
    dept: 1,
    department_share: 0.1,
    first_week: "2012-10-12",
    default_week: "2012-11-02",
    last_week: "2012-11-16",
    observed_high: { MarkDown1: 0, MarkDown2: 0, MarkDown3: 0, MarkDown4: 0, MarkDown5: 0 },
    meta,
  };
  expect(weekChoices(options)).toEqual({
    ahead: ["2012-11-02", "2012-11-09", "2012-11-16"],
    past: ["2012-10-26", "2012-10-19", "2012-10-12"],
  });
});

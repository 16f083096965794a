import { addWeeks } from "@sales-hub/domain";
import { describe, expect, it } from "vitest";
import { listHolidayEvents, measureHolidayEffects } from "../../../src/index.ts";
import { studentReach } from "../../../src/insights/student-quantile.ts";
import { buildPanel } from "../../panel-builder.ts";

const FIRST = "2010-02-05";
/** As the data marks them: week-ending dates. */
const MARKED = [
  "2010-02-12",
  "2010-09-10",
  "2010-11-26",
  "2010-12-31",
  "2011-02-11",
  "2011-09-09",
  "2011-11-25",
  "2011-12-30",
];
const dates = Array.from({ length: 143 }, (_, week) => addWeeks(FIRST, week));
const weekOf = (date: string) => dates.indexOf(date);
const holidays = MARKED.map(weekOf);

function panelOf(stores: number, salesAt: (store: number, date: string, week: number) => number | null, depts = [1]) {
  return buildPanel(
    Array.from({ length: stores }, (_, k) => k + 1).flatMap((store) =>
      depts.map((dept) => ({ store, dept, sales: dates.map((date, week) => salesAt(store, date, week)) })),
    ),
    { holidays, firstWeek: FIRST },
  );
}

describe("holiday events", () => {
  const events = listHolidayEvents(panelOf(1, () => 1));
  const datesOf = (holiday: string) =>
    events.filter((event) => event.holiday === holiday).map(({ week }) => dates[week]);

  it("are the marked weeks, the week before the marked Christmas week as the peak, and Easter", () => {
    expect(datesOf("thanksgiving")).toEqual(["2010-11-26", "2011-11-25"]);
    expect(datesOf("christmas")).toEqual(["2010-12-31", "2011-12-30"]);
    expect(datesOf("christmas_peak")).toEqual(["2010-12-24", "2011-12-23"]);
    expect(datesOf("easter")).toEqual(["2010-04-02", "2011-04-22", "2012-04-06"]);
  });

  it("look for ordinary weeks before Thanksgiving and after Christmas when they lie in between", () => {
    const peak = events.find(({ week }) => dates[week] === "2011-12-23")!;
    expect(peak.before.map((week) => dates[week])).toEqual(["2011-11-18", "2011-11-11", "2011-11-04"]);
    expect(peak.after.map((week) => dates[week])).toEqual(["2012-01-06", "2012-01-13", "2012-01-20"]);
  });

  it("leave out a holiday without ordinary weeks on both sides", () => {
    // One ordinary week lies before the first Super Bowl.
    expect(datesOf("super_bowl")).toEqual(["2011-02-11"]);
  });
});

describe("holiday effects", () => {
  const find = (effects: ReturnType<typeof measureHolidayEffects>, holiday: string, dept: number | null = null) =>
    effects.find((effect) => effect.holiday === holiday && effect.dept === dept && effect.type === null)!;

  it("set a holiday against the level interpolated in time", () => {
    // 10,000 + 100 a week everywhere; Labor Day weeks sell 20% above that line.
    const panel = panelOf(
      6,
      (_, date, week) => (10_000 + 100 * week) * (date.includes("-09-") && MARKED.includes(date) ? 1.2 : 1),
    );
    const effect = find(measureHolidayEffects(panel), "labor_day");
    expect(effect.liftFraction).toBeCloseTo(0.2, 10);
    expect(effect.lowerFraction).toBeCloseTo(0.2, 10);
    const levels = ["2010-09-10", "2011-09-09"].map((date) => 10_000 + 100 * weekOf(date));
    expect(effect.extraUsd).toBeCloseTo((6 * 0.2 * (levels[0]! + levels[1]!)) / 2, 6);
    expect([effect.stores, effect.years, effect.isClear]).toEqual([6, 2, true]);
    expect(find(measureHolidayEffects(panel), "thanksgiving").liftFraction).toBeCloseTo(0, 10);
  });

  it("are as sure as the stores agree", () => {
    // Six stores lift by 0, 0.1, ... 0.5 at Thanksgiving: mean 0.25, standard error of the mean 0.18708 / sqrt(6).
    const panel = panelOf(
      6,
      (store, date) => 10_000 * (date.includes("-11-2") && MARKED.includes(date) ? 1 + 0.1 * (store - 1) : 1),
    );
    const effect = find(measureHolidayEffects(panel), "thanksgiving");
    expect(effect.liftFraction).toBeCloseTo(0.25, 10);
    const reach = 2.570582 * (Math.sqrt(0.035) / Math.sqrt(6));
    expect(effect.lowerFraction).toBeCloseTo(0.25 - reach, 6);
    expect(effect.upperFraction).toBeCloseTo(0.25 + reach, 6);
  });

  it("see the peak before the marked Christmas week and the slump in it", () => {
    const panel = panelOf(5, (_, date) =>
      ["2010-12-24", "2011-12-23"].includes(date)
        ? 20_000
        : ["2010-12-31", "2011-12-30"].includes(date)
          ? 8_000
          : 10_000,
    );
    const effects = measureHolidayEffects(panel);
    expect(find(effects, "christmas_peak").liftFraction).toBeCloseTo(1, 10);
    expect(find(effects, "christmas").liftFraction).toBeCloseTo(-0.2, 10);
  });

  it("give no percentage on a small base and no interval with few stores, and say so", () => {
    const small = measureHolidayEffects(panelOf(6, () => 100));
    expect(find(small, "easter")).toMatchObject({ liftFraction: null, reason: "small_base" });
    const few = measureHolidayEffects(panelOf(4, () => 10_000));
    expect(find(few, "easter")).toMatchObject({
      liftFraction: 0,
      lowerFraction: null,
      reason: "few_stores",
      isClear: false,
    });
  });

  it("add up: the extra sales of departments are those of all", () => {
    const panel = panelOf(5, (store, _, week) => 6_000 + 500 * store + ((week * 7919 * store) % 1000), [1, 2, 3]);
    const effects = measureHolidayEffects(panel);
    const all = find(effects, "easter").extraUsd;
    const byDept = [1, 2, 3].reduce((sum, dept) => sum + find(effects, "easter", dept).extraUsd, 0);
    expect(byDept).toBeCloseTo(all, 6);
  });
});

describe("the reach of Student's t", () => {
  it("is that of the tables", () => {
    expect(studentReach(0.95, 5)).toBeCloseTo(2.570582, 5);
    expect(studentReach(0.8, 44)).toBeCloseTo(1.30109, 4);
  });
});

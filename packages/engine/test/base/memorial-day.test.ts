import { describe, expect, it } from "vitest";
import { PLAIN_RECIPE } from "../../src/base/base-recipe.ts";
import { keepMemorialDay } from "../../src/base/memorial-day.ts";
import { buildOriginState } from "../../src/base/origin-state.ts";
import { buildWeekCalendar } from "../../src/calendar/week-calendar.ts";
import { buildPanel } from "../panel-builder.ts";

const panel = buildPanel([{ store: 1, dept: 1, sales: Array<number>(130).fill(5_000) }]);
/** Weeks that hold Memorial Day: 2010-05-31, 2011-05-30, 2012-05-28. */
const MEMORIAL_WEEKS = [17, 69, 121];

describe("keepMemorialDay", () => {
  it("shifts neither the week of Memorial Day nor the next, and all others as before", () => {
    const plain = buildWeekCalendar(panel);
    const kept = keepMemorialDay(plain);
    for (const week of MEMORIAL_WEEKS) {
      expect([...kept.shiftDays.subarray(week, week + 2)]).toEqual([0, 0]);
      expect([...plain.shiftDays.subarray(week, week + 2)]).not.toEqual([0, 0]);
    }
    for (let t = 0; t < 130; t++) {
      if (MEMORIAL_WEEKS.includes(t) || MEMORIAL_WEEKS.includes(t - 1)) continue;
      expect(kept.shiftDays[t]).toBe(plain.shiftDays[t]);
    }
  });

  it("holds in the state of an origin unless the plain recipe is asked for", () => {
    const calendar = buildWeekCalendar(panel);
    expect(buildOriginState(panel, 100, { calendar }).calendar.shiftDays[121]).toBe(0);
    expect(buildOriginState(panel, 100, { calendar, recipe: PLAIN_RECIPE }).calendar.shiftDays[121]).toBe(2);
    expect(calendar.shiftDays[121]).toBe(2);
  });
});

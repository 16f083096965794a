import { epochDay, isoFromEpochDay } from "@sales-hub/domain";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import {
  EVENTS,
  type EventName,
  easterSunday,
  eventDay,
  isoWeekOf,
  oneYearBefore,
  weekdayOf,
} from "../../src/calendar/event-dates.ts";
import { buildWeekCalendar, HOLIDAY_TYPES, type WeekCalendar } from "../../src/calendar/week-calendar.ts";

/** The weeks that the Walmart data flags, 2010-02-05 to 2013-07-26. */
const FLAGGED = [
  "2010-02-12",
  "2010-09-10",
  "2010-11-26",
  "2010-12-31",
  "2011-02-11",
  "2011-09-09",
  "2011-11-25",
  "2011-12-30",
  "2012-02-10",
  "2012-09-07",
  "2012-11-23",
  "2012-12-28",
  "2013-02-08",
];

const first = epochDay("2010-02-05");
const indexOf = (date: string) => (epochDay(date) - first) / 7;
const isHoliday = new Uint8Array(182);
for (const date of FLAGGED) isHoliday[indexOf(date)] = 1;
let calendar: WeekCalendar;

beforeEach(() => {
  calendar = buildWeekCalendar({ firstWeek: "2010-02-05", weekCount: 182, isHoliday });
});

describe("event dates", () => {
  it.each([
    [2010, "2010-04-04"],
    [2011, "2011-04-24"],
    [2012, "2012-04-08"],
    [2013, "2013-03-31"],
    [2038, "2038-04-25"],
    // Years in which the full moon tables would put Easter a week later.
    [1954, "1954-04-18"],
    [1981, "1981-04-19"],
    [2049, "2049-04-18"],
    [2076, "2076-04-19"],
  ])("finds Easter Sunday of %i", (year, date) => {
    expect(isoFromEpochDay(easterSunday(year))).toBe(date);
  });

  it.each([
    ["superBowl", "2012-02-05"],
    ["valentine", "2012-02-14"],
    ["easterSaturday", "2012-04-07"],
    ["mothersDay", "2012-05-13"],
    ["memorialDay", "2012-05-28"],
    ["independenceDay", "2012-07-04"],
    ["laborDay", "2012-09-03"],
    ["halloween", "2012-10-31"],
    ["thanksgiving", "2012-11-22"],
    ["christmas", "2012-12-25"],
  ] as const)("knows when %s was in 2012", (event, date) => {
    expect(isoFromEpochDay(eventDay(event, 2012))).toBe(date);
  });

  it("moves the Super Bowl to the second Sunday from 2022 on", () => {
    expect(isoFromEpochDay(eventDay("superBowl", 2021))).toBe("2021-02-07");
    expect(isoFromEpochDay(eventDay("superBowl", 2022))).toBe("2022-02-13");
  });

  it("counts ISO weeks across the turn of the year", () => {
    expect(isoWeekOf(epochDay("2010-12-31"))).toBe(52);
    expect(isoWeekOf(epochDay("2010-01-01"))).toBe(53);
    expect(isoWeekOf(epochDay("2013-01-04"))).toBe(1);
    expect(isoWeekOf(epochDay("2012-12-31"))).toBe(1);
  });

  it("maps Feb 29 to Feb 28 of the year before", () => {
    expect(isoFromEpochDay(oneYearBefore(epochDay("2012-02-29")))).toBe("2011-02-28");
    expect(isoFromEpochDay(oneYearBefore(epochDay("2012-03-02")))).toBe("2011-03-02");
  });

  it("always puts Easter on a Sunday between March 22 and April 25", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), (year) => {
        const day = easterSunday(year);
        expect(weekdayOf(day)).toBe(0);
        expect(day).toBeGreaterThanOrEqual(epochDay(`${year}-03-22`));
        expect(day).toBeLessThanOrEqual(epochDay(`${year}-04-25`));
      }),
    );
  });
});

describe("buildWeekCalendar", () => {
  it.each([
    ["2011-11-04", 1],
    ["2012-03-02", 2],
    ["2011-11-25", 0],
    ["2011-12-02", 0],
    ["2011-12-23", 1],
    ["2011-12-30", 1],
    ["2012-02-10", 0],
    ["2012-02-17", 0],
    ["2012-02-24", 1],
    ["2012-12-28", 2],
    ["2013-01-04", 2],
    ["2013-03-01", 1],
  ])("shifts the week ending %s by %i days", (date, days) => {
    expect(calendar.shiftDays[indexOf(date)]).toBe(days);
  });

  it("names the holiday of each flagged week, by rule beyond the data", () => {
    const typeOf = (date: string) => HOLIDAY_TYPES[calendar.holidayType[indexOf(date)]!];
    expect(typeOf("2012-02-10")).toBe("superBowl");
    expect(typeOf("2012-09-07")).toBe("laborDay");
    expect(typeOf("2012-11-23")).toBe("thanksgiving");
    expect(typeOf("2012-12-28")).toBe("christmas");
    expect(typeOf("2012-10-26")).toBe("none");
    expect(typeOf("2013-09-06")).toBe("laborDay");
    expect(typeOf("2013-11-29")).toBe("thanksgiving");
    expect(typeOf("2013-12-27")).toBe("christmas");
    expect(typeOf("2014-02-07")).toBe("superBowl");
    expect(typeOf("2013-12-20")).toBe("none");
  });

  it("counts weeks from the nearest Easter week, the one that holds Good Friday", () => {
    expect(calendar.easterOffset[indexOf("2012-04-06")]).toBe(0);
    expect(calendar.easterOffset[indexOf("2012-04-13")]).toBe(1);
    expect(calendar.easterOffset[indexOf("2011-04-15")]).toBe(-1);
    expect(calendar.easterOffset[indexOf("2011-11-04")]).toBe(-22);
    expect(calendar.easterWeeks.slice(0, 3)).toEqual([8, 63, 113]);
  });

  it("counts the days of a week that lie up to six days before an event", () => {
    const days = (date: string, event: EventName) =>
      calendar.preEventDays[indexOf(date) * EVENTS.length + EVENTS.indexOf(event)];
    // Halloween 2011 is a Monday: the week Oct 22-28 holds Oct 25-28, the week Oct 29-Nov 4 holds Oct 29-31.
    expect(days("2011-10-28", "halloween")).toBe(4);
    expect(days("2011-11-04", "halloween")).toBe(3);
    expect(days("2011-11-11", "halloween")).toBe(0);
    expect(days("2011-12-23", "christmas")).toBe(5);
    expect(days("2011-12-30", "christmas")).toBe(2);
  });

  it("spreads the seven days before an event over one or two weeks", () => {
    for (const event of EVENTS) {
      let total = 0;
      for (let t = 0; t < 52; t++) total += calendar.preEventDays[t * EVENTS.length + EVENTS.indexOf(event)]!;
      expect([event, total]).toEqual([event, 7]);
    }
  });

  it("knows the calendar 54 weeks beyond the data", () => {
    expect(calendar.count).toBe(236);
    const last = calendar.count - 1;
    expect([calendar.year[last], calendar.month[last], calendar.dayOfMonth[last]]).toEqual([2014, 8, 8]);
    expect(calendar.isoWeek[last]).toBe(32);
  });

  it("takes the data's flags as they are and names them by month", () => {
    const typesOf = (flagged: readonly string[]) => {
      const flags = new Uint8Array(52);
      for (const date of flagged) flags[(epochDay(date) - epochDay("2012-01-06")) / 7] = 1;
      const { holidayType } = buildWeekCalendar({ firstWeek: "2012-01-06", weekCount: 52, isHoliday: flags });
      return Array.from(holidayType.subarray(0, 52), (type, t) => [t, HOLIDAY_TYPES[type]] as const).filter(
        ([, name]) => name !== "none",
      );
    };
    // No week is a holiday because of its date alone: the data decides.
    expect(typesOf([])).toEqual([]);
    expect(typesOf(["2012-03-30", "2012-04-06", "2012-10-26", "2012-11-02", "2012-12-07"])).toEqual([
      [12, "superBowl"],
      [13, "laborDay"],
      [42, "laborDay"],
      [43, "thanksgiving"],
      [48, "christmas"],
    ]);
  });

  it("counts a holiday on the first and on the last day of a week beyond the data", () => {
    const typeAfter = (firstWeek: string, t: number) =>
      HOLIDAY_TYPES[buildWeekCalendar({ firstWeek, weekCount: 1, isHoliday: new Uint8Array(1) }).holidayType[t]!];
    // Christmas 2020 is a Friday: it ends its week, the first one after the data.
    expect([typeAfter("2020-12-18", 0), typeAfter("2020-12-18", 1), typeAfter("2020-12-18", 2)]).toEqual([
      "none",
      "christmas",
      "none",
    ]);
    // Christmas 2021 is a Saturday: it begins the week that ends on December 31.
    expect([typeAfter("2021-12-17", 1), typeAfter("2021-12-17", 2)]).toEqual(["none", "christmas"]);
  });

  it("does not shift a flagged first week nor the week after it", () => {
    const { shiftDays } = buildWeekCalendar({
      firstWeek: "2012-02-10",
      weekCount: 3,
      isHoliday: Uint8Array.from([1, 0, 0]),
    });
    expect([...shiftDays.subarray(0, 3)]).toEqual([0, 0, 1]);
  });

  it("counts from the earlier Easter halfway between two and from the next year's late in a year", () => {
    // Week 88 lies 25 weeks after Easter 2011 and 25 weeks before Easter 2012.
    expect(calendar.easterOffset.slice(87, 90)).toEqual(Int32Array.from([24, 25, -24]));
    // The calendar ends on 2011-12-16, 16 weeks before Easter 2012.
    const early = buildWeekCalendar({ firstWeek: "2010-12-03", weekCount: 1, isHoliday: new Uint8Array(1) });
    expect(early.easterOffset[early.count - 1]).toBe(-16);
    // The first week may be an Easter week.
    const easter = buildWeekCalendar({ firstWeek: "2010-04-02", weekCount: 1, isHoliday: new Uint8Array(1) });
    expect(easter.easterWeeks[0]).toBe(0);
  });
});

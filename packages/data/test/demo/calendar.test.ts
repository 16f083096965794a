import { describe, expect, it } from "vitest";
import { createCalendar } from "../../src/demo/calendar.ts";

const calendar = createCalendar();
const weeksWhere = (values: ArrayLike<number>) => calendar.dates.filter((_, t) => (values[t] as number) > 0);

describe("the demo calendar", () => {
  it("runs over 182 Fridays from 2010-02-05 to 2013-07-26", () => {
    expect([calendar.dates.length, calendar.dates[0], calendar.dates.at(-1)]).toEqual([
      182,
      "2010-02-05",
      "2013-07-26",
    ]);
  });

  it("flags the weeks of the Super Bowl, Labor Day, Thanksgiving and Christmas", () => {
    expect(weeksWhere(calendar.isHoliday)).toEqual([
      ...["2010-02-12", "2010-09-10", "2010-11-26", "2010-12-31"],
      ...["2011-02-11", "2011-09-09", "2011-11-25", "2011-12-30"],
      ...["2012-02-10", "2012-09-07", "2012-11-23", "2012-12-28", "2013-02-08"],
    ]);
  });

  it("moves the days before Easter with Easter: 2010-04-04, 2011-04-24, 2012-04-08, 2013-03-31", () => {
    expect(weeksWhere(calendar.eventShare.easter)).toEqual([
      ...["2010-04-02", "2010-04-09", "2011-04-22", "2011-04-29"],
      ...["2012-04-06", "2012-04-13", "2013-03-29", "2013-04-05"],
    ]);
    // Good Friday's week holds five of the seven days up to Easter Sunday.
    expect(calendar.eventShare.easter[calendar.dates.indexOf("2011-04-22")]).toBeCloseTo(5 / 7, 12);
  });

  it("gives each event's seven days to at most two weeks, in full", () => {
    const total = calendar.eventShare.halloween.reduce((sum, share) => sum + share, 0);
    expect(total).toBeCloseTo(3, 12);
  });
});

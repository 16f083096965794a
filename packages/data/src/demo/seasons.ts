import { type DemoCalendar, EVENT_NAMES, type EventName, WEEK_COUNT } from "./calendar.ts";
import type { DemoDepartment, DemoPair, DemoStore } from "./levels.ts";
import { createRandom } from "./random.ts";

/** A department's year, as effects on log sales. */
export interface DepartmentSeason {
  readonly sin: number;
  readonly cos: number;
  /** Strength of the Christmas build-up (times .6) and of Thanksgiving week (times .5). */
  readonly holidayPull: number;
  /** Lifts of the days before events, for the events that matter to the department. */
  readonly events: Readonly<Partial<Record<EventName, number>>>;
}

const MINOR_EVENTS = EVENT_NAMES.filter((name) => name !== "christmas" && name !== "thanksgiving" && name !== "easter");

export function createDepartmentSeasons(seed: number, departments: readonly DemoDepartment[]): DepartmentSeason[] {
  const random = createRandom(seed, "department seasons");
  return departments.map(() => {
    const sin = random.normal(0, 0.08);
    const cos = random.normal(0, 0.08);
    const holidayPull = random.exponential(0.25);
    const events: Partial<Record<EventName, number>> = {};
    const easter = random.uniform();
    const easterLift = 0.1 + 0.5 * random.uniform();
    if (easter < 0.3) events.easter = easterLift;
    for (const name of MINOR_EVENTS) {
      const chance = random.uniform();
      const lift = 0.05 + 0.3 * random.uniform();
      if (chance < 0.12) events[name] = lift;
    }
    return { sin, cos, holidayPull, events };
  });
}

/** Each store's extra strength of the Christmas build-up and Thanksgiving, N(0, .15), shape [S]. */
export function createStoreHolidayPulls(seed: number, stores: readonly DemoStore[]): Float64Array {
  const random = createRandom(seed, "store holiday pulls");
  return Float64Array.from(stores, () => random.normal(0, 0.15));
}

/** Season of log sales of each pair and week, shape [P x T]. */
export function createSeasons(options: {
  readonly seed: number;
  readonly calendar: DemoCalendar;
  readonly pairs: readonly DemoPair[];
  readonly departmentSeasons: readonly DepartmentSeason[];
  readonly storePulls: Float64Array;
}): Float64Array {
  const { calendar, pairs, storePulls } = options;
  const ofDepartment = options.departmentSeasons.map((season) => departmentSeries(season, calendar));
  const holiday = holidayShape(calendar);
  const random = createRandom(options.seed, "pair seasons");
  const seasons = new Float64Array(pairs.length * WEEK_COUNT);
  const ofWeek = new Float64Array(52);
  pairs.forEach(({ store, dept }, p) => {
    for (let w = 0; w < 52; w += 1) ofWeek[w] = random.normal(0, 0.06);
    const series = ofDepartment[dept] as Float64Array;
    const pull = storePulls[store] as number;
    for (let t = 0; t < WEEK_COUNT; t += 1) {
      seasons[p * WEEK_COUNT + t] = (series[t] as number) + pull * (holiday[t] as number) + (ofWeek[t % 52] as number);
    }
  });
  return seasons;
}

/** The season that all pairs of a department share, shape [T]. */
export function departmentSeries(season: DepartmentSeason, calendar: DemoCalendar): Float64Array {
  const holiday = holidayShape(calendar);
  return Float64Array.from({ length: WEEK_COUNT }, (_, t) => {
    const angle = 2 * Math.PI * (calendar.yearFraction[t] as number);
    let value =
      season.sin * Math.sin(angle) + season.cos * Math.cos(angle) + season.holidayPull * (holiday[t] as number);
    for (const [name, lift] of Object.entries(season.events)) {
      value += lift * (calendar.eventShare[name as EventName][t] as number);
    }
    return value;
  });
}

/** .6 of the Christmas build-up and .5 of Thanksgiving week, shape [T]. */
export function holidayShape(calendar: DemoCalendar): Float64Array {
  return Float64Array.from(
    calendar.christmasPull,
    (pull, t) => 0.6 * pull + 0.5 * (calendar.thanksgivingWeek[t] as number),
  );
}

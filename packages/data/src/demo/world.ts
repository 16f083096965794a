import { createCalendar, type DemoCalendar, HISTORY_WEEKS, WEEK_COUNT } from "./calendar.ts";
import { type Covariates, createCovariates } from "./covariates.ts";
import { type EffectModel, NO_EFFECTS } from "./effects.ts";
import {
  createDepartments,
  createPairs,
  createStores,
  type DemoDepartment,
  type DemoPair,
  type DemoStore,
} from "./levels.ts";
import { createDepartmentShocks, createPairNoise, createStoreShocks } from "./noise.ts";
import { createPresence, type Presence } from "./presence.ts";
import { applyReturns } from "./returns.ts";
import { createSchedule, MARKDOWN_TYPES, type MarkdownSchedule } from "./schedule.ts";
import { createDepartmentSeasons, createSeasons, createStoreHolidayPulls, type DepartmentSeason } from "./seasons.ts";

/** A generated retailer, complete: what the raw files show and the truth behind it. S stores, D departments, P pairs, T weeks. */
export interface World {
  readonly seed: number;
  readonly calendar: DemoCalendar;
  readonly stores: readonly DemoStore[];
  readonly departments: readonly DemoDepartment[];
  readonly departmentSeasons: readonly DepartmentSeason[];
  /** Each store's extra strength of the Christmas season, shape [S]. */
  readonly storePulls: Float64Array;
  readonly pairs: readonly DemoPair[];
  readonly presence: Presence;
  readonly schedule: MarkdownSchedule;
  readonly covariates: Covariates;
  readonly effectName: string;
  /** Sales without promotions, USD, shape [P x T], before returns. */
  readonly baseline: Float64Array;
  /** Sales as the files report them, USD, shape [P x T], the test period included. */
  readonly sales: Float64Array;
  readonly returnWeeks: number;
  /** Markdown spend, USD, shape [S x T x 5]; 0 where none, below 0 for a correction. */
  readonly markdowns: Float64Array;
}

/**
 * Generates a world. log baseline = level + growth + season + store shock + department shock + pair noise;
 * sales = baseline x (1 + lift), some weeks replaced by returns. Each part is in the file of its name.
 */
export function createWorld(options: { readonly seed: number; readonly effects?: EffectModel }): World {
  const { seed, effects = NO_EFFECTS } = options;
  const calendar = createCalendar();
  const stores = createStores(seed);
  const departments = createDepartments(seed);
  const pairs = createPairs(seed, stores, departments);
  const departmentSeasons = createDepartmentSeasons(seed, departments);
  const storePulls = createStoreHolidayPulls(seed, stores);
  const seasons = createSeasons({ seed, calendar, pairs, departmentSeasons, storePulls });
  const storeShocks = createStoreShocks(seed, stores);
  const departmentShocks = createDepartmentShocks(seed, departments);
  const noise = createPairNoise(seed, pairs, departments);
  const presence = createPresence(seed, pairs, departments);
  const schedule = createSchedule(seed, stores.length);

  const baseline = new Float64Array(pairs.length * WEEK_COUNT);
  pairs.forEach(({ store, dept, level }, p) => {
    const growth = (departments[dept]?.growth as number) + (stores[store]?.growth as number);
    for (let t = 0; t < WEEK_COUNT; t += 1) {
      const cell = p * WEEK_COUNT + t;
      baseline[cell] = Math.exp(
        level +
          (growth * t) / 52 +
          (seasons[cell] as number) +
          (storeShocks[store * WEEK_COUNT + t] as number) +
          (departmentShocks[dept * WEEK_COUNT + t] as number) +
          (noise[cell] as number),
      );
    }
  });
  const lift = effects.lift({ seed, calendar, pairs, departments, intensity: schedule.intensity });
  const sales = lift === null ? baseline.slice() : baseline.map((usd, cell) => usd * (1 + (lift[cell] as number)));
  const returnWeeks = applyReturns({ seed, pairs, departments, hasRow: presence.hasRow, sales });
  return {
    seed,
    calendar,
    stores,
    departments,
    departmentSeasons,
    storePulls,
    pairs,
    presence,
    schedule,
    covariates: createCovariates(seed, stores, calendar),
    effectName: effects.name,
    baseline,
    sales,
    returnWeeks,
    markdowns: spend(schedule, usualWeeks({ stores, pairs, presence, sales })),
  };
}

/** First and last week of the year before markdowns, 2010-11-05..2011-10-28: a store's usual week is its mean there. */
const USUAL_FROM = 39;
const USUAL_TO = 90;

function usualWeeks(parts: Pick<World, "stores" | "pairs" | "presence" | "sales">): Float64Array {
  const usual = new Float64Array(parts.stores.length);
  parts.pairs.forEach(({ store }, p) => {
    for (let t = USUAL_FROM; t <= USUAL_TO; t += 1) {
      const cell = p * WEEK_COUNT + t;
      if (parts.presence.hasRow[cell] === 1) usual[store] = (usual[store] as number) + (parts.sales[cell] as number);
    }
  });
  return usual.map((total) => total / (USUAL_TO - USUAL_FROM + 1));
}

function spend({ intensity, isCorrection }: MarkdownSchedule, usual: Float64Array): Float64Array {
  return intensity.map((percent, cell) => {
    if (isCorrection[cell] === 1) return -0.01 * (1 + (cell % 500));
    return (percent / 100) * (usual[Math.floor(cell / (WEEK_COUNT * MARKDOWN_TYPES))] as number);
  });
}

/** Whether a week is in the test period, whose sales the files do not tell. */
export function isTestWeek(t: number): boolean {
  return t >= HISTORY_WEEKS;
}

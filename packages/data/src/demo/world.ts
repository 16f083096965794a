import { createCalendar, type DemoCalendar, HISTORY_WEEKS, WEEK_COUNT } from "./calendar.ts";
import { type Covariates, createCovariates } from "./covariates.ts";
import { createLift, sumTrueReturns, type TrueReturn } from "./effects.ts";
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
import {
  createDepartmentSeasons,
  createSeasons,
  createStoreHolidayPulls,
  type DepartmentSeason,
  holidayShape,
} from "./seasons.ts";
import { WORLDS, type WorldKind, type WorldSettings } from "./worlds/kinds.ts";
import { drawResponses, type TrueResponse } from "./worlds/responses.ts";

/** A generated retailer, complete: what the raw files show and the truth behind it. S stores, D departments, P pairs, T weeks. */
export interface World {
  readonly seed: number;
  /** What promotions do in it. */
  readonly kind: WorldKind;
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
  /** True response of each department, shape [D], and what its promotions truly returned over the history, shape [D]. */
  readonly responses: readonly TrueResponse[];
  readonly trueReturns: readonly TrueReturn[];
  /** True lift, fraction, shape [P x T]. */
  readonly lift: Float64Array;
  /** Sales without promotions, USD, shape [P x T], before returns. */
  readonly baseline: Float64Array;
  /** Sales as the files report them, USD, shape [P x T], the test period included. */
  readonly sales: Float64Array;
  readonly returnWeeks: number;
  /** Markdown spend, USD, shape [S x T x 5]; 0 where none, below 0 for a correction. */
  readonly markdowns: Float64Array;
}

/** Promotions that lift sales by a few percent, as the studies of the trade find, and pay in some departments. */
export const DEFAULT_WORLD: WorldKind = "medium";

/**
 * Generates a world. log baseline = level + growth + season + store shock + department shock + pair noise;
 * sales = baseline x (1 + lift), some weeks replaced by returns. Each part is in the file of its name.
 */
export function createWorld(options: { readonly seed: number; readonly kind?: WorldKind }): World {
  const { seed, kind = DEFAULT_WORLD } = options;
  const settings = WORLDS[kind];
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
  const schedule = createSchedule(seed, stores.length, spendingHabit(settings, { calendar, storePulls, storeShocks }));

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
  const responses = drawResponses(seed, departments.length, settings);
  const lift = createLift({ pairs, responses, intensity: schedule.intensity });
  const sales = baseline.map((usd, cell) => usd * (1 + (lift[cell] as number)));
  const returnWeeks = applyReturns({ seed, pairs, departments, hasRow: presence.hasRow, sales });
  const { usualPairs, usualStores } = measureUsualWeeks({ stores, pairs, presence, sales });
  const markdowns = spend(schedule, usualStores);
  const { hasRow } = presence;
  return {
    seed,
    kind,
    calendar,
    stores,
    departments,
    departmentSeasons,
    storePulls,
    pairs,
    presence,
    schedule,
    covariates: createCovariates(seed, stores, calendar),
    responses,
    trueReturns: sumTrueReturns({
      pairs,
      departmentCount: departments.length,
      hasRow,
      baseline,
      lift,
      usualPairs,
      usualStores,
      markdowns,
    }),
    lift,
    baseline,
    sales,
    returnWeeks,
    markdowns,
  };
}

/** First and last week of the year before markdowns, 2010-11-05..2011-10-28: a store's usual week is its mean there. */
const USUAL_FROM = 39;
const USUAL_TO = 90;

/** Mean weekly sales of each pair, shape [P], and store, shape [S], USD. */
function measureUsualWeeks(parts: Pick<World, "stores" | "pairs" | "presence" | "sales">) {
  const usualPairs = new Float64Array(parts.pairs.length);
  const usualStores = new Float64Array(parts.stores.length);
  parts.pairs.forEach(({ store }, p) => {
    let sum = 0;
    for (let t = USUAL_FROM; t <= USUAL_TO; t += 1) {
      const cell = p * WEEK_COUNT + t;
      if (parts.presence.hasRow[cell] === 1) sum += parts.sales[cell] as number;
    }
    usualPairs[p] = sum / (USUAL_TO - USUAL_FROM + 1);
    usualStores[store] = (usualStores[store] as number) + (usualPairs[p] as number);
  });
  return { usualPairs, usualStores };
}

const PULL_SD = 0.15;
const SHOCK_SD = 0.04;

/** By which factor a store spends more in a week: with its Christmas season (`confounded`), with its demand (`targeted`). */
function spendingHabit(
  settings: WorldSettings,
  parts: { readonly calendar: DemoCalendar; readonly storePulls: Float64Array; readonly storeShocks: Float64Array },
): (store: number, t: number) => number {
  const holiday = holidayShape(parts.calendar);
  return (store, t) => {
    const season = settings.isConfounded ? ((parts.storePulls[store] as number) / PULL_SD) * (holiday[t] as number) : 0;
    const demand = (settings.targeting * (parts.storeShocks[store * WEEK_COUNT + t] as number)) / SHOCK_SD;
    return Math.exp(season + demand);
  };
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

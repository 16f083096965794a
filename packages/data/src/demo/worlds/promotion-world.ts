import type { SalesPanel } from "@sales-hub/domain";
import { FIRST_WEEK, HISTORY_WEEKS, MARKDOWNS_FROM } from "../calendar.ts";
import { createStores } from "../levels.ts";
import { autoregressive, createRandom } from "../random.ts";
import { drawIntensity, MARKDOWN_TYPES } from "../schedule.ts";
import { WORLDS, type WorldKind, type WorldSettings } from "./kinds.ts";
import { drawResponses, liftSeries, type TrueResponse } from "./responses.ts";

const DEPARTMENTS = 40;
/** The year before markdowns, 2010-11-05..2011-10-28. */
const USUAL_FROM = 39;
const USUAL_TO = 90;
const CHRISTMAS_WEEK = 45;
const THANKSGIVING_WEEK = 42;
const SHOCK_SD = 0.04;
const PULL_SD = 0.15;

/** A chain whose every promotion effect is known. S = 45 stores, D = 40 departments, T = 143 weeks, every pair in every week. */
export interface PromotionWorld {
  readonly kind: WorldKind;
  readonly seed: number;
  /** What an analyst sees. */
  readonly panel: SalesPanel;
  /** Sales without promotions, USD, shape [S * D x T], in the order of the panel's series. */
  readonly baseline: Float64Array;
  /** True lift, fraction, shape [S * D x T]. */
  readonly lift: Float64Array;
  /** Shape [D]. */
  readonly responses: readonly TrueResponse[];
  /** iROAS_d = sum (y - y0) / sum share_sd M, over the weeks with markdowns, shape [D]. */
  readonly trueIroas: Float64Array;
  /** The chain's iROAS: sum (y - y0) / sum M. */
  readonly trueTotalIroas: number;
}

/**
 * Generates a world. log y0 = level + department season + pair season + store shock + department-week shock + pair noise +
 * trend; y = y0 (1 + lift). Markdowns are unknown (0) before week 92.
 * @param options.intensity The schedule to use instead of a drawn one, percent of the store's usual week, shape [45 x 143 x 5].
 */
export function createPromotionWorld(options: {
  readonly kind: WorldKind;
  readonly seed: number;
  readonly intensity?: Float64Array;
}): PromotionWorld {
  const { kind, seed } = options;
  const settings = WORLDS[kind];
  const stores = createStores(seed);
  const S = stores.length;
  const T = HISTORY_WEEKS;
  const pulls = drawNormals(seed, "world store pulls", S, PULL_SD);
  const shocks = drawShocks(seed, "world store shocks", S, { correlation: 0.55, sd: SHOCK_SD });
  const baseline = drawBaseline(seed, { sizes: stores.map(({ size }) => size), pulls, shocks });
  const intensity = adaptIntensity(options.intensity ?? drawIntensity(seed, S, T), settings, { pulls, shocks });
  const responses = drawResponses(seed, DEPARTMENTS, settings);
  const lift = new Float64Array(baseline.length);
  for (let s = 0; s < S; s += 1) {
    const ofStore = intensity.subarray(s * T * MARKDOWN_TYPES, (s + 1) * T * MARKDOWN_TYPES);
    responses.forEach((response, d) => {
      lift.set(liftSeries(response, ofStore), (s * DEPARTMENTS + d) * T);
    });
  }
  const sales = baseline.map((usd, cell) => usd * (1 + (lift[cell] as number)));
  const { usual, usualStore } = measureUsual(sales, S);
  const markdowns = intensity.map(
    (x, cell) => (x / 100) * (usualStore[Math.floor(cell / (T * MARKDOWN_TYPES))] as number),
  );
  const truth = sumTruth({ baseline, lift, usual, usualStore, markdowns, S });
  return { kind, seed, panel: toPanel(stores, sales, markdowns), baseline, lift, responses, ...truth };
}

/**
 * The schedule as the world's spenders would change it: `confounded` x exp(pull / .15 (.6 xm + .5 tg)), `targeted` x
 * exp(gamma x shock / .04); shape and cap are kept.
 */
function adaptIntensity(
  intensity: Float64Array,
  settings: WorldSettings,
  { pulls, shocks }: { readonly pulls: Float64Array; readonly shocks: Float64Array },
): Float64Array {
  if (!settings.isConfounded && settings.targeting === 0) return intensity;
  const T = HISTORY_WEEKS;
  return intensity.map((x, cell) => {
    const s = Math.floor(cell / (T * MARKDOWN_TYPES));
    const t = Math.floor(cell / MARKDOWN_TYPES) % T;
    const season = settings.isConfounded ? ((pulls[s] as number) / PULL_SD) * holidayPull(t) : 0;
    const demand = (settings.targeting * (shocks[s * T + t] as number)) / SHOCK_SD;
    return x * Math.exp(season + demand);
  });
}

/** .6 of the Christmas build-up and .5 of Thanksgiving week. */
function holidayPull(t: number): number {
  const week = t % 52;
  return 0.6 * Math.exp(-0.5 * ((week - CHRISTMAS_WEEK) / 2) ** 2) + (week === THANKSGIVING_WEEK ? 0.5 : 0);
}

function drawBaseline(
  seed: number,
  options: { readonly sizes: readonly number[]; readonly pulls: Float64Array; readonly shocks: Float64Array },
): Float64Array {
  const { sizes, pulls, shocks } = options;
  const T = HISTORY_WEEKS;
  const meanSize = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const ofDepartment = createRandom(seed, "world departments");
  const departments = Array.from({ length: DEPARTMENTS }, () => ({
    level: 9.3 + ofDepartment.normal(0, 0.8),
    sin: ofDepartment.normal(0, 0.08),
    cos: ofDepartment.normal(0, 0.08),
    holiday: ofDepartment.exponential(0.25),
    trend: 0.02 + ofDepartment.normal(0, 0.06),
    noiseSd: Math.exp(Math.log(0.12) + ofDepartment.normal(0, 0.4)),
  }));
  const weekly = drawShocks(seed, "world department shocks", DEPARTMENTS, { correlation: 0.5, sd: 0.03 });
  const ofPair = createRandom(seed, "world pairs");
  const baseline = new Float64Array(sizes.length * DEPARTMENTS * T);
  const pairWeek = new Float64Array(52);
  sizes.forEach((size, s) => {
    departments.forEach(({ level, sin, cos, holiday, trend, noiseSd }, d) => {
      const pairLevel = level + Math.log(size / meanSize) + ofPair.normal(0, 0.3);
      for (let w = 0; w < 52; w += 1) pairWeek[w] = ofPair.normal(0, 0.06);
      const noise = autoregressive(ofPair, { length: T, correlation: 0.45, sd: noiseSd });
      for (let t = 0; t < T; t += 1) {
        const angle = (2 * Math.PI * t) / 52;
        baseline[(s * DEPARTMENTS + d) * T + t] = Math.exp(
          pairLevel +
            sin * Math.sin(angle) +
            cos * Math.cos(angle) +
            (holiday + (pulls[s] as number)) * holidayPull(t) +
            (pairWeek[t % 52] as number) +
            (shocks[s * T + t] as number) +
            (weekly[d * T + t] as number) +
            (noise[t] as number) +
            (trend * t) / 52,
        );
      }
    });
  });
  return baseline;
}

function drawNormals(seed: number, label: string, count: number, sd: number): Float64Array {
  const random = createRandom(seed, label);
  return Float64Array.from({ length: count }, () => random.normal(0, sd));
}

function drawShocks(
  seed: number,
  label: string,
  rows: number,
  shape: { readonly correlation: number; readonly sd: number },
): Float64Array {
  const random = createRandom(seed, label);
  const shocks = new Float64Array(rows * HISTORY_WEEKS);
  for (let i = 0; i < rows; i += 1) {
    shocks.set(autoregressive(random, { length: HISTORY_WEEKS, ...shape }), i * HISTORY_WEEKS);
  }
  return shocks;
}

/** Mean weekly sales of each pair and store in the year before markdowns, USD. */
function measureUsual(sales: Float64Array, storeCount: number) {
  const usual = new Float64Array(storeCount * DEPARTMENTS);
  const usualStore = new Float64Array(storeCount);
  for (let p = 0; p < usual.length; p += 1) {
    let sum = 0;
    for (let t = USUAL_FROM; t <= USUAL_TO; t += 1) sum += sales[p * HISTORY_WEEKS + t] as number;
    usual[p] = sum / (USUAL_TO - USUAL_FROM + 1);
    const s = Math.floor(p / DEPARTMENTS);
    usualStore[s] = (usualStore[s] as number) + (usual[p] as number);
  }
  return { usual, usualStore };
}

function sumTruth(options: {
  readonly baseline: Float64Array;
  readonly lift: Float64Array;
  readonly usual: Float64Array;
  readonly usualStore: Float64Array;
  readonly markdowns: Float64Array;
  readonly S: number;
}): Pick<PromotionWorld, "trueIroas" | "trueTotalIroas"> {
  const { baseline, lift, usual, usualStore, markdowns, S } = options;
  const T = HISTORY_WEEKS;
  const incremental = new Float64Array(DEPARTMENTS);
  const cost = new Float64Array(DEPARTMENTS);
  for (let s = 0; s < S; s += 1) {
    const spend = markdowns
      .subarray(s * T * MARKDOWN_TYPES, (s + 1) * T * MARKDOWN_TYPES)
      .reduce((sum, usd) => sum + usd, 0);
    for (let d = 0; d < DEPARTMENTS; d += 1) {
      const p = s * DEPARTMENTS + d;
      cost[d] = (cost[d] as number) + (spend * (usual[p] as number)) / (usualStore[s] as number);
      for (let t = MARKDOWNS_FROM; t < T; t += 1) {
        incremental[d] = (incremental[d] as number) + (baseline[p * T + t] as number) * (lift[p * T + t] as number);
      }
    }
  }
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return {
    trueIroas: incremental.map((usd, d) => usd / (cost[d] as number)),
    trueTotalIroas: sum(incremental) / sum(cost),
  };
}

function toPanel(stores: ReturnType<typeof createStores>, sales: Float64Array, markdowns: Float64Array): SalesPanel {
  const S = stores.length;
  const series = S * DEPARTMENTS;
  const flat = (value: number) => new Float64Array(S * HISTORY_WEEKS).fill(value);
  return {
    firstWeek: FIRST_WEEK,
    weekCount: HISTORY_WEEKS,
    historyWeekCount: HISTORY_WEEKS,
    isHoliday: new Uint8Array(HISTORY_WEEKS),
    seriesCount: series,
    seriesStore: Int32Array.from(
      { length: series },
      (_, i) => (stores[Math.floor(i / DEPARTMENTS)]?.id ?? 0) as number,
    ),
    seriesDept: Int32Array.from({ length: series }, (_, i) => (i % DEPARTMENTS) + 1),
    sales,
    isPredictionTarget: new Uint8Array(series * HISTORY_WEEKS),
    stores: {
      ids: Int32Array.from(stores, ({ id }) => id),
      types: stores.map(({ type }) => type),
      sizes: Float64Array.from(stores, ({ size }) => size),
    },
    temperature: flat(60),
    fuelPrice: flat(3),
    cpi: flat(200),
    unemployment: flat(8),
    markdowns,
  };
}

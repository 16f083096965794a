import { placeStores } from "../store-locations.ts";
import { type DemoCalendar, WEEK_COUNT } from "./calendar.ts";
import type { DemoStore } from "./levels.ts";
import { autoregressive, createRandom } from "./random.ts";

const REGIONS = 5;

/** What the features file says of each store and week beside markdowns, shape [S x T]. */
export interface Covariates {
  /** Degrees Fahrenheit: colder and more seasonal to the north. */
  readonly temperature: Float64Array;
  /** USD per gallon: one national path and a regional difference. */
  readonly fuelPrice: Float64Array;
  /** Consumer price index of the region, rising. */
  readonly cpi: Float64Array;
  /** Percent, of the region, new each quarter. */
  readonly unemployment: Float64Array;
}

export function createCovariates(seed: number, stores: readonly DemoStore[], calendar: DemoCalendar): Covariates {
  const random = createRandom(seed, "covariates");
  const places = placeStores(stores.map(({ id }) => id));
  const cells = () => new Float64Array(stores.length * WEEK_COUNT);
  const series = { temperature: cells(), fuelPrice: cells(), cpi: cells(), unemployment: cells() };
  const nationalFuel = autoregressive(random, { length: WEEK_COUNT, correlation: 0.95, sd: 0.15 });
  const regions = Array.from({ length: REGIONS }, (_, r) => ({
    fuel: random.normal(0, 0.12),
    cpi: 126 + 20 * r + random.normal(0, 4),
    cpiPerWeek: 0.05 + 0.03 * random.uniform(),
    unemployment: quarterly(Math.max(4, random.normal(8, 1.5)), () => random.normal(-0.08, 0.12)),
  }));
  stores.forEach((_, s) => {
    const north = (places[s]?.latitude as number) - 30;
    const region = regions[random.integer(REGIONS)] as (typeof regions)[number];
    const weather = autoregressive(random, { length: WEEK_COUNT, correlation: 0.5, sd: 5 });
    for (let t = 0; t < WEEK_COUNT; t += 1) {
      const cell = s * WEEK_COUNT + t;
      // The warmest day of the year is about its 200th.
      const warmth = Math.cos(2 * Math.PI * ((calendar.yearFraction[t] as number) - 200 / 365));
      series.temperature[cell] = 68 - 1.5 * north + (13 + 0.8 * north) * warmth + (weather[t] as number);
      series.fuelPrice[cell] = 2.65 + 1 / (1 + Math.exp((50 - t) / 10)) + (nationalFuel[t] as number) + region.fuel;
      series.cpi[cell] = region.cpi + region.cpiPerWeek * t;
      series.unemployment[cell] = region.unemployment[t] as number;
    }
  });
  return series;
}

function quarterly(first: number, change: () => number): Float64Array {
  let value = first;
  return Float64Array.from({ length: WEEK_COUNT }, (_, t) => {
    if (t > 0 && t % 13 === 0) value = Math.max(3, value + change());
    return value;
  });
}

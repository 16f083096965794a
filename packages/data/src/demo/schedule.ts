import { MARKDOWNS_FROM, WEEK_COUNT } from "./calendar.ts";
import { createRandom } from "./random.ts";

export const MARKDOWN_TYPES = 5;

const MEDIAN_INTENSITY = [0.5, 0.02, 0.005, 0.15, 0.35] as const;
const WEEK_SD = [0.7, 2.2, 1.8, 1, 0.6] as const;
const MAX_INTENSITY = 12;
/** Share of store-weeks in which a type is reported at all. */
const REPORTED = [0.995, 0.72, 0.89, 0.86, 1] as const;
const CORRECTION_CHANCE = 0.004;

export interface MarkdownSchedule {
  /** Percent of the store's usual week that each type costs, shape [S x T x 5]; 0 where there is none. */
  readonly intensity: Float64Array;
  /** 1 where the type is reported as a small negative correction, shape [S x T x 5]; intensity is 0 there. */
  readonly isCorrection: Uint8Array;
}

/**
 * Markdowns by store, week and type, from week 92 on, percent of the store's usual week, shape [storeCount x weekCount x 5]:
 * exp(ln median_k + N(0, sd_k) per week + N(0, .5) per store + N(0, .6)), capped at 12.
 */
export function drawIntensity(seed: number, storeCount: number, weekCount: number): Float64Array {
  const random = createRandom(seed, "world schedule");
  const weeks = Float64Array.from({ length: weekCount * MARKDOWN_TYPES }, (_, i) =>
    random.normal(0, WEEK_SD[i % MARKDOWN_TYPES] as number),
  );
  const intensity = new Float64Array(storeCount * weekCount * MARKDOWN_TYPES);
  for (let s = 0; s < storeCount; s += 1) {
    const ofStore = random.normal(0, 0.5);
    for (let i = MARKDOWNS_FROM * MARKDOWN_TYPES; i < weeks.length; i += 1) {
      const log =
        Math.log(MEDIAN_INTENSITY[i % MARKDOWN_TYPES] as number) +
        (weeks[i] as number) +
        ofStore +
        random.normal(0, 0.6);
      intensity[s * weeks.length + i] = Math.min(MAX_INTENSITY, Math.exp(log));
    }
  }
  return intensity;
}

/**
 * Markdowns by store, week and type, from week 92 on:
 * exp(ln median_k + N(0, sd_k) per week + N(0, .5) per store + N(0, .6)), capped at 12, times the habit of store and week.
 */
export function createSchedule(
  seed: number,
  storeCount: number,
  habit: (store: number, t: number) => number,
): MarkdownSchedule {
  const random = createRandom(seed, "markdown schedule");
  const weeks = Float64Array.from({ length: WEEK_COUNT * MARKDOWN_TYPES }, (_, i) =>
    random.normal(0, WEEK_SD[i % MARKDOWN_TYPES] as number),
  );
  const intensity = new Float64Array(storeCount * WEEK_COUNT * MARKDOWN_TYPES);
  const isCorrection = new Uint8Array(intensity.length);
  for (let s = 0; s < storeCount; s += 1) {
    const ofStore = random.normal(0, 0.5);
    for (let t = MARKDOWNS_FROM; t < WEEK_COUNT; t += 1) {
      for (let k = 0; k < MARKDOWN_TYPES; k += 1) {
        const cell = (s * WEEK_COUNT + t) * MARKDOWN_TYPES + k;
        const log =
          Math.log(MEDIAN_INTENSITY[k] as number) +
          (weeks[t * MARKDOWN_TYPES + k] as number) +
          ofStore +
          random.normal(0, 0.6);
        const isReported = random.uniform() < (REPORTED[k] as number);
        const isNegative = random.uniform() < CORRECTION_CHANCE && (k === 1 || k === 2);
        if (!isReported) continue;
        if (isNegative) isCorrection[cell] = 1;
        else intensity[cell] = Math.min(MAX_INTENSITY, Math.exp(log)) * habit(s, t);
      }
    }
  }
  return { intensity, isCorrection };
}

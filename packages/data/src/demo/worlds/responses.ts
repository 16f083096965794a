import { createRandom } from "../random.ts";
import { MARKDOWN_TYPES } from "../schedule.ts";
import type { WorldSettings } from "./kinds.ts";

/** How a department answers promotions: not at all, with more sales, or with more sales that are partly missing afterwards. */
export type ResponseClass = "zero" | "responder" | "dip";

export interface TrueResponse {
  readonly responseClass: ResponseClass;
  /** Lift at full response of each type, fraction, shape [5]. */
  readonly beta: readonly number[];
}

const ZERO_SHARE = 0.35;
const DIP_SHARE = 0.15;
const TYPE_STRENGTH = [1, 0.7, 0.7, 0.5, 1] as const;
/** A promotion never takes away more than this. */
const LARGEST_LOSS = -0.6;

/**
 * Draws each department's response: 35% zero, 15% dip (where the world has dips; else responder), the rest responder;
 * beta_dk = amplitude LogN(0, .6)_d [1, .7, .7, .5, 1]_k LogN(0, .4)_dk.
 */
export function drawResponses(seed: number, departmentCount: number, settings: WorldSettings): TrueResponse[] {
  const random = createRandom(seed, "promotion responses");
  return Array.from({ length: departmentCount }, () => {
    const chance = random.uniform();
    const size = Math.exp(random.normal(0, 0.6));
    const own = TYPE_STRENGTH.map((strength) => strength * Math.exp(random.normal(0, 0.4)));
    const isDip = settings.hasDips && chance >= 1 - DIP_SHARE;
    const responseClass: ResponseClass =
      chance < ZERO_SHARE || settings.amplitude === 0 ? "zero" : isDip ? "dip" : "responder";
    return {
      responseClass,
      beta: own.map((part) => (responseClass === "zero" ? 0 : settings.amplitude * size * part)),
    };
  });
}

/**
 * Lift of a department in a store, fraction, shape [T]: sum_k beta_k (1 - exp(-x_k)); dips subtract half of it over the next
 * two weeks, .5 (.6 lift_{t-1} + .4 lift_{t-2}); never below -.6.
 * @param intensity Of the store, percent of its usual week, shape [T x 5].
 */
export function liftSeries({ responseClass, beta }: TrueResponse, intensity: Float64Array): Float64Array {
  const weeks = intensity.length / MARKDOWN_TYPES;
  const lift = new Float64Array(weeks);
  if (responseClass === "zero") return lift;
  for (let t = 0; t < weeks; t += 1) {
    for (let k = 0; k < MARKDOWN_TYPES; k += 1) {
      const x = intensity[t * MARKDOWN_TYPES + k] as number;
      if (x > 0) lift[t] = (lift[t] as number) + (beta[k] as number) * (1 - Math.exp(-x));
    }
  }
  if (responseClass === "responder") return lift;
  return lift.map((own, t) =>
    Math.max(LARGEST_LOSS, own - 0.5 * (0.6 * (lift[t - 1] ?? 0) + 0.4 * (lift[t - 2] ?? 0))),
  );
}

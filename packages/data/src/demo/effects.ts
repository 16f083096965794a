import type { DemoCalendar } from "./calendar.ts";
import type { DemoDepartment, DemoPair } from "./levels.ts";

/** What a model of promotion effects may look at. */
export interface EffectInput {
  readonly seed: number;
  readonly calendar: DemoCalendar;
  readonly pairs: readonly DemoPair[];
  readonly departments: readonly DemoDepartment[];
  /** Markdown intensity, percent of the store's usual week, shape [S x T x 5]. */
  readonly intensity: Float64Array;
}

/** What promotions do to sales: sales = (sales without promotions) x (1 + lift). */
export interface EffectModel {
  readonly name: string;
  /** Lift as a fraction, shape [P x T]; null stands for no lift anywhere. */
  lift(input: EffectInput): Float64Array | null;
}

/** Markdowns change nothing. */
export const NO_EFFECTS: EffectModel = { name: "none", lift: () => null };

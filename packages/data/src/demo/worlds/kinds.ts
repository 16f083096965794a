/** What promotions do in a generated world. */
export type WorldKind = "null" | "weak" | "medium" | "strong" | "dips" | "confounded" | "targeted";

export interface WorldSettings {
  /** Typical lift of a department at full response to one type, fraction. */
  readonly amplitude: number;
  /** Whether some departments sell less in the two weeks after a promotion: purchases brought forward. */
  readonly hasDips: boolean;
  /** Stores with a strong Christmas season spend more on it: season and spending move together. */
  readonly isConfounded: boolean;
  /** How much more is spent where demand happens to be high: spending x exp(gamma x store shock in standard deviations). */
  readonly targeting: number;
}

const NONE: WorldSettings = { amplitude: 0, hasDips: false, isConfounded: false, targeting: 0 };

/** The worlds with known truth. In `confounded` and `targeted` promotions do nothing: what an estimator finds there is its bias. */
export const WORLDS: Readonly<Record<WorldKind, WorldSettings>> = {
  null: NONE,
  weak: { ...NONE, amplitude: 0.02 },
  medium: { ...NONE, amplitude: 0.05 },
  strong: { ...NONE, amplitude: 0.1 },
  dips: { ...NONE, amplitude: 0.05, hasDips: true },
  confounded: { ...NONE, isConfounded: true },
  targeted: { ...NONE, targeting: 0.5 },
};

export const WORLD_KINDS = Object.keys(WORLDS) as readonly WorldKind[];

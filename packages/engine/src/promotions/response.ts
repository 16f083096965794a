/** Markdown types in the data: MarkDown1 to MarkDown5. */
export const MARKDOWN_TYPES = 5;

/**
 * How sales respond to intensity x (percent of the store's usual week): lift = sum_k beta_k h(x_k), h(0) = 0, h increasing.
 * `saturating` is the one that every answer uses; the others say how much depends on that choice.
 */
export const RESPONSE_SHAPES = {
  linear: (x: number) => x,
  slow: (x: number) => 1 - Math.exp(-x / 4),
  saturating: (x: number) => 1 - Math.exp(-x),
  fast: (x: number) => 1 - Math.exp(-4 * x),
} as const;

export type ResponseShape = keyof typeof RESPONSE_SHAPES;

/** Lift as a fraction of sales without promotion: sum_k beta_k (1 - exp(-x_k)). `x` and `beta` of shape [5]. */
export function liftAt(beta: ArrayLike<number>, x: ArrayLike<number>): number {
  let lift = 0;
  for (let k = 0; k < MARKDOWN_TYPES; k++) lift += beta[k]! * RESPONSE_SHAPES.saturating(x[k]!);
  return lift;
}

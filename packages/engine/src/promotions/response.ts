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

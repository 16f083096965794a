import { percent } from "../../lib/format.ts";

/** Upper ends of the first four of five classes of growth, fractions. */
const bounds = [-0.05, -0.01, 0.01, 0.05] as const;

/** Class of a growth rate, 0 (falls by 5% or more) to 4 (grows by 5% or more); 2 is within 1% of no change. */
export function growthClass(growth: number): number {
  if (growth <= bounds[0]) return 0;
  if (growth < bounds[1]) return 1;
  if (growth <= bounds[2]) return 2;
  return growth < bounds[3] ? 3 : 4;
}

/** The mark that says the direction without colour. */
export function growthSign(growth: number | null): string {
  if (growth === null) return "?";
  const group = growthClass(growth);
  return group === 2 ? "=" : group < 2 ? "\u2212" : "+";
}

const edge = (fraction: number) => percent(fraction, { digits: 0, sign: true });

export const growthLegend: ReadonlyArray<{ group: number; label: string }> = [
  { group: 0, label: `${edge(bounds[0])} or lower` },
  { group: 1, label: `${edge(bounds[0])} to ${edge(bounds[1])}` },
  { group: 2, label: `within ${percent(bounds[2], { digits: 0 })}` },
  { group: 3, label: `${edge(bounds[2])} to ${edge(bounds[3])}` },
  { group: 4, label: `${edge(bounds[3])} or higher` },
];

/** Signs of the five classes. */
export const growthSigns = ["\u2212\u2212", "\u2212", "=", "+", "++"] as const;

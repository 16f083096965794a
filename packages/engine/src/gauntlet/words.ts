import { type GauntletRival, RIVAL_TITLES } from "./rivals.ts";

/** A test with a p-value below it calls a difference more than chance. */
export const SIGNIFICANT = 0.05;

/** A rival inside a sentence: what its title says before a colon or comma, "the hub's engine". */
export function nameRival(rival: GauntletRival): string {
  return RIVAL_TITLES[rival]
    .replace(/[:,].*$/, "")
    .replace(/^The /, "the ")
    .replace(/^Seasonal/, "seasonal");
}

/** Four decimals, "0.0057"; "below 0.0001". */
export function formatPValue(p: number): string {
  return p < 0.0001 ? "below 0.0001" : p.toFixed(4);
}

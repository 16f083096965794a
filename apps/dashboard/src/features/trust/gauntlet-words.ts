import type { GauntletComparison, GauntletProtocol, GauntletRivalName, ReportGauntlet } from "@sales-hub/contracts";
import { percent, plural, unknown, usd } from "../../lib/format.ts";

type Titles = Pick<ReportGauntlet, "rivals">;

/** Its name without what follows the colon or comma, which says what it is. */
export const titleOf = ({ rivals }: Titles, name: GauntletRivalName): string =>
  (rivals.find(({ rival }) => rival === name)?.title ?? name).replace(/[:,].*$/, "");

/** "The hub's engine against seasonal naive". */
export const againstText = (titles: Titles, { better, other }: Pick<GauntletComparison, "better" | "other">): string =>
  `${titleOf(titles, better)} against ${titleOf(titles, other).replace(/^(The|Seasonal)\b/, (word) => word.toLowerCase())}`;

/** US dollars; from a billion on as a power of ten, since an error of that size makes no sense. */
export const errorText = (value: number | null): string =>
  value === null
    ? "too large to hold"
    : Math.abs(value) >= 1e9
      ? `$${value.toExponential(1)}`.replace("-", "\u2212")
      : usd(value);

/** "Our engine misses least of 6 ways to forecast: WMAE $1,540, WAPE 8.1% over 5 folds." */
export function gauntletHeadline(gauntlet: Titles, { rivals, folds }: GauntletProtocol): string {
  const best = rivals[0];
  if (best === undefined) return "Nothing has been compared.";
  return `${titleOf(gauntlet, best.rival)} misses least of ${plural(rivals.length, "way")} to forecast: WMAE ${usd(best.test.wmae)}, WAPE ${percent(best.test.wape)} over ${plural(folds, "fold")}.`;
}

/** "p = 0.003", "p < 0.001". */
export const pText = (p: number | null | undefined): string =>
  p === null || p === undefined ? unknown : p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(3)}`;

/** What a comparison shows: Diebold-Mariano decides where it could be run; 0.05 and above tells nothing apart. */
export function comparisonVerdict(comparison: GauntletComparison): string {
  const test = comparison.diebold_mariano ?? comparison.paired_t_test;
  if (test.p_value >= 0.05) return "\u25C6 Cannot be told apart";
  return test.mean_difference < 0 ? "\u25B2 Better" : "\u25BC Worse";
}

/** "LightGBM over XGBoost: the certainty of the brief (p = 0.0001) does not hold". */
export const briefPairTitle = (brief: NonNullable<ReportGauntlet["brief_test"]>): string =>
  `LightGBM over XGBoost: the certainty of the brief (p = ${brief.stated_p_value}) ${brief.is_confirmed ? "holds" : "does not hold"}`;

/** Which of the brief's two models a test favours; 0.05 and above tells nothing apart. */
export function briefVerdict(
  test: Pick<GauntletComparison["paired_t_test"], "mean_difference" | "p_value"> | null,
): string {
  if (test === null) return unknown;
  if (test.p_value >= 0.05) return "\u25C6 Cannot be told apart";
  return test.mean_difference < 0 ? "\u25B2 LightGBM errs less" : "\u25BC XGBoost errs less";
}

/** R2 with three decimals; beyond 1,000 in size as a power of ten, since it is then nonsense of that size. */
export const r2Text = (r2: number | null | undefined): string =>
  r2 === null || r2 === undefined
    ? unknown
    : (Math.abs(r2) >= 1000 ? r2.toExponential(2) : r2.toFixed(3)).replace("-", "\u2212");

/** The protocol that the address names, else the first. */
export const chosenProtocol = (
  { protocols }: Pick<ReportGauntlet, "protocols">,
  name: string | undefined,
): GauntletProtocol | undefined => protocols.find(({ protocol }) => protocol === name) ?? protocols[0];

import { BRIEF_FEATURE_NAMES } from "../brief-features/catalog.ts";
import type { RivalImportance } from "./brief-learners.ts";
import type { ImportanceBesideBrief } from "./gauntlet-report.ts";
import type { GauntletRival } from "./rivals.ts";

/** Importances of each fold by rival, every feature listed. */
export type ImportanceByRival = ReadonlyMap<GauntletRival, readonly (readonly RivalImportance[])[]>;

/** Ranks of importance that the brief states; it names no feature for rank 4. */
export const BRIEF_RANKS: Readonly<Record<string, number>> = {
  StoreDept_Mean: 1,
  Sales_vs_Baseline: 2,
  Dept_Share_of_Store: 3,
  Store_Total_Sales: 5,
};

const ON_BRIEF_FEATURES: readonly GauntletRival[] = ["lightgbm-brief", "xgboost-brief", "ridge"];
const SHOWN_RANKS = 10;

/** Mean over the folds, the most important first. */
export function meanImportance(folds: readonly (readonly RivalImportance[])[]): RivalImportance[] {
  const shares = new Map<string, number>();
  for (const { name, share } of folds.flat()) shares.set(name, (shares.get(name) ?? 0) + share / folds.length);
  return [...shares].map(([name, share]) => ({ name, share })).sort((a, b) => b.share - a.share);
}

/** Importances on the brief's features, mean over the folds: the features the brief ranks, and the ten first of each rival. */
export function rankBesideBrief(importances: ImportanceByRival): ImportanceBesideBrief[] {
  const rankings = ON_BRIEF_FEATURES.flatMap((rival) => {
    const folds = importances.get(rival);
    return folds ? [{ rival, order: meanImportance(folds).map((each, k) => ({ ...each, rank: k + 1 })) }] : [];
  });
  return BRIEF_FEATURE_NAMES.map((name) => ({
    name,
    briefRank: BRIEF_RANKS[name] ?? null,
    rivals: rankings.map(({ rival, order }) => {
      const { rank, share } = order.find((each) => each.name === name)!;
      return { rival, rank, share };
    }),
  }))
    .filter(({ briefRank, rivals }) => briefRank !== null || rivals.some(({ rank }) => rank <= SHOWN_RANKS))
    .sort((a, b) => (a.rivals[0]?.rank ?? 0) - (b.rivals[0]?.rank ?? 0));
}

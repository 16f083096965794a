import type { DieboldMarianoTest } from "../diagnostics/diebold-mariano.ts";
import type { MeanTest } from "../diagnostics/paired-t-test.ts";
import type { Split } from "../evaluate/splits.ts";
import type { RivalImportance } from "./brief-learners.ts";
import type { GauntletRival } from "./rivals.ts";

/** Accuracy of a rival, USD but for r2 and wape. */
export interface RivalScore {
  readonly rowCount: number;
  readonly r2: number;
  readonly rmse: number;
  readonly mae: number;
  /** Fraction. */
  readonly wape: number;
  /** Holiday weeks count five times. */
  readonly wmae: number;
}

/** How much worse a rival is on weeks it has not seen. */
export interface OverfittingGap {
  /** R2 in training minus R2 in the test. */
  readonly r2: number;
  /** WAPE in the test minus WAPE in training, fraction. */
  readonly wape: number;
  /** RMSE in the test over RMSE in training. */
  readonly rmseRatio: number;
}

/** A rival on one fold. */
export interface RivalOnFold {
  readonly rival: GauntletRival;
  readonly train: RivalScore;
  readonly test: RivalScore;
  readonly gap: OverfittingGap;
  readonly seconds: number;
}

export interface GauntletFold {
  readonly split: Split;
  readonly trainingRows: number;
  readonly rivals: readonly RivalOnFold[];
}

/** A rival over the folds of a protocol: each figure is the mean of its folds' figures. */
export interface RivalOnProtocol extends RivalOnFold {
  /** Folds on which it had the least WMAE. */
  readonly wins: number;
}

/** The rival with the least WMAE against another one, over all folds of a protocol. */
export interface RivalComparison {
  readonly better: GauntletRival;
  readonly other: GauntletRival;
  readonly isRunnerUp: boolean;
  /** Of the absolute errors of all rows, taken for independent as the brief does. */
  readonly pairedTTest: MeanTest;
  /** Of the mean absolute error by week, which errors of one week and overlapping forecasts do not inflate. */
  readonly dieboldMariano: DieboldMarianoTest | null;
}

/** LightGBM against XGBoost, both on the brief's features, over all folds of a protocol; see `compareBriefPair`. */
export interface BriefPair {
  readonly folds: number;
  /** Folds on which LightGBM has the lower RMSE. */
  readonly foldsWon: number;
  /** Of the folds' RMSE, one pair a fold; null with less than two folds. */
  readonly foldTTest: MeanTest | null;
  /** Of the absolute errors of all rows, taken for independent. */
  readonly pairedTTest: MeanTest;
  /** Of the mean absolute error by week; null where there are too few weeks. */
  readonly dieboldMariano: DieboldMarianoTest | null;
}

/** What the brief says of LightGBM against XGBoost, beside what comes out here. */
export interface BriefTest {
  /** The p-value of the brief's paired t-test, in favour of LightGBM. */
  readonly statedPValue: number;
  /** Whether Diebold-Mariano finds LightGBM ahead, with p below 0.05, on every protocol. */
  readonly isConfirmed: boolean;
  /** In words, with the numbers: the outcome, then each protocol. */
  readonly findings: readonly string[];
}

export interface GauntletProtocol {
  readonly protocol: string;
  readonly folds: number;
  readonly horizonWeeks: number;
  /** The least WMAE first. */
  readonly rivals: readonly RivalOnProtocol[];
  readonly comparisons: readonly RivalComparison[];
  /** Null where one of the two did not take part. */
  readonly briefPair: BriefPair | null;
}

/** Who won, by which rule and why. */
export interface Champion {
  readonly rival: GauntletRival;
  readonly runnerUp: GauntletRival | null;
  readonly rule: string;
  /** In words, with the numbers. */
  readonly reasons: readonly string[];
}

/** A feature beside its rank in the brief. */
export interface ImportanceBesideBrief {
  readonly name: string;
  /** Rank in the brief; null where the brief names none. */
  readonly briefRank: number | null;
  /** Rank and share of the gain, mean over the folds of the first protocol, of the rivals on the brief's features. */
  readonly rivals: readonly { readonly rival: GauntletRival; readonly rank: number; readonly share: number }[];
}

/** Everything the gauntlet measured; plain JSON. */
export interface GauntletReport {
  readonly seed: number;
  readonly rivals: readonly {
    readonly rival: GauntletRival;
    readonly title: string;
    readonly skipped: string | null;
  }[];
  readonly folds: readonly GauntletFold[];
  readonly protocols: readonly GauntletProtocol[];
  readonly champion: Champion;
  /** Null where LightGBM or XGBoost did not take part. */
  readonly briefTest: BriefTest | null;
  readonly importance: readonly ImportanceBesideBrief[];
  /** The most important features of each rival that learns, mean over the folds of the first protocol. */
  readonly topFeatures: readonly { readonly rival: GauntletRival; readonly features: readonly RivalImportance[] }[];
  readonly seconds: number;
}

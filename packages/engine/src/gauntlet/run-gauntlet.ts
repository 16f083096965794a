import { availableParallelism } from "node:os";
import type { SalesPanel } from "@sales-hub/domain";
import { loadXGBoost, XGBoostError } from "@sales-hub/xgboost";
import { mae, r2, rmse, wape, wmae } from "../evaluate/metrics.ts";
import { collectFoldRows, type FoldRows } from "../evaluate/score-fold.ts";
import type { Split } from "../evaluate/splits.ts";
import { collectTrainingRows } from "../model/collect-training-rows.ts";
import { DEFAULT_SEED } from "../model/train-model.ts";
import { selectTrainingRows, type TrainingRows } from "../model/training-rows.ts";
import type { RivalImportance } from "./brief-learners.ts";
import { meanImportance, rankBesideBrief } from "./brief-ranks.ts";
import { chooseChampion } from "./choose-champion.ts";
import { compareBriefPair, compareWithBest, type ProtocolErrors } from "./compare-rivals.ts";
import { explainBriefTest } from "./explain-brief-test.ts";
import { type FoldContext, openFold, planFold } from "./fold-context.ts";
import type { GauntletFold, GauntletProtocol, GauntletReport, RivalOnFold, RivalScore } from "./gauntlet-report.ts";
import { fitRival, GAUNTLET_RIVALS, type GauntletRival, RIVAL_TITLES } from "./rivals.ts";

export interface GauntletProgress {
  /** Fits done and to do: folds x rivals. */
  readonly done: number;
  readonly of: number;
  readonly text: string;
}

export interface GauntletOptions {
  /** The folds, of one or several protocols; see expandingFolds. */
  readonly folds: readonly Split[];
  /** All by default. */
  readonly rivals?: readonly GauntletRival[];
  readonly seed?: number;
  /** About how many rows to train each rival on; 100,000 by default. */
  readonly targetRows?: number;
  readonly onProgress?: (progress: GauntletProgress) => void;
  readonly signal?: AbortSignal;
}

/** A fold's report with what the tests over all folds need. */
interface ScoredFold {
  readonly fold: GauntletFold;
  readonly horizonWeeks: number;
  readonly rows: Pick<FoldRows, "weekIndex">;
  readonly absoluteErrors: ReadonlyMap<GauntletRival, Float64Array>;
  readonly importances: ReadonlyMap<GauntletRival, readonly RivalImportance[]>;
}

const TOP_FEATURES = 15;

/**
 * Runs every rival through the same time-ordered folds: each is fitted on the same training rows, which end at the fold's
 * origin, and forecasts the fold's window from there. XGBoost is skipped, with the reason, where its library is missing.
 *
 * Fitting XGBoost and Ridge blocks the calling thread for seconds; a service should run this in a worker thread.
 * @throws {HubError} ENGINE_SPLIT_OUT_OF_RANGE, ENGINE_TRAINING_TOO_SHORT, ENGINE_WORKER_FAILED
 */
export async function runGauntlet(panel: SalesPanel, options: GauntletOptions): Promise<GauntletReport> {
  const { folds: splits, seed = DEFAULT_SEED, onProgress, signal } = options;
  const began = performance.now();
  const asked = GAUNTLET_RIVALS.filter((rival) => options.rivals?.includes(rival) ?? true);
  const skipped = asked.includes("xgboost-brief") ? whyNoXGBoost() : null;
  const rivals = asked.filter((rival) => rival !== "xgboost-brief" || skipped === null);
  const scored: ScoredFold[] = [];
  let done = 0;
  const of = splits.length * rivals.length;
  const tell = (text: string) => onProgress?.({ done, of, text });
  for (const group of Map.groupBy(splits, ({ protocol }) => protocol).values()) {
    const common = { seed, ...(options.targetRows !== undefined && { targetRows: options.targetRows }) };
    const plans = group.map((split) => planFold(panel, { split, ...common }));
    const needsHubRows = rivals.includes("hub") || rivals.includes("base");
    tell(`${group[0]!.protocol}: making the hub's training rows`);
    const rowsBegan = performance.now();
    const shared = needsHubRows ? await makeRows(panel, plans, signal) : undefined;
    const rowSeconds = (performance.now() - rowsBegan) / 1000 / group.length;
    for (const [k, split] of group.entries()) {
      let own: TrainingRows | undefined;
      const context = openFold(panel, {
        split,
        ...common,
        ...(signal && { signal }),
        hubRows: async () => {
          own ??= selectTrainingRows(shared!, plans[k]!);
          return { rows: own, seconds: rowSeconds };
        },
      });
      scored.push(
        await scoreRivals(context, rivals, (rival, wmaeUsd) => {
          done++;
          tell(`${split.protocol} fold ${split.fold}, ${rival}: WMAE ${wmaeUsd.toFixed(1)}`);
        }),
      );
    }
  }
  const protocols = [...Map.groupBy(scored, ({ fold }) => fold.split.protocol)].map(([protocol, group]) =>
    summarise(protocol, group, rivals),
  );
  // One protocol's folds: the others cover the same weeks once more.
  const ranked = scored.filter(({ fold }) => fold.split.protocol === scored[0]?.fold.split.protocol);
  const importances = new Map(
    rivals.flatMap((rival) => {
      const folds = ranked.flatMap((each) => [each.importances.get(rival) ?? []]).filter((list) => list.length > 0);
      return folds.length > 0 ? [[rival, folds] as const] : [];
    }),
  );
  return {
    seed,
    rivals: asked.map((rival) => ({
      rival,
      title: RIVAL_TITLES[rival],
      skipped: rival === "xgboost-brief" ? skipped : null,
    })),
    folds: scored.map(({ fold }) => fold),
    protocols,
    champion: chooseChampion(protocols),
    briefTest: explainBriefTest(protocols),
    importance: rankBesideBrief(importances),
    topFeatures: [...importances].map(([rival, folds]) => ({
      rival,
      features: meanImportance(folds).slice(0, TOP_FEATURES),
    })),
    seconds: (performance.now() - began) / 1000,
  };
}

/**
 * Joins the reports of runs on the same data with the same rivals, each of protocols of its own: what one run of all of
 * them gives, but that the runs may go side by side.
 * @param reports At least one; importances are the first one's.
 */
export function joinGauntlets(reports: readonly [GauntletReport, ...GauntletReport[]]): GauntletReport {
  const protocols = reports.flatMap((report) => report.protocols);
  return {
    ...reports[0],
    folds: reports.flatMap((report) => report.folds),
    protocols,
    champion: chooseChampion(protocols),
    briefTest: explainBriefTest(protocols),
    seconds: Math.max(...reports.map(({ seconds }) => seconds)),
  };
}

function makeRows(panel: SalesPanel, plans: Parameters<typeof collectTrainingRows>[1], signal?: AbortSignal) {
  return collectTrainingRows(panel, plans, { threads: availableParallelism(), ...(signal && { signal }) });
}

/** The reason why XGBoost cannot take part; null where it can. */
function whyNoXGBoost(): string | null {
  try {
    loadXGBoost();
    return null;
  } catch (error) {
    if (error instanceof XGBoostError && error.kind === "unavailable") return error.message;
    throw error;
  }
}

async function scoreRivals(
  context: FoldContext,
  rivals: readonly GauntletRival[],
  onFit: (rival: GauntletRival, wmaeUsd: number) => void,
): Promise<ScoredFold> {
  const { panel, split, sample } = context;
  const results: RivalOnFold[] = [];
  const absoluteErrors = new Map<GauntletRival, Float64Array>();
  const importances = new Map<GauntletRival, readonly RivalImportance[]>();
  let rows: FoldRows | undefined;
  for (const rival of rivals) {
    context.signal?.throwIfAborted();
    const { trainForecast, forecast, seconds, importance } = await fitRival[rival](context);
    rows = collectFoldRows(panel, split, forecast);
    const test = scoreOf(rows);
    const train = scoreOf({ ...sample, forecast: trainForecast });
    absoluteErrors.set(
      rival,
      rows.forecast.map((value, r) => Math.abs(value - rows!.actual[r]!)),
    );
    results.push({ rival, train, test, gap: gapOf(train, test), seconds });
    if (importance) importances.set(rival, importance);
    onFit(rival, test.wmae);
  }
  return {
    fold: { split, trainingRows: sample.actual.length, rivals: results },
    horizonWeeks: context.horizonWeeks,
    rows: { weekIndex: rows?.weekIndex ?? new Int32Array() },
    absoluteErrors,
    importances,
  };
}

function scoreOf(rows: Pick<FoldRows, "actual" | "forecast" | "isHoliday">): RivalScore {
  return {
    rowCount: rows.actual.length,
    r2: r2(rows),
    rmse: rmse(rows),
    mae: mae(rows),
    wape: wape(rows),
    wmae: wmae(rows),
  };
}

function gapOf(train: RivalScore, test: RivalScore): RivalOnFold["gap"] {
  return { r2: train.r2 - test.r2, wape: test.wape - train.wape, rmseRatio: test.rmse / train.rmse };
}

function summarise(protocol: string, group: readonly ScoredFold[], rivals: readonly GauntletRival[]): GauntletProtocol {
  const horizonWeeks = Math.max(...group.map((each) => each.horizonWeeks));
  const winners = group.map(
    ({ fold }) => fold.rivals.reduce((best, each) => (each.test.wmae < best.test.wmae ? each : best)).rival,
  );
  const ranked = rivals
    .map((rival) => {
      const own = group.map(({ fold }) => fold.rivals.find((each) => each.rival === rival)!);
      const train = meanScore(own.map((each) => each.train));
      const test = meanScore(own.map((each) => each.test));
      return {
        rival,
        train,
        test,
        gap: gapOf(train, test),
        seconds: meanOf(own.map(({ seconds }) => seconds)),
        wins: winners.filter((winner) => winner === rival).length,
      };
    })
    .sort((a, b) => a.test.wmae - b.test.wmae);
  const errors: ProtocolErrors = {
    week: group.flatMap(({ rows }) => [...rows.weekIndex]),
    horizonWeeks,
    absoluteErrors: new Map(
      ranked.map(({ rival }) => [rival, group.flatMap((each) => [...each.absoluteErrors.get(rival)!])]),
    ),
  };
  const rmseOn = (fold: GauntletFold, name: GauntletRival) =>
    fold.rivals.find(({ rival }) => rival === name)?.test.rmse ?? Number.NaN;
  return {
    protocol,
    folds: group.length,
    horizonWeeks,
    rivals: ranked,
    comparisons: compareWithBest(errors),
    briefPair: compareBriefPair(
      errors,
      group.map(({ fold }) => ({
        lightgbmRmse: rmseOn(fold, "lightgbm-brief"),
        xgboostRmse: rmseOn(fold, "xgboost-brief"),
      })),
    ),
  };
}

function meanScore(scores: readonly RivalScore[]): RivalScore {
  const mean = (pick: (score: RivalScore) => number) => meanOf(scores.map(pick));
  return {
    rowCount: scores.reduce((sum, { rowCount }) => sum + rowCount, 0),
    r2: mean((score) => score.r2),
    rmse: mean((score) => score.rmse),
    mae: mean((score) => score.mae),
    wape: mean((score) => score.wape),
    wmae: mean((score) => score.wmae),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

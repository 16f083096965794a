import type { SalesPanel } from "@sales-hub/domain";
import { type BriefRows, makeBriefForecastRows, makeBriefRows } from "../brief-features/brief-model.ts";
import { locateFold } from "../evaluate/score-fold.ts";
import type { Split } from "../evaluate/splits.ts";
import {
  FIRST_TARGET_WEEK,
  FIRST_TRAINING_ORIGIN,
  firstWeeks,
  planRows,
  type RowPlan,
  sampleKey,
} from "../model/row-plan.ts";
import type { TrainingRows } from "../model/training-rows.ts";

/** The rows that every rival of a fold is trained on, in columns: ordered by past origin, series, horizon. */
export interface SampledRows {
  readonly series: Int32Array;
  /** The past origin, week index. */
  readonly origin: Int32Array;
  readonly horizon: Int32Array;
  /** USD. */
  readonly actual: Float64Array;
  readonly isHoliday: Uint8Array;
}

/** What the rivals of one fold have in common. */
export interface FoldContext {
  readonly panel: SalesPanel;
  readonly split: Split;
  readonly originIndex: number;
  readonly horizonWeeks: number;
  readonly seed: number;
  readonly plan: RowPlan;
  readonly sample: SampledRows;
  /** 1 for pairs with a row by the origin; the others are forecast as 0, shape [N]. */
  readonly known: Uint8Array;
  readonly signal?: AbortSignal;
  /** The brief's features of the sampled rows, and of a forecast; made when first asked for, with the seconds it took. */
  briefRows(): Promise<{ readonly rows: BriefRows; readonly forecastRows: Float64Array; readonly seconds: number }>;
  /** The hub's features of the sampled rows, with this fold's share of the seconds it took to make those of all folds. */
  hubRows(): Promise<{ readonly rows: TrainingRows; readonly seconds: number }>;
}

export interface FoldContextOptions {
  readonly split: Split;
  readonly seed: number;
  readonly targetRows?: number;
  readonly signal?: AbortSignal;
  readonly hubRows: FoldContext["hubRows"];
}

/** The row plan of a fold. @throws {HubError} ENGINE_SPLIT_OUT_OF_RANGE, ENGINE_TRAINING_TOO_SHORT */
export function planFold(
  panel: SalesPanel,
  { split, seed, targetRows }: Pick<FoldContextOptions, "split" | "seed" | "targetRows">,
): RowPlan {
  const { originIndex, horizonWeeks } = locateFold(panel, split);
  return planRows(panel, {
    originIndex,
    maxHorizon: horizonWeeks,
    seed,
    ...(targetRows !== undefined && { targetRows }),
  });
}

/** Prepares a fold: which rows train, which pairs are known. */
export function openFold(panel: SalesPanel, options: FoldContextOptions): FoldContext {
  const { split, seed, signal, targetRows, hubRows } = options;
  const { originIndex, horizonWeeks } = locateFold(panel, split);
  const plan = planFold(panel, options);
  let brief: ReturnType<FoldContext["briefRows"]> | undefined;
  const makeBrief = async () => {
    const began = performance.now();
    const window = { originIndex, maxHorizon: horizonWeeks, seed, ...(targetRows !== undefined && { targetRows }) };
    const rows = await makeBriefRows(panel, window);
    const forecastRows = makeBriefForecastRows(panel, { originIndex, horizonWeeks });
    return { rows, forecastRows, seconds: (performance.now() - began) / 1000 };
  };
  return {
    panel,
    split,
    originIndex,
    horizonWeeks,
    seed,
    plan,
    sample: sampleRows(panel, plan),
    known: Uint8Array.from(firstWeeks(panel), (week) => (week <= originIndex ? 1 : 0)),
    ...(signal && { signal }),
    briefRows: () => {
      brief ??= makeBrief();
      return brief;
    },
    hubRows,
  };
}

/** The rows of a plan, the same that the brief's and the hub's own training rows are made for, in the same order. */
export function sampleRows(panel: SalesPanel, plan: RowPlan): SampledRows {
  const first = firstWeeks(panel);
  const series: number[] = [];
  const origin: number[] = [];
  const horizon: number[] = [];
  const actual: number[] = [];
  for (let o = FIRST_TRAINING_ORIGIN; o < plan.originIndex; o++) {
    const furthest = Math.min(plan.maxHorizon, plan.originIndex - o);
    for (let i = 0; i < panel.seriesCount; i++) {
      if (first[i]! > o) continue;
      for (let h = Math.max(1, FIRST_TARGET_WEEK - o); h <= furthest; h++) {
        const y = panel.sales[i * panel.weekCount + o + h]!;
        if (Number.isNaN(y)) continue;
        if (sampleKey(panel.seriesStore[i]!, panel.seriesDept[i]!, o, h, plan.seed) >= plan.rate) continue;
        series.push(i);
        origin.push(o);
        horizon.push(h);
        actual.push(y);
      }
    }
  }
  return {
    series: Int32Array.from(series),
    origin: Int32Array.from(origin),
    horizon: Int32Array.from(horizon),
    actual: Float64Array.from(actual),
    isHoliday: Uint8Array.from(origin, (o, r) => panel.isHoliday[o + horizon[r]!]!),
  };
}

import {
  type AnnualValue,
  addIndependent,
  annualValue,
  type MarkdownReallocation,
  type StockWeeks,
  simulateStock,
  type UsdRange,
  type ValueAssumptions,
  WEEKS_PER_YEAR,
} from "@sales-hub/engine";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { DEFAULT_MARGIN } from "../training/reallocate-markdowns.ts";
import { readMarkdownReallocation } from "./promotion-evidence.ts";

export const DEFAULT_VALUE_ASSUMPTIONS: ValueAssumptions = {
  marginFraction: DEFAULT_MARGIN,
  holdingCostPerYear: 0.25,
  serviceLevel: 0.95,
  labourCostPerErrorUsd: 10,
};

/** How stock did under one of the two forecasts. */
export interface PolicyOutcome {
  readonly forecast: "seasonal_naive" | "ours";
  /** Mean stock at a week's end, USD at retail. */
  readonly stockHeldUsd: number;
  /** USD at retail. */
  readonly lostSalesPerYearUsd: number;
  /** Share of pair-weeks whose demand was covered. */
  readonly achievedService: number;
  /** Share of demand, in dollars, that was covered. */
  readonly fillRate: number;
  readonly errorsPerYear: number;
}

export interface ValueSimulation {
  /** Weeks of the panel's grid. */
  readonly fromWeek: number;
  readonly toWeek: number;
  readonly weeks: number;
  readonly pairWeeks: number;
  readonly policies: readonly PolicyOutcome[];
  readonly value: AnnualValue;
}

export interface ValueEstimate {
  readonly assumptions: ValueAssumptions;
  /** null when the backtest has no fold that an earlier one can calibrate. */
  readonly simulation: ValueSimulation | null;
  readonly markdown: MarkdownReallocation;
  /** The part of all markdowns that falls to departments whose return could be judged, USD; null when none could. */
  readonly judgedMarkdownUsd: number | null;
  /** Sum of the known parts; null without a simulation. */
  readonly total: UsdRange | null;
}

/** Answers kept per snapshot: assumptions are free numbers, so that there must be a limit. */
const KEPT_ANSWERS = 200;

const answersOf = oncePerSnapshot(() => new Map<string, ValueEstimate>());

/**
 * What the forecast is worth a year: an order-up-to policy run over the backtest under seasonal naive and under our
 * forecast, each with safety stock from its own earlier errors, at the same service level.
 */
export function estimateValue(snapshot: Snapshot, assumptions: ValueAssumptions): ValueEstimate {
  const estimates = answersOf(snapshot);
  const key = JSON.stringify(Object.values(assumptions));
  const known = estimates.get(key);
  if (known) return known;
  const estimate = estimateAfresh(snapshot, assumptions);
  keep(estimates, key, estimate);
  return estimate;
}

function estimateAfresh(snapshot: Snapshot, assumptions: ValueAssumptions): ValueEstimate {
  const markdown = readMarkdownReallocation(snapshot, assumptions.marginFraction);
  const judgedMarkdownUsd = snapshot.promotions.total?.costUsd ?? null;
  const { ours, benchmark } = simulateBoth(snapshot, assumptions.serviceLevel);
  const weeks = ours.week.length;
  if (weeks === 0) return { assumptions, simulation: null, markdown, judgedMarkdownUsd, total: null };
  const value = annualValue({ benchmark, ours }, assumptions);
  return {
    assumptions,
    simulation: {
      fromWeek: ours.week[0]!,
      toWeek: ours.week[weeks - 1]!,
      weeks,
      pairWeeks: sum(ours.pairs),
      policies: [describePolicy("seasonal_naive", benchmark), describePolicy("ours", ours)],
      value,
    },
    markdown,
    judgedMarkdownUsd,
    total: markdown.reason === null ? addIndependent(value.total, markdown) : value.total,
  };
}

function simulateBoth({ backtest, stockPlans, panel }: Snapshot, serviceLevel: number) {
  const options = { serviceLevel, seriesCount: panel.seriesCount };
  return {
    ours: simulateStock(backtest, stockPlans.ours, options),
    benchmark: simulateStock({ ...backtest, forecast: backtest.seasonalNaive }, stockPlans.benchmark, options),
  };
}

function describePolicy(forecast: PolicyOutcome["forecast"], outcome: StockWeeks): PolicyOutcome {
  const weeks = outcome.week.length;
  const lost = sum(outcome.lostUsd);
  const demand = sum(outcome.demandUsd);
  return {
    forecast,
    stockHeldUsd: sum(outcome.heldUsd) / weeks,
    lostSalesPerYearUsd: (lost / weeks) * WEEKS_PER_YEAR,
    achievedService: sum(outcome.covered) / sum(outcome.pairs),
    fillRate: demand > 0 ? 1 - lost / demand : 1,
    errorsPerYear: (sum(outcome.badlyMissed) / weeks) * WEEKS_PER_YEAR,
  };
}

function sum(values: Float64Array | Int32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function keep<K, V>(answers: Map<K, V>, key: K, answer: V): void {
  if (answers.size >= KEPT_ANSWERS) answers.delete(answers.keys().next().value!);
  answers.set(key, answer);
}

import type { DepartmentChange } from "@sales-hub/engine";
import type { ModelMetrics } from "../models/model-metadata.ts";
import type { StoreOverview } from "./list-stores.ts";

export interface Takeaway {
  readonly kind: "growth" | "cold_spot" | "outlook" | "accuracy" | "mover";
  readonly text: string;
  readonly store?: number;
  readonly dept?: number;
}

export interface TakeawayFacts {
  readonly growthFraction: number | null;
  readonly stores: readonly StoreOverview[];
  readonly weeks: readonly { readonly forecastUsd: number | null; readonly lastYearUsd: number | null }[];
  readonly accuracy: ModelMetrics | null;
  readonly bottomMover: DepartmentChange | undefined;
}

const MINUS = "\u2212";

/** Sentences about the largest facts, each made from the numbers that it states; the first is the headline. */
export function describeTakeaways(facts: TakeawayFacts): Takeaway[] {
  return [growth(facts), outlook(facts), coldSpot(facts), mover(facts), accuracy(facts)].filter(
    (item) => item !== null,
  );
}

function growth({ growthFraction }: TakeawayFacts): Takeaway | null {
  if (growthFraction === null) return null;
  const rounded = Math.round(1000 * growthFraction);
  const text =
    rounded === 0
      ? "Sales of the last 4 weeks are level with the same weeks of last year."
      : `Sales of the last 4 weeks are ${rounded > 0 ? "up" : "down"} ${percent(Math.abs(growthFraction))} on the same weeks of last year.`;
  return { kind: "growth", text };
}

function outlook({ weeks }: TakeawayFacts): Takeaway | null {
  const coming = weeks.filter(({ forecastUsd, lastYearUsd }) => forecastUsd !== null && lastYearUsd !== null);
  if (coming.length === 0) return null;
  const forecast = coming.reduce((sum, week) => sum + week.forecastUsd!, 0);
  const lastYear = coming.reduce((sum, week) => sum + week.lastYearUsd!, 0);
  const change = lastYear > 0 ? `, ${signedPercent(forecast / lastYear - 1)} on the same weeks of last year` : "";
  return { kind: "outlook", text: `The next ${coming.length} weeks are forecast at ${millions(forecast)}${change}.` };
}

function coldSpot({ stores }: TakeawayFacts): Takeaway | null {
  const measured = stores.filter(({ growthFraction }) => growthFraction !== null);
  const coldest = measured.sort((a, b) => a.growthFraction! - b.growthFraction!)[0];
  if (!coldest || coldest.growthFraction! >= 0) return null;
  const shrinking = measured.filter(({ growthFraction }) => growthFraction! < 0).length;
  return {
    kind: "cold_spot",
    text: `Store ${coldest.store} is the coldest spot at ${signedPercent(coldest.growthFraction!)} on last year; ${shrinking} of ${measured.length} stores are down.`,
    store: coldest.store,
  };
}

function mover({ bottomMover }: TakeawayFacts): Takeaway | null {
  if (!bottomMover) return null;
  const share = bottomMover.changeFraction === null ? "" : ` (${signedPercent(bottomMover.changeFraction)})`;
  return {
    kind: "mover",
    text: `Department ${bottomMover.dept} fell most against the 4 weeks before: ${MINUS}${millions(-bottomMover.changeUsd)}${share}.`,
    dept: bottomMover.dept,
  };
}

function accuracy({ accuracy: metrics }: TakeawayFacts): Takeaway | null {
  if (!metrics) return null;
  const saved = 1 - metrics.wape / metrics.seasonal_naive_wape;
  return {
    kind: "accuracy",
    text: `Forecasts missed by ${percent(metrics.wape)} of sales in backtests (WAPE), ${saved >= 0 ? `${percent(saved)} better` : `${percent(-saved)} worse`} than last year's same week.`,
  };
}

const percent = (fraction: number) => `${(100 * fraction).toFixed(1)}%`;

const signedPercent = (fraction: number) => `${fraction < 0 ? MINUS : "+"}${percent(Math.abs(fraction))}`;

function millions(usd: number): string {
  return usd >= 1e6 ? `$${(usd / 1e6).toFixed(1)}M` : `$${Math.round(usd / 1e3)}k`;
}

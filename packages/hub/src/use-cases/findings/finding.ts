import { formatChange, formatPercent, formatUsd, MINUS } from "@sales-hub/domain";
export type FactUnit = "usd" | "fraction" | "count" | "weeks" | "ratio" | "date";

/** One number behind a sentence. */
export interface Fact {
  readonly label: string;
  /** Text only for dates. */
  readonly value: number | string;
  readonly unit: FactUnit;
}

/** Where to look further. */
export interface FindingLink {
  readonly page: "forecast" | "store" | "watchlist" | "promotions" | "opportunities" | "trust" | "briefing";
  readonly store?: number;
  readonly dept?: number;
}

export type FindingKind =
  | "growth"
  | "cold_spot"
  | "outlook"
  | "accuracy"
  | "mover"
  | "volatile_pair"
  | "promotion"
  | "drift"
  | "data_quality";

/** A sentence about a fact that passed a test. */
export interface Finding {
  readonly kind: FindingKind;
  readonly text: string;
  readonly tone: "good" | "neutral" | "attention" | "bad";
  /** US dollars at stake in four weeks: what findings are ordered by. */
  readonly sizeUsd: number;
  /** Confidence with which the test holds, 0 to 1; 1 for counted facts. */
  readonly certainty: number;
  /** What was tested before this was claimed, in words. */
  readonly test: string;
  readonly facts: readonly Fact[];
  readonly link: FindingLink;
  /** What the sentence is about. */
  readonly store?: number;
  readonly dept?: number;
}

/** What must hold before a change is claimed. */
export const CLAIM_CERTAINTY = 0.95;

export const percent = (fraction: number, digits = 1) => formatPercent(fraction, digits);

export const signedPercent = (fraction: number) => formatChange(fraction, 1);

/** "$1.4M", "$948k", "$310". */
export function shortUsd(usd: number): string {
  const size = Math.abs(usd);
  const sign = usd < 0 ? MINUS : "";
  if (size >= 999_500) return `${sign}$${(size / 1e6).toFixed(1)}M`;
  return size >= 1e4 ? `${sign}$${Math.round(size / 1e3)}k` : formatUsd(usd);
}

export const fact = (label: string, value: number | string, unit: FactUnit): Fact => ({ label, value, unit });

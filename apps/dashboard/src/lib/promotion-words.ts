import type { Accounting, EvidenceStrength, ProfitVerdict, Range, RoiCategory } from "@sales-hub/contracts";
import { percent, unknown, usdFull, usdShort } from "./format.ts";
import { markdownNames, type Scenario, type Terms } from "./scenario.ts";

/** A verdict in words with a shape, never by colour alone. */
export const verdictLabels: Readonly<Record<ProfitVerdict | "not_estimable", string>> = {
  earns: "\u25B2 Earns",
  loses: "\u25BC Loses",
  cannot_tell: "\u25C6 Cannot tell",
  no_verdict: "\u25CB No verdict",
  not_estimable: "\u25CB Not estimable",
};

export const categoryLabels: Readonly<Record<RoiCategory, string>> = {
  likely_pays: "Likely to pay",
  uncertain: "Uncertain",
  likely_loses: "Likely to lose",
  not_estimable: "Not estimable",
};

export const evidenceLabels: Readonly<Record<EvidenceStrength, string>> = {
  strong: "Strong evidence of an effect",
  moderate: "Moderate evidence of an effect",
  weak: "Weak evidence of an effect",
  none: "No evidence of an effect",
};

export const accountingLabels: Readonly<Record<Accounting, string>> = {
  separate: "A cost beside sales",
  netted: "Already taken off sales",
};

export const accountingHint =
  "Whether reported sales are before the markdown (it is then a cost beside them) or after it. The data do not say which holds.";

export const hiddenHint =
  "Share of this year's promotions that may also have run last year without being recorded. Effects are then larger than measured; the data cannot tell.";

/** Dollars per dollar spent: "\u2212$0.75". */
export const perDollar = (value: number | null | undefined): string => usdFull(value);

/** The verdict that an interval of net profit gives. */
export function verdictOf({ lower, upper }: Pick<Range, "lower" | "upper">): ProfitVerdict {
  if (lower > 0) return "earns";
  return upper < 0 ? "loses" : "cannot_tell";
}

/** A probability in words that never claim certainty. */
export function chance(probability: number | null | undefined): string {
  if (probability === null || probability === undefined) return unknown;
  if (probability < 0.01) return "under 1%";
  if (probability > 0.99) return "over 99%";
  return percent(probability, { digits: 0 });
}

/** "\u2212$2.11k to $340". */
export const usdBetween = ({ lower, upper }: { lower: number; upper: number }): string =>
  `${usdShort(lower)} to ${usdShort(upper)}`;

export const perDollarBetween = ({ lower, upper }: { lower: number; upper: number }): string =>
  `${perDollar(lower)} to ${perDollar(upper)}`;

export const percentBetween = ({ lower, upper }: { lower: number; upper: number }): string =>
  `${percent(lower)} to ${percent(upper)}`;

export const levelText = ({ level }: Pick<Range, "level">): string => `${percent(level, { digits: 0 })} range`;

/** "margin 25%, markdowns a cost beside sales". */
export function termsText({ margin, accounting, hidden }: Terms): string {
  const cost = accounting === "separate" ? "markdowns a cost beside sales" : "markdowns already taken off sales";
  const share = hidden === 0 ? "" : `, ${hidden}% of promotions assumed hidden in last year`;
  return `margin ${margin}%, ${cost}${share}`;
}

/** "MarkDown1 $1,200, MarkDown4 $150"; "no markdowns" for none. */
export function spendText(spend: readonly number[]): string {
  const parts = markdownNames.flatMap((name, index) => {
    const amount = spend[index] ?? 0;
    return amount > 0 ? [`${name} $${amount.toLocaleString("en-US", { maximumFractionDigits: 0 })}`] : [];
  });
  return parts.length === 0 ? "no markdowns" : parts.join(", ");
}

export const scopeText = (scope: Scenario["scope"]): string =>
  scope === "store" ? "amounts of the whole store" : "the department's own amounts";

import Type, { type Static } from "typebox";
import { Fraction, nullable, Usd } from "../shared.ts";

/** The five kinds of markdown in the data, in column order. */
export const MARKDOWN_NAMES = ["MarkDown1", "MarkDown2", "MarkDown3", "MarkDown4", "MarkDown5"] as const;

// Written out: from a mapped array the static type of the union would be never.
export const MarkdownName = Type.Union(
  [
    Type.Literal("MarkDown1"),
    Type.Literal("MarkDown2"),
    Type.Literal("MarkDown3"),
    Type.Literal("MarkDown4"),
    Type.Literal("MarkDown5"),
  ],
  { description: "Kind of markdown" },
);
export type MarkdownName = Static<typeof MarkdownName>;

const amount = Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000, description: "US dollars; absent is 0" }));

/** A week's spend by kind of markdown. */
export const MarkdownAmounts = Type.Object(
  { MarkDown1: amount, MarkDown2: amount, MarkDown3: amount, MarkDown4: amount, MarkDown5: amount },
  { additionalProperties: false },
);
export type MarkdownAmounts = Static<typeof MarkdownAmounts>;

/** The same with every kind present, as answers give it. */
export const AllMarkdownAmounts = Type.Object({
  MarkDown1: Usd,
  MarkDown2: Usd,
  MarkDown3: Usd,
  MarkDown4: Usd,
  MarkDown5: Usd,
});
export type AllMarkdownAmounts = Static<typeof AllMarkdownAmounts>;

/** How the user counts profit; the same three on every promotion question. */
export const Margin = Type.Number({
  minimum: 0.01,
  maximum: 0.99,
  default: 0.25,
  description: "Gross margin: profit per dollar of sales before the markdown",
});
export const Accounting = Type.Union([Type.Literal("separate"), Type.Literal("netted")], {
  default: "separate",
  description:
    "separate: markdowns are a cost beside reported sales, net = margin x incremental - investment; netted: reported sales are already after the markdown, net = margin x incremental - (1 - margin) x investment. The data do not say which holds",
});
export type Accounting = Static<typeof Accounting>;
export const HiddenShare = Type.Number({
  minimum: 0,
  maximum: 0.95,
  default: 0,
  description:
    "Assumed share of this year's promotions that also ran, unrecorded, in last year's same weeks; effects are then larger than measured. The data cannot tell it",
});

/** An estimate's range. */
export const Range = Type.Object({ level: Fraction, lower: Type.Number(), upper: Type.Number() });
export type Range = Static<typeof Range>;

export const EvidenceStrength = Type.Union(
  [Type.Literal("strong"), Type.Literal("moderate"), Type.Literal("weak"), Type.Literal("none")],
  {
    description: "How surely markdowns move this department's sales at all, in either direction; not whether they pay",
  },
);
export type EvidenceStrength = Static<typeof EvidenceStrength>;

export const Evidence = Type.Object({
  strength: EvidenceStrength,
  reasons: Type.Array(Type.String(), { description: "The tests behind the label, in words" }),
});
export type Evidence = Static<typeof Evidence>;

export const ProfitVerdict = Type.Union(
  [Type.Literal("earns"), Type.Literal("loses"), Type.Literal("cannot_tell"), Type.Literal("no_verdict")],
  {
    description:
      "earns / loses: the interval lies wholly on one side of break-even; cannot_tell: it holds break-even; no_verdict: not estimable, nothing spent, or beyond anything observed",
  },
);
export type ProfitVerdict = Static<typeof ProfitVerdict>;

export const nullableRange = (description: string) => nullable(Range, description);

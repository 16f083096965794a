import type { OptionSpec, OptionValues } from "./command.ts";
import { readAmount, readChoice, readFraction } from "./read-option.ts";

const MOST_MARKDOWN_USD = 1_000_000;
const TYPES = [1, 2, 3, 4, 5] as const;

/** How profit is counted: the same on every promotion command. */
export const economicsOptions = {
  margin: { type: "string", value: "G", help: "Gross margin, 0.01 to 0.99 (default: 0.25)" },
  accounting: {
    type: "string",
    value: "HOW",
    help: "separate: markdowns are a cost beside sales (default); netted: sales are already after them",
  },
} as const satisfies Record<string, OptionSpec>;

export const hiddenShareOption = {
  "hidden-share": {
    type: "string",
    value: "P",
    help: "Assumed share of promotions that ran unrecorded last year, 0 to 0.95 (default: 0)",
  },
} as const satisfies Record<string, OptionSpec>;

/** @throws {UsageError} */
export function readEconomics(options: OptionValues) {
  return {
    margin: readFraction(options, "margin", { min: 0.01, max: 0.99, fallback: 0.25 }),
    accounting: readChoice(options, "accounting", ["separate", "netted"], "separate"),
    hiddenShare: readFraction(options, "hidden-share", { min: 0, max: 0.95, fallback: 0 }),
  };
}

/** --markdown1 to --markdown5. */
export const markdownOptions: Readonly<Record<string, OptionSpec>> = Object.fromEntries(
  TYPES.map((type) => [
    `markdown${type}`,
    { type: "string", value: "USD", help: `Spend on MarkDown${type}, 0 to ${MOST_MARKDOWN_USD} (default: 0)` },
  ]),
);

/** Amounts in column order, USD, shape [5]. @throws {UsageError} */
export function readMarkdowns(options: OptionValues): number[] {
  return TYPES.map((type) => readAmount(options, `markdown${type}`, { max: MOST_MARKDOWN_USD, fallback: 0 }));
}

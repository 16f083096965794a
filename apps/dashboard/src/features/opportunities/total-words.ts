import type { Estimate, RoiAnswer } from "@sales-hub/contracts";
import type { WhiskerRow } from "../../components/chart/whiskers.ts";
import type { Figure } from "../../components/figures.tsx";
import { usdShort } from "../../lib/format.ts";
import { chance, levelText, perDollar, perDollarBetween, verdictOf } from "../../lib/promotion-words.ts";

type Total = NonNullable<RoiAnswer["total"]>;

/** "A markdown dollar brings $0.40 of sales; it takes $4.00 to break even". */
export function totalFinding({ total, break_even_iroas }: RoiAnswer): string {
  if (total === null) return "The return of all markdowns together cannot be estimated";
  return `A markdown dollar brings ${perDollar(total.iroas.value)} of sales; it takes ${perDollar(break_even_iroas)} to break even`;
}

export const totalFigures = (total: Total): Figure[] => [
  {
    label: "Sales per dollar spent",
    value: perDollar(total.iroas.value),
    detail: `${perDollarBetween(total.iroas.interval)}, ${levelText(total.iroas.interval)}`,
  },
  {
    label: "ROI per $1",
    value: perDollar(total.roi.value),
    detail: perDollarBetween(total.roi.interval),
  },
  { label: "Chance of profit", value: chance(total.probability_of_profit), detail: "of all markdowns together" },
  { label: "Spent so far", value: usdShort(total.investment), detail: "all stores, all kinds" },
];

/** "Across the shapes tried, a markdown dollar brings $0.22 to $0.87". */
export function shapesSentence({ specifications }: Total): string {
  const values = specifications.map(({ iroas }) => iroas.value);
  if (values.length === 0) return "Only one shape of the response was tried.";
  const range = perDollarBetween({ lower: Math.min(...values), upper: Math.max(...values) });
  return `How sales respond to spend has to be assumed; across the ${values.length} shapes tried a markdown dollar brings ${range}.`;
}

/** The estimate, its two intervals, and the same under other shapes of the response. */
export function totalWhiskers(total: Total, breakEven: number): WhiskerRow[] {
  const row = (label: string, { value, interval }: Estimate, quiet: boolean): WhiskerRow => {
    const verdict = verdictOf({ lower: interval.lower - breakEven, upper: interval.upper - breakEven });
    return {
      label,
      value,
      lower: interval.lower,
      upper: interval.upper,
      tone: quiet ? "quiet" : verdict === "earns" ? "up" : verdict === "loses" ? "down" : "open",
      text: `${perDollar(value)}, ${perDollarBetween(interval)}`,
      short: perDollar(value),
      tip: [
        { label: "Sales per dollar spent", value: perDollar(value) },
        { label: levelText(interval), value: perDollarBetween(interval) },
      ],
    };
  };
  return [
    row("Estimate, errors by store", total.iroas, false),
    row("The same, stores drawn anew", { value: total.iroas.value, interval: total.bootstrap_interval }, false),
    ...total.specifications.map(({ label, iroas }) => row(label, iroas, true)),
  ];
}

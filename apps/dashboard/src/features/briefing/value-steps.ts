import type { ValueAnswer, ValuePart, ValueRange } from "@sales-hub/contracts";
import { unknown, usdShort } from "../../lib/format.ts";

/** One row of the waterfall, US dollars a year. A part that is not known has no range and no length. */
export interface ValueStep {
  key: ValuePart["part"] | "total";
  label: string;
  /** Where its bar begins and ends. */
  from: number;
  to: number;
  range: ValueRange | null;
  reason: string | null;
  how: string;
}

/** Each part begins where the one before it ended; the total stands on zero. */
export function valueSteps({ parts, total }: Pick<ValueAnswer, "parts" | "total">): ValueStep[] {
  let at = 0;
  const steps: ValueStep[] = parts.map(({ part, label, value, reason, how }) => {
    const from = at;
    at += value?.mid ?? 0;
    return { key: part, label, from, to: at, range: value, reason, how };
  });
  return [
    ...steps,
    {
      key: "total",
      label: "Together",
      from: 0,
      to: total?.mid ?? 0,
      range: total,
      reason: total === null ? "No part is known" : null,
      how: "Sum of the known parts; its range is that of the sum, not the sum of the ranges.",
    },
  ];
}

export const valueRangeText = ({ low, high }: ValueRange): string => `${usdShort(low)} to ${usdShort(high)}`;

/** "+$14.1k ($13.0k to $15.2k)". */
export const stepText = ({ range, key }: Pick<ValueStep, "range" | "key">): string =>
  range === null ? unknown : `${usdShort(range.mid, { sign: key !== "total" })} (${valueRangeText(range)})`;

/** The finding: what the better forecast is worth, as a range, and whether it can be told from nothing. */
export function valueSentence({ total }: Pick<ValueAnswer, "total">): string {
  if (total === null) return "What the forecast is worth cannot be told yet";
  const range = `${valueRangeText(total)} a year (80%)`;
  if (total.low > 0) return `Planning by this forecast instead of last year's week is worth ${range}`;
  if (total.high < 0) return `Planning by this forecast instead of last year's week costs ${range}`;
  return `Whether this forecast is worth more than last year's week is not clear: ${range}`;
}

import { amountParts } from "../lib/whole-amounts.ts";

/** A sentence whose amounts stay on one line each, sign and all. */
export function Amounts({ text }: { text: string }) {
  return amountParts(text).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change places
      <span key={index} className="amount">
        {part}
      </span>
    ),
  );
}

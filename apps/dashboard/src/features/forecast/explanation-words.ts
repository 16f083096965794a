import type { Explanation } from "@sales-hub/contracts";
import { dayShort, usdShort } from "../../lib/format.ts";
import { groupLabels } from "./explanation-steps.ts";

/** The finding: what adds most and what takes most away. */
export function explanationSentence({ date, groups, forecast }: Explanation): string {
  const sorted = groups.toSorted((a, b) => b.contribution - a.contribution);
  const most = sorted[0];
  const least = sorted.at(-1);
  const total = `to the ${usdShort(forecast)} of the week to ${dayShort(date)}`;
  if (most === undefined || most.contribution <= 0) return `Nothing adds ${total}`;
  const adds = `${groupLabels[most.group]} adds most ${total} (${usdShort(most.contribution, { sign: true })})`;
  if (least === undefined || least.contribution > -0.5) return adds;
  return `${adds}; ${groupLabels[least.group].toLowerCase()} takes most away (${usdShort(least.contribution)})`;
}

import type { Explanation } from "@sales-hub/contracts";
import { dayShort, usdShort } from "../../lib/format.ts";
import { type ExplanationGroup, explanationGroups } from "../../lib/search.ts";
import { groupLabels } from "./explanation-steps.ts";

/** The finding: what adds most and what takes most away. */
export function explanationSentence({ date, groups, forecast }: Explanation): string {
  const sorted = groups.toSorted((a, b) => b.contribution - a.contribution);
  const most = sorted[0];
  const least = sorted.at(-1);
  const total = `The ${usdShort(forecast)} of the week to ${dayShort(date)}`;
  if (most === undefined || most.contribution <= 0) return `${total}: nothing adds to it`;
  const name = (group: ExplanationGroup) => groupLabels[group].toLowerCase();
  const rests = `${total} rests most on ${name(most.group)} (${usdShort(most.contribution, { sign: true })})`;
  if (least === undefined || least.contribution > -0.5) return rests;
  return `${rests}; the largest deduction is ${name(least.group)} (${usdShort(least.contribution)})`;
}

/** Why Simulate speaks of planned markdowns in a forecast that rests on none. */
const markdownsApart =
  " The models are not told of markdowns and know only past sales, which held their effect; Simulate measures markdowns apart and takes the effect of those planned out of this forecast before it adds yours.";

/** Groups that the forecast does not rest on: "Economy and promotions play no part here." Empty when all do. */
export function absentSentence({ groups }: Explanation): string {
  const present = new Set(groups.filter(({ parts }) => parts.length > 0).map(({ group }) => group));
  const names = explanationGroups.filter((group) => !present.has(group)).map((group) => groupLabels[group]);
  const last = names.at(-1);
  if (last === undefined) return "";
  const list = names.length === 1 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
  const sentence = `${list.charAt(0)}${list.slice(1).toLowerCase()}`;
  const markdowns = present.has("promotions") ? "" : markdownsApart;
  return ` ${sentence} ${names.length === 1 ? "plays" : "play"} no part here.${markdowns}`;
}

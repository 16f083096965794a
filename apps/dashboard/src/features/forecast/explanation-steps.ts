import type { Explanation } from "@sales-hub/contracts";
import { type ExplanationGroup, explanationGroups } from "../../lib/search.ts";

export const groupLabels: Readonly<Record<ExplanationGroup, string>> = {
  season: "Season",
  recent_level: "Recent level",
  growth: "Growth",
  holidays_events: "Holidays and events",
  economy: "Economy",
  promotions: "Promotions",
  store_department: "Store and department",
};

/** One bar of the waterfall: it reaches from the sum before it to the sum after it, US dollars. */
export interface Step {
  key: string;
  kind: "start" | "group" | "part" | "total";
  label: string;
  group: ExplanationGroup | null;
  from: number;
  to: number;
  amount: number;
  /** Value of the feature behind a part, where it has one. */
  value: number | null;
}

/** Parts shown one by one when a group is opened; the rest is summed up. */
const mostParts = 8;
const cent = 0.005;

type Part = Explanation["groups"][number]["parts"][number];

/** The largest parts one by one, then the sum of all others. Parts of less than half a cent are among the others. */
export function shownParts(parts: readonly Part[]): Array<Pick<Part, "name" | "label" | "contribution" | "value">> {
  const largest = parts.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const visible = largest.filter((part) => Math.abs(part.contribution) >= cent);
  const kept = visible.length <= mostParts + 1 ? visible : visible.slice(0, mostParts);
  const others = largest.slice(kept.length);
  const rest = others.reduce((sum, part) => sum + part.contribution, 0);
  if (others.length === 0 || Math.abs(rest) < cent) return kept;
  const label = others.length === 1 ? "1 smaller part" : `${others.length} smaller parts`;
  return [...kept, { name: "others", label, contribution: rest, value: null }];
}

/** From the base value through the groups, and the parts of those that are open, to the forecast. */
export function waterfallSteps(explanation: Explanation, open: readonly ExplanationGroup[]): Step[] {
  const plain = { group: null, value: null };
  const steps: Step[] = [
    {
      ...plain,
      key: "start",
      kind: "start",
      label: "Start",
      from: 0,
      to: explanation.base_value,
      amount: explanation.base_value,
    },
  ];
  let sum = explanation.base_value;
  const order = (group: ExplanationGroup) => explanationGroups.indexOf(group);
  for (const { group, contribution, parts } of explanation.groups.toSorted((a, b) => order(a.group) - order(b.group))) {
    const label = groupLabels[group];
    steps.push({
      key: group,
      kind: "group",
      label,
      group,
      from: sum,
      to: sum + contribution,
      amount: contribution,
      value: null,
    });
    if (open.includes(group)) {
      let inside = sum;
      for (const part of shownParts(parts)) {
        steps.push({
          key: `${group}.${part.name}`,
          kind: "part",
          label: part.label,
          group,
          from: inside,
          to: inside + part.contribution,
          amount: part.contribution,
          value: part.value,
        });
        inside += part.contribution;
      }
    }
    sum += contribution;
  }
  const { forecast } = explanation;
  steps.push({ ...plain, key: "total", kind: "total", label: "Forecast", from: 0, to: forecast, amount: forecast });
  return steps;
}

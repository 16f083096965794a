import { day } from "../../lib/format.ts";
import { accountingLabels } from "../../lib/promotion-words.ts";
import { markdownNames, type Scenario } from "../../lib/scenario.ts";

const dollars = (amount: number | undefined) => `$${(amount ?? 0).toLocaleString("en-US")}`;

/** Inputs by name, in the order of the form. */
export type Inputs = ReadonlyArray<readonly [name: string, value: string]>;

/** "margin: 25% \u00b7 weeks: 4": the inputs that made a result, in one line. */
export const listInputs = (inputs: Inputs): string =>
  inputs.map(([name, value]) => `${name.toLowerCase()}: ${value}`).join(" \u00b7 ");

/** What differs between two lists of the same inputs: "Margin 25% \u2192 30%". */
export const changedInputs = (asked: Inputs, now: Inputs): string[] =>
  now.flatMap(([name, to], index) => {
    const from = asked[index]?.[1] ?? "";
    return from === to ? [] : [`${name} ${from} \u2192 ${to}`];
  });

/** What stands in the form now against what was asked, one entry an input: "MarkDown1 $1,000 \u2192 $2,000". */
export const scenarioChanges = (asked: Scenario, now: Scenario): string[] =>
  changedInputs(scenarioInputs(asked), scenarioInputs(now));

const scenarioInputs = (scenario: Scenario): Inputs => [
  ["Store", String(scenario.store)],
  ["Department", String(scenario.dept)],
  ...markdownNames.map((name, index): [string, string] => [name, dollars(scenario.spend[index])]),
  ["Amounts of the", scenario.scope],
  ["Week", scenario.week === undefined ? "first week after the data" : day(scenario.week)],
  ["Margin", `${scenario.margin}%`],
  ["Markdowns", accountingLabels[scenario.accounting].toLowerCase()],
  ["Hidden in last year", `${scenario.hidden}%`],
];

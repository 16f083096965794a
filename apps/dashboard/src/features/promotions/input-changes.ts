import { day } from "../../lib/format.ts";
import { accountingLabels } from "../../lib/promotion-words.ts";
import { markdownNames, type Scenario } from "../../lib/scenario.ts";

const dollars = (amount: number | undefined) => `$${(amount ?? 0).toLocaleString("en-US")}`;

/** What stands in the form now against what was asked, one entry an input: "MarkDown1 $1,000 \u2192 $2,000". */
export function scenarioChanges(asked: Scenario, now: Scenario): string[] {
  const weekText = (week: string | undefined) => (week === undefined ? "first week after the data" : day(week));
  const rows: Array<[name: string, from: string, to: string]> = [
    ["Store", String(asked.store), String(now.store)],
    ["Department", String(asked.dept), String(now.dept)],
    ...markdownNames.map((name, index): [string, string, string] => [
      name,
      dollars(asked.spend[index]),
      dollars(now.spend[index]),
    ]),
    ["Amounts of the", asked.scope, now.scope],
    ["Week", weekText(asked.week), weekText(now.week)],
    ["Margin", `${asked.margin}%`, `${now.margin}%`],
    ["Markdowns", accountingLabels[asked.accounting].toLowerCase(), accountingLabels[now.accounting].toLowerCase()],
    ["Hidden in last year", `${asked.hidden}%`, `${now.hidden}%`],
  ];
  return rows.flatMap(([name, from, to]) => (from === to ? [] : [`${name} ${from} \u2192 ${to}`]));
}

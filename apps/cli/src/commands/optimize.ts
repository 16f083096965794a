import { presentBudgetPlan } from "@sales-hub/api";
import { optimizePlan } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatDollars, formatProbability, formatTable, formatUsd, printJson } from "../lib/print.ts";
import { economicsOptions, hiddenShareOption, readEconomics } from "../lib/promotion-options.ts";
import { readAmount, readInteger, readNumbers } from "../lib/read-option.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { workspaceOptions } from "../lib/workspace.ts";

const MOST_USD = 1_000_000_000;

export const optimize: Command = {
  name: "optimize",
  summary: "Split a markdown budget where it pays, or learn that it does not",
  options: {
    budget: { type: "string", value: "USD", help: "Most to spend in all" },
    stores: { type: "string", value: "N,N", help: "Only these stores (default: all)" },
    depts: { type: "string", value: "N,N", help: "Only these departments (default: all that can be estimated)" },
    types: { type: "string", value: "N,N", help: "Only these kinds of markdown, 1 to 5 (default: all)" },
    weeks: { type: "string", value: "N", help: "Weeks after the data, 1 to 39 (default: 4)" },
    "cell-min": { type: "string", value: "USD", help: "Least for each store, department, kind and week (default: 0)" },
    "cell-max": { type: "string", value: "USD", help: "Most for each (default: what was usual at most so far)" },
    ...economicsOptions,
    ...hiddenShareOption,
    ...workspaceOptions,
  },
  async run({ options, json }) {
    const [stores, depts, types] = (["stores", "depts", "types"] as const).map((name) => readNumbers(options, name));
    const question = {
      budgetUsd: readAmount(options, "budget", { max: MOST_USD }),
      ...(stores ? { stores } : {}),
      ...(depts ? { depts } : {}),
      ...(types ? { types } : {}),
      weekCount: readInteger(options, "weeks", { min: 1, max: 39, fallback: 4 }),
      cellMinUsd: readAmount(options, "cell-min", { max: MOST_USD, fallback: 0 }),
      ...(options["cell-max"] === undefined ? {} : { cellMaxUsd: readAmount(options, "cell-max", { max: MOST_USD }) }),
      ...readEconomics(options),
    };
    const answer = await withSnapshot(options, (snapshot) =>
      presentBudgetPlan(snapshot, optimizePlan(snapshot, question)),
    );
    if (json) printJson(answer);
    else console.log(describe(answer));
  },
};

function describe(answer: ReturnType<typeof presentBudgetPlan>): string {
  const { today, gain_interval: gain, probability_better_than_today: chance } = answer;
  const nothing = answer.probability_better_than_nothing;
  const rows = answer.allocation.map(({ dept, markdown, spend, stores, net_profit, marginal_net_profit }) => [
    String(dept),
    markdown,
    formatUsd(spend),
    String(stores),
    formatUsd(net_profit),
    formatDollars(marginal_net_profit),
  ]);
  return [
    answer.headline,
    "",
    ...(rows.length > 0
      ? [formatTable(["dept", "kind", "spend", "stores", "net profit", "next dollar earns"], rows), ""]
      : []),
    `Weeks ending ${answer.first_week} to ${answer.last_week}; today's plan spends ${formatUsd(today.spend)} there, expected net profit ${formatUsd(today.expected_net_profit)}.`,
    `Gain over today: ${formatUsd(answer.gain)} (${formatUsd(gain.lower)} to ${formatUsd(gain.upper)})${chance === null ? "" : `, better with a probability of ${formatProbability(chance)}`}.`,
    ...(nothing === null
      ? []
      : [
          `Against spending nothing: ${formatUsd(answer.expected_net_profit)} (${formatUsd(answer.net_profit_interval.lower)} to ${formatUsd(answer.net_profit_interval.upper)}), better with a probability of ${formatProbability(nothing)}.`,
        ]),
    `${answer.paying_cells.toLocaleString("en-US")} of ${answer.cells.toLocaleString("en-US")} cells pay for their first dollar; ${answer.excluded.length} departments or kinds were left out (--json lists why).`,
    ...answer.what_would_change_it.map((change) => `Would change it: ${change}`),
  ].join("\n");
}

import { presentExperiment } from "@sales-hub/api";
import { planExperiment } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatProbability, formatTable, formatUsd, printJson } from "../lib/print.ts";
import { economicsOptions, readEconomics } from "../lib/promotion-options.ts";
import { readAmount, readFraction, readInteger, readRequiredNumber } from "../lib/read-option.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { workspaceOptions } from "../lib/workspace.ts";

export const experiment: Command = {
  name: "experiment",
  summary: "Plan which stores and weeks to randomise, to learn whether a department's markdowns pay",
  options: {
    dept: { type: "string", value: "N", help: "Department number" },
    type: { type: "string", value: "N", help: "Kind of markdown, 1 to 5 (default: 1)" },
    power: { type: "string", value: "P", help: "Chance to tell, 0.5 to 0.99 (default: 0.8)" },
    "true-iroas": {
      type: "string",
      value: "X",
      help: "Sales per dollar to be told apart from break-even (default: today's estimate)",
    },
    amount: {
      type: "string",
      value: "USD",
      help: "Per treated week in a store of mean size (default: 1 percent of the department's usual sales)",
    },
    "max-weeks": { type: "string", value: "N", help: "Longest duration, 4 to 39 (default: 12)" },
    draw: {
      type: "string",
      value: "N",
      help: "Seed of the random draw; the same one draws the same stores (default: 1)",
    },
    ...economicsOptions,
    ...workspaceOptions,
  },
  async run({ options, json }) {
    const { hiddenShare: _, ...economics } = readEconomics(options);
    const question = {
      dept: readRequiredNumber(options, "dept"),
      type: readInteger(options, "type", { min: 1, max: 5, fallback: 1 }),
      power: readFraction(options, "power", { min: 0.5, max: 0.99, fallback: 0.8 }),
      ...(options["true-iroas"] === undefined ? {} : { assumedIroas: readAmount(options, "true-iroas", { max: 100 }) }),
      ...(options.amount === undefined ? {} : { amountUsd: readAmount(options, "amount", { max: 1_000_000 }) }),
      maxWeeks: readInteger(options, "max-weeks", { min: 4, max: 39, fallback: 12 }),
      seed: readInteger(options, "draw", { min: 0, max: 2 ** 31 - 1, fallback: 1 }),
      ...economics,
    };
    const answer = await withSnapshot(options, (snapshot) =>
      presentExperiment(snapshot, planExperiment(snapshot, question)),
    );
    if (json) printJson(answer);
    else console.log(describe(answer));
  },
};

function describe(answer: ReturnType<typeof presentExperiment>): string {
  const width = (value: number | null) => (value === null ? "unknown" : value.toFixed(2));
  return [
    answer.headline,
    "",
    formatTable(
      ["figure", "value"],
      [
        ["power", answer.power === null ? "unknown" : formatProbability(answer.power)],
        ["cost of the markdowns", formatUsd(answer.total_cost)],
        ["net profit expected of the experiment itself", formatUsd(answer.expected_net_profit)],
        ["width of the interval afterwards", width(answer.expected_interval_width)],
        ["width of the interval today", width(answer.present_interval_width)],
      ],
    ),
    "",
    formatTable(
      ["week ending", "stores that run the markdown"],
      answer.treated.map(({ week, stores }) => [week, stores.join(", ")]),
    ),
    "",
    formatTable(
      ["store", "amount per treated week"],
      answer.stores.map(({ store, amount }) => [String(store), formatUsd(amount)]),
    ),
    "",
    ...answer.steps.map((step, k) => `${k + 1}. ${step}`),
  ].join("\n");
}

import { presentSimulation } from "@sales-hub/api";
import { simulatePlan } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatDollars, formatPercent, formatProbability, formatTable, formatUsd, printJson } from "../lib/print.ts";
import {
  economicsOptions,
  hiddenShareOption,
  markdownOptions,
  readEconomics,
  readMarkdowns,
} from "../lib/promotion-options.ts";
import { readChoice, readRequiredNumber } from "../lib/read-option.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { workspaceOptions } from "../lib/workspace.ts";

export const simulate: Command = {
  name: "simulate",
  summary: "What a plan of markdowns would do to one department's week, and what that is worth",
  options: {
    store: { type: "string", value: "N", help: "Store number" },
    dept: { type: "string", value: "N", help: "Department number" },
    ...markdownOptions,
    scope: {
      type: "string",
      value: "WHOSE",
      help: "department: the amounts are the department's own (default); store: the whole store's",
    },
    week: { type: "string", value: "DATE", help: "Week-ending date (default: the first week after the data)" },
    ...economicsOptions,
    ...hiddenShareOption,
    ...workspaceOptions,
  },
  async run({ options, json }) {
    const question = {
      store: readRequiredNumber(options, "store"),
      dept: readRequiredNumber(options, "dept"),
      markdowns: readMarkdowns(options),
      scope: readChoice(options, "scope", ["department", "store"], "department"),
      ...(typeof options.week === "string" ? { week: options.week } : {}),
      ...readEconomics(options),
    };
    const answer = await withSnapshot(options, (snapshot) =>
      presentSimulation(snapshot, simulatePlan(snapshot, question), question.markdowns),
    );
    if (json) printJson(answer);
    else console.log(describe(answer));
  },
};

function describe(answer: ReturnType<typeof presentSimulation>): string {
  const { lift_interval: lift, net_profit_interval: net, store_level: store } = answer;
  const unknown = (value: number | null, show: (known: number) => string, reason: string | null) =>
    value === null ? `unknown: ${reason ?? "no investment"}` : show(value);
  const rows = [
    ["baseline sales", formatUsd(answer.baseline_sales)],
    ["predicted sales", formatUsd(answer.predicted_sales)],
    ["lift", `${formatPercent(answer.sales_lift)} (${formatPercent(lift.lower)} to ${formatPercent(lift.upper)})`],
    ["investment", formatUsd(answer.investment)],
    ["net profit", `${formatUsd(answer.net_profit)} (${formatUsd(net.lower)} to ${formatUsd(net.upper)})`],
    ["ROI", unknown(answer.roi, formatPercent, answer.roi_reason)],
    [
      "sales per markdown dollar",
      unknown(
        answer.iroas,
        (value) => `${formatDollars(value)}; ${formatDollars(answer.break_even_iroas)} breaks even`,
        answer.roi_reason,
      ),
    ],
    ["probability of a profit", unknown(answer.probability_of_profit, formatProbability, answer.roi_reason)],
    ["break-even lift", unknown(answer.break_even_lift, formatPercent, answer.roi_reason)],
    ["break-even spend", unknown(answer.break_even_spend, formatUsd, answer.break_even_spend_reason)],
    ["whole store, net profit", `${formatUsd(store.net_profit)} on ${formatUsd(store.investment)}`],
  ];
  return [
    `Store ${answer.store}, department ${answer.dept}, week ending ${answer.week}`,
    answer.verdict_text,
    "",
    formatTable(["figure", "value (95% interval)"], rows),
    "",
    `Evidence that markdowns move these sales: ${answer.evidence.strength}`,
    ...answer.evidence.reasons.map((reason) => `  ${reason}`),
    ...answer.extrapolating.map(({ text }) => `Beyond the data: ${text}`),
    ...answer.notes.map((note) => `Note: ${note}`),
  ].join("\n");
}

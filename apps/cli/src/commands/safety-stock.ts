import { presentSafetyStock } from "@sales-hub/api";
import { planSafetyStock } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatLevel, formatPercent, formatTable, formatUsd, printJson } from "../lib/print.ts";
import { readFraction, readInteger, readRequiredNumber } from "../lib/read-option.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { workspaceOptions } from "../lib/workspace.ts";

export const safetyStock: Command = {
  name: "safety-stock",
  summary: "Stock to hold for a service level and a lead time, in dollars at retail",
  options: {
    store: { type: "string", value: "N", help: "Store number" },
    dept: { type: "string", value: "N", help: "Department number" },
    "service-level": {
      type: "string",
      value: "P",
      help: "Probability that demand is covered, 0.8 to 0.99 (default: 0.95)",
    },
    "lead-time": { type: "string", value: "N", help: "Weeks until an order arrives, 1 to 8 (default: 2)" },
    ...workspaceOptions,
  },
  async run({ options, json }) {
    const question = {
      store: readRequiredNumber(options, "store"),
      dept: readRequiredNumber(options, "dept"),
      serviceLevel: readFraction(options, "service-level", { min: 0.8, max: 0.99, fallback: 0.95 }),
      leadTimeWeeks: readInteger(options, "lead-time", { min: 1, max: 8, fallback: 2 }),
    };
    const answer = await withSnapshot(options, (snapshot) =>
      presentSafetyStock(snapshot, question, planSafetyStock(snapshot, question)),
    );
    if (json) printJson(answer);
    else console.log(describe(answer));
  },
};

function describe(answer: ReturnType<typeof presentSafetyStock>): string {
  const level = formatLevel(answer.service_level);
  const rows = [
    ["expected demand", formatUsd(answer.expected_demand)],
    ["safety stock", formatUsd(answer.safety_stock)],
    ["reorder target", formatUsd(answer.reorder_target)],
    ["adding up weekly bounds would ask for", formatUsd(answer.sum_of_weekly_bounds)],
  ];
  return [
    `Store ${answer.store}, department ${answer.dept}: ${answer.lead_time_weeks} weeks to ${answer.weeks.at(-1)}, service level ${level}, at retail`,
    "",
    formatTable(["stock", "USD"], rows),
    "",
    ...(answer.measured_service_level === null
      ? []
      : [
          `Such targets covered ${formatPercent(answer.measured_service_level)} of ${answer.test_windows.toLocaleString("en-US")} backtest windows of this length.`,
        ]),
    ...answer.notes.map((note) => `Note: ${note}`),
  ].join("\n");
}

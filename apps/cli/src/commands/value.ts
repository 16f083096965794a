import { presentValue } from "@sales-hub/api";
import { DEFAULT_VALUE_ASSUMPTIONS, estimateValue } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatPercent, formatTable, formatUsd, printJson } from "../lib/print.ts";
import { readAmount, readFraction } from "../lib/read-option.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { workspaceOptions } from "../lib/workspace.ts";

const defaults = DEFAULT_VALUE_ASSUMPTIONS;

export const value: Command = {
  name: "value",
  summary: "What the forecast is worth a year, against planning by last year's same week",
  options: {
    margin: { type: "string", value: "G", help: `Gross margin, share of sales (default: ${defaults.marginFraction})` },
    "holding-cost": {
      type: "string",
      value: "C",
      help: `Cost of holding stock for a year, share of its cost price (default: ${defaults.holdingCostPerYear})`,
    },
    "service-level": {
      type: "string",
      value: "L",
      help: `Probability that a week's stock covers its demand, 0.8 to 0.99 (default: ${defaults.serviceLevel})`,
    },
    "labour-cost-per-error": {
      type: "string",
      value: "USD",
      help: `Cost of handling one badly missed week of a pair (default: ${defaults.labourCostPerErrorUsd})`,
    },
    ...workspaceOptions,
  },
  async run({ options, json }) {
    const assumptions = {
      marginFraction: readFraction(options, "margin", { min: 0, max: 0.95, fallback: defaults.marginFraction }),
      holdingCostPerYear: readFraction(options, "holding-cost", {
        min: 0,
        max: 2,
        fallback: defaults.holdingCostPerYear,
      }),
      serviceLevel: readFraction(options, "service-level", { min: 0.8, max: 0.99, fallback: defaults.serviceLevel }),
      labourCostPerErrorUsd: readAmount(options, "labour-cost-per-error", {
        max: 1000,
        fallback: defaults.labourCostPerErrorUsd,
      }),
    };
    const answer = await withSnapshot(options, (snapshot) =>
      presentValue(snapshot, estimateValue(snapshot, assumptions)),
    );
    if (json) printJson(answer);
    else console.log(describe(answer));
  },
};

function describe({ total, parts, simulation, notes, meta }: ReturnType<typeof presentValue>): string {
  const cells = (range: typeof total, reason: string | null) =>
    range === null
      ? [reason ?? "unknown", "", ""]
      : [formatUsd(range.mid), formatUsd(range.low), formatUsd(range.high)];
  const rows = [
    ...parts.map(({ label, value: range, reason }) => [label, ...cells(range, reason)]),
    ["Together", ...cells(total, "unknown")],
  ];
  const policies = (simulation?.policies ?? []).map((policy) => [
    policy.forecast === "ours" ? "our forecast" : "last year's same week",
    formatUsd(policy.stock_held),
    formatUsd(policy.lost_sales_per_year),
    formatPercent(policy.achieved_service),
    policy.errors_per_year.toFixed(0),
  ]);
  return [
    `Data through ${meta.data_through}, model ${meta.model_version}`,
    "",
    formatTable(["a year", "expected", "10%", "90%"], rows),
    ...(simulation === null
      ? []
      : [
          "",
          formatTable(
            [
              `weeks ${simulation.from} to ${simulation.to}`,
              "stock held",
              "sales lost a year",
              "weeks covered",
              "badly missed a year",
            ],
            policies,
          ),
        ]),
    "",
    ...parts.map(({ label, how }) => `${label}: ${how}`),
    ...notes.map((note) => `Note: ${note}`),
  ].join("\n");
}

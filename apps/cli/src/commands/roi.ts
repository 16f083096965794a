import { presentReturns } from "@sales-hub/api";
import { rankReturns } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatPercent, formatProbability, formatTable, formatUsd, printJson } from "../lib/print.ts";
import { economicsOptions, hiddenShareOption, readEconomics } from "../lib/promotion-options.ts";
import { readChoice, readInteger } from "../lib/read-option.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { workspaceOptions } from "../lib/workspace.ts";

const CATEGORIES = ["all", "likely_pays", "uncertain", "likely_loses", "not_estimable"] as const;
const SORTS = [
  "roi",
  "roi_raw",
  "probability_of_profit",
  "avg_weekly_sales",
  "volatility",
  "sample_count",
  "dept",
] as const;

export const roi: Command = {
  name: "roi",
  summary: "What markdowns returned so far, by department and over all stores",
  options: {
    category: { type: "string", value: "WHICH", help: `One of ${CATEGORIES.join(", ")} (default: all)` },
    "min-samples": { type: "string", value: "N", help: "Fewest store-weeks behind an estimate (default: 0)" },
    sort: { type: "string", value: "BY", help: `One of ${SORTS.join(", ")} (default: roi)` },
    order: { type: "string", value: "HOW", help: "desc (default) or asc" },
    ...economicsOptions,
    ...hiddenShareOption,
    ...workspaceOptions,
  },
  async run({ options, json }) {
    const category = readChoice(options, "category", CATEGORIES, "all");
    const question = {
      ...(category === "all" ? {} : { category }),
      minSamples: readInteger(options, "min-samples", { min: 0, max: 1_000_000, fallback: 0 }),
      sort: readChoice(options, "sort", SORTS, "roi"),
      order: readChoice(options, "order", ["desc", "asc"], "desc"),
      ...readEconomics(options),
    };
    const answer = await withSnapshot(options, (snapshot) =>
      presentReturns(snapshot, question, rankReturns(snapshot, question)),
    );
    if (json) printJson(answer);
    else console.log(describe(answer));
  },
};

function describe(answer: ReturnType<typeof presentReturns>): string {
  const rows = answer.departments.map((row) => [
    String(row.dept),
    formatUsd(row.avg_weekly_sales),
    String(row.sample_count),
    row.roi === null
      ? "unknown"
      : `${formatPercent(row.roi.value)} (${formatPercent(row.roi.interval.lower)} to ${formatPercent(row.roi.interval.upper)})`,
    row.probability_of_profit === null ? "unknown" : formatProbability(row.probability_of_profit),
    row.evidence.strength,
    row.category === "not_estimable" ? "not estimable" : row.verdict.replace("_", " "),
  ]);
  return [
    answer.headline,
    "",
    rows.length === 0
      ? "No department matches; leave out --category or lower --min-samples."
      : formatTable(
          ["dept", "weekly sales", "samples", "ROI, pooled (95%)", "P(profit)", "evidence of any effect", "verdict"],
          rows,
        ),
    "",
    ...answer.what_would_change_it.map((change) => `Would change it: ${change}`),
    ...[answer.placebo?.text, answer.lead_test?.text]
      .filter((text) => text !== undefined)
      .map((text) => `Note: ${text}`),
  ].join("\n");
}

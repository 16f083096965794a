import { presentHotspots } from "@sales-hub/api";
import { rankHotspots } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatPercent, formatTable, formatUsd, printJson } from "../lib/print.ts";
import { readInteger, readStoreOrDept } from "../lib/read-option.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { workspaceOptions } from "../lib/workspace.ts";

const DEFAULT_LIMIT = 20;

export const hotspots: Command = {
  name: "hotspots",
  summary: "Pairs that need a person's attention, ranked by the expected cost of their forecast errors",
  options: {
    limit: { type: "string", value: "N", help: `How many to list (default: ${DEFAULT_LIMIT})` },
    store: { type: "string", value: "N", help: "Only this store" },
    dept: { type: "string", value: "N", help: "Only this department" },
    ...workspaceOptions,
  },
  async run({ options, json }) {
    const store = readStoreOrDept(options, "store");
    const dept = readStoreOrDept(options, "dept");
    const question = {
      limit: readInteger(options, "limit", { min: 1, max: 5000, fallback: DEFAULT_LIMIT }),
      ...(store === undefined ? {} : { store }),
      ...(dept === undefined ? {} : { dept }),
    };
    const answer = await withSnapshot(options, async (snapshot) =>
      presentHotspots(snapshot, await rankHotspots(snapshot, question)),
    );
    if (json) printJson(answer);
    else console.log(describe(answer));
  },
};

type Answer = ReturnType<typeof presentHotspots>;

function describe({ hotspots: over, below_floor: under, thresholds, total_pairs, total_below_floor }: Answer): string {
  const table = (spots: Answer["hotspots"]) =>
    formatTable(
      ["rank", "store", "dept", "risk", "error a week", "WAPE", "CV", "why"],
      spots.map((spot) => [
        String(spot.rank),
        String(spot.store),
        String(spot.dept),
        spot.risk_level,
        formatUsd(spot.mae),
        spot.wape === null ? "unknown" : formatPercent(spot.wape),
        spot.cv === null ? "unknown" : formatPercent(spot.cv),
        spot.reasons.slice(1).join(" "),
      ]),
    );
  return [
    `${total_pairs} pairs; risk is high from ${formatUsd(thresholds.high_from)} a week, medium from ${formatUsd(thresholds.medium_from)}, one level more with ${thresholds.signs_to_raise} warning signs.`,
    "",
    over.length === 0 ? "No pair above the sales floor matches." : table(over),
    "",
    `Under the sales floor of ${formatUsd(thresholds.sales_floor)} a week (${total_below_floor} pairs):`,
    under.length === 0 ? "none that matches." : table(under),
  ].join("\n");
}

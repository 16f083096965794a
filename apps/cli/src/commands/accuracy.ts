import { presentAccuracy } from "@sales-hub/api";
import { measureAccuracy } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { ERROR_HEADER, errorCells } from "../lib/describe-errors.ts";
import { formatTable, printJson } from "../lib/print.ts";
import { readStoreOrDept, readText } from "../lib/read-option.ts";
import { UsageError } from "../lib/usage-error.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { workspaceOptions } from "../lib/workspace.ts";

export const accuracy: Command = {
  name: "accuracy",
  summary: "Show how wrong forecasts were, in backtests and where frozen forecasts have met their actuals",
  options: {
    store: { type: "string", value: "N", help: "Only this store" },
    dept: { type: "string", value: "N", help: "Only this department" },
    type: { type: "string", value: "TYPE", help: "Only stores of this type" },
    by: { type: "string", value: "WHAT", help: "Also list each store or dept, the most costly first" },
    ...workspaceOptions,
  },
  async run({ options, json }) {
    const store = readStoreOrDept(options, "store");
    const dept = readStoreOrDept(options, "dept");
    const type = options.type === undefined ? undefined : readText(options, "type", "a store type");
    const by = readGrouping(options.by);
    const question = {
      ...(store === undefined ? {} : { store }),
      ...(dept === undefined ? {} : { dept }),
      ...(type === undefined ? {} : { type }),
      ...(by === undefined ? {} : { by }),
    };
    const answer = await withSnapshot(options, async (snapshot) =>
      presentAccuracy(snapshot, question, await measureAccuracy(snapshot, question)),
    );
    if (json) printJson(answer);
    else console.log(describe(answer));
  },
};

function readGrouping(text: string | boolean | undefined): "store" | "dept" | undefined {
  if (text === undefined || text === "store" || text === "dept") return text;
  throw new UsageError(`--by must be store or dept; got "${text}".`);
}

function describe(answer: ReturnType<typeof presentAccuracy>): string {
  const { frozen, meta } = answer;
  const horizons = (rows: typeof answer.by_horizon) =>
    rows.map((row) => [`weeks ${row.from_horizon} to ${row.to_horizon}`, ...errorCells(row)]);
  const backtest = formatTable(
    ["backtest", ...ERROR_HEADER],
    [["all", ...errorCells(answer.total)], ...horizons(answer.by_horizon)],
  );
  const groups = answer.groups.map(({ store, dept, total }) => [
    store === null ? `dept ${dept}` : `store ${store}`,
    ...errorCells(total),
  ]);
  const met =
    frozen.total === null
      ? "No frozen forecast has met its actual yet: train again when new weeks have come."
      : formatTable(
          [`frozen by ${frozen.versions.join(", ")}`, ...ERROR_HEADER],
          [["all", ...errorCells(frozen.total)], ...horizons(frozen.by_horizon)],
        );
  return [
    `Data through ${meta.data_through}, model ${meta.model_version}`,
    "",
    backtest,
    ...(answer.sum === null
      ? []
      : [
          "",
          formatTable(
            ["their sum", ...ERROR_HEADER],
            [["all", ...errorCells(answer.sum.total)], ...horizons(answer.sum.by_horizon)],
          ),
        ]),
    ...(groups.length > 0 ? ["", formatTable(["most costly first", ...ERROR_HEADER], groups)] : []),
    "",
    met,
    ...frozen.unreadable_versions.map((version) => `Note: ${version} is damaged and was left out.`),
  ].join("\n");
}

import { presentForecast } from "@sales-hub/api";
import { plural } from "@sales-hub/domain";
import { forecastPair } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { describeCoverage, describeWeeks } from "../lib/describe-weeks.ts";
import { formatPercent, formatTable, formatUsd, printJson } from "../lib/print.ts";
import { readInteger, readLevels, readRequiredNumber } from "../lib/read-option.ts";
import { UsageError } from "../lib/usage-error.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { workspaceOptions } from "../lib/workspace.ts";
import { forecastBatch } from "./forecast/batch.ts";
import { forecastSum } from "./forecast/sum.ts";

type ForecastAnswer = ReturnType<typeof presentForecast>;

export const forecast: Command = {
  name: "forecast",
  summary: "Forecast the weeks to come of a store and department, of sums of them, or of all to a file",
  options: {
    store: { type: "string", value: "N", help: "Store number; all stores when left out" },
    dept: { type: "string", value: "N", help: "Department number; all departments when left out" },
    type: { type: "string", value: "T", help: "Only stores of this type: A, B or C" },
    weeks: { type: "string", value: "N", help: "Weeks to forecast, 1 to 52 of a pair, 1 to 39 of a sum (default: 4)" },
    strategy: { type: "string", value: "NAME", help: "direct (default), or recursive: week by week, less accurate" },
    explain: { type: "string", value: "N,N", help: "Weeks ahead to explain, e.g. 1 or 1,4 (default: none)" },
    levels: { type: "string", value: "L,L", help: "Interval levels, 0.5 to 0.99 (default: 0.8,0.95)" },
    all: { type: "boolean", help: "Every pair and week to the files named by --out and --submission" },
    out: { type: "string", value: "FILE", help: "With --all: a .parquet or .csv file with bounds at the levels" },
    submission: { type: "string", value: "FILE", help: "With --all: the rows of test.csv as Id,Weekly_Sales" },
    ...workspaceOptions,
  },
  async run(input) {
    const { options, json } = input;
    if (options.all === true || options.out !== undefined || options.submission !== undefined) {
      return forecastBatch(input);
    }
    if (options.store === undefined || options.dept === undefined || options.type !== undefined) {
      return forecastSum(input);
    }
    const weeks = readInteger(options, "weeks", { min: 1, max: 52, fallback: 4 });
    const question = {
      store: readRequiredNumber(options, "store"),
      dept: readRequiredNumber(options, "dept"),
      forecastWeeks: weeks,
      histWeeks: 12,
      strategy: readStrategy(options.strategy),
      explainWeeks: readWeeks(options.explain, weeks),
      levels: readLevels(options, "levels"),
    };
    const answer = await withSnapshot(options, async (snapshot) =>
      presentForecast(snapshot, question, await forecastPair(snapshot, question)),
    );
    if (json) printJson(answer);
    else console.log(describe(answer));
  },
};

function readStrategy(text: string | boolean | undefined): "direct" | "recursive" {
  if (text === undefined || text === "direct") return "direct";
  if (text === "recursive") return "recursive";
  throw new UsageError(`--strategy must be direct or recursive; got "${text}".`);
}

function readWeeks(text: string | boolean | undefined, furthest: number): number[] {
  if (typeof text !== "string") return [];
  const weeks = text.split(",").map(Number);
  if (!weeks.every((week) => Number.isInteger(week) && week >= 1)) {
    throw new UsageError(`--explain must be weeks ahead, from 1, separated by commas; got "${text}".`);
  }
  const beyond = weeks.filter((week) => week > furthest);
  if (beyond.length === 0) return [...new Set(weeks)];
  throw new UsageError(
    `--explain must lie within the weeks forecast, 1 to ${furthest}; got ${beyond.join(", ")}. Raise --weeks or leave them out.`,
  );
}

/** An explanation by groups, each with the three parts that weigh most. */
function describeExplanation({ date, base_value, groups, forecast }: ForecastAnswer["explanation"][number]): string {
  const rows = groups.flatMap(({ group, contribution, parts }) => [
    [group === "holidays_events" ? "holidays and events" : group.replaceAll("_", " "), formatUsd(contribution)],
    ...[...parts]
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
      .slice(0, 3)
      .map((part) => [`  ${part.label}`, formatUsd(part.contribution)]),
  ]);
  return formatTable(
    [`week ending ${date}`, "adds"],
    [["what models add on average", formatUsd(base_value)], ...rows, ["forecast", formatUsd(forecast)]],
  );
}

function describe(answer: ForecastAnswer): string {
  const { accuracy } = answer;
  const whose = accuracy.scope === "pair" ? "this pair" : "all pairs";
  return [
    `Store ${answer.store}, department ${answer.dept}: data through ${answer.meta.data_through}, model ${answer.meta.model_version}`,
    "",
    describeWeeks(answer.forecast),
    "",
    ...(accuracy.wape === null || accuracy.seasonal_naive_wape === null
      ? []
      : [
          `Backtests of ${whose} (${plural(accuracy.test_weeks, "week")}): WAPE ${formatPercent(accuracy.wape)}; last year's same week ${formatPercent(accuracy.seasonal_naive_wape)}.`,
        ]),
    ...describeCoverage(answer.coverage, answer.history),
    ...answer.explanation.map((week) => `\n${describeExplanation(week)}\n`),
    ...answer.notes.map((note) => `Note: ${note}`),
  ].join("\n");
}

import { presentForecast } from "@sales-hub/api";
import { forecastPair, HubService } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatPercent, formatTable, formatUsd, printJson } from "../lib/print.ts";
import { readInteger } from "../lib/read-option.ts";
import { UsageError } from "../lib/usage-error.ts";
import { resolveWorkspace, workspaceOptions } from "../lib/workspace.ts";

type ForecastAnswer = ReturnType<typeof presentForecast>;

const LARGEST_NUMBER = 99_999;

export const forecast: Command = {
  name: "forecast",
  summary: "Forecast the weeks to come of one store and department",
  options: {
    store: { type: "string", value: "N", help: "Store number" },
    dept: { type: "string", value: "N", help: "Department number" },
    weeks: { type: "string", value: "N", help: "Weeks to forecast, 1 to 52 (default: 4)" },
    strategy: { type: "string", value: "NAME", help: "direct (default), or recursive: week by week, less accurate" },
    explain: { type: "string", value: "N,N", help: "Weeks ahead to explain, e.g. 1 or 1,4 (default: none)" },
    levels: { type: "string", value: "L,L", help: "Interval levels, 0.5 to 0.99 (default: 0.8,0.95)" },
    ...workspaceOptions,
  },
  async run({ options, json }) {
    const question = {
      store: readInteger(options, "store", { min: 1, max: LARGEST_NUMBER }),
      dept: readInteger(options, "dept", { min: 1, max: LARGEST_NUMBER }),
      forecastWeeks: readInteger(options, "weeks", { min: 1, max: 52, fallback: 4 }),
      histWeeks: 12,
      strategy: readStrategy(options.strategy),
      explainWeeks: readWeeks(options.explain),
      levels: readLevels(options.levels),
    };
    const hub = new HubService({ workspace: resolveWorkspace(options) });
    try {
      await hub.load();
      const snapshot = hub.snapshot();
      const answer = presentForecast(snapshot, question, await forecastPair(snapshot, question));
      if (json) printJson(answer);
      else console.log(describe(answer));
    } finally {
      await hub.close();
    }
  },
};

function readLevels(text: string | boolean | undefined): number[] {
  if (typeof text !== "string") return [0.8, 0.95];
  const levels = text.split(",").map(Number);
  if (levels.every((level) => level >= 0.5 && level <= 0.99)) return levels;
  throw new UsageError(`--levels must be fractions from 0.5 to 0.99, separated by commas; got "${text}".`);
}

function readStrategy(text: string | boolean | undefined): "direct" | "recursive" {
  if (text === undefined || text === "direct") return "direct";
  if (text === "recursive") return "recursive";
  throw new UsageError(`--strategy must be direct or recursive; got "${text}".`);
}

function readWeeks(text: string | boolean | undefined): number[] {
  if (typeof text !== "string") return [];
  const weeks = text.split(",").map(Number);
  if (weeks.every((week) => Number.isInteger(week) && week >= 1)) return weeks;
  throw new UsageError(`--explain must be weeks ahead, from 1, separated by commas; got "${text}".`);
}

/** An explanation by groups, each with the three parts that weigh most. */
function describeExplanation({ date, base_value, groups, forecast }: ForecastAnswer["explanation"][number]): string {
  const rows = groups.flatMap(({ group, contribution, parts }) => [
    [group.replaceAll("_", " "), formatUsd(contribution)],
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
  const levels = answer.coverage.map(({ level }) => level);
  const header = ["week ending", "forecast", ...levels.map((level) => `${formatPercent(level)} band`), "last year"];
  const rows = answer.forecast.map((week) => [
    week.date + (week.is_holiday ? " *" : ""),
    formatUsd(week.weekly_sales),
    ...week.intervals.map(({ lower, upper }) => `${formatUsd(lower)} - ${formatUsd(upper)}`),
    formatUsd(week.seasonal_naive),
  ]);
  const { accuracy } = answer;
  const whose = accuracy.scope === "pair" ? "this pair" : "all pairs";
  return [
    `Store ${answer.store}, department ${answer.dept}: data through ${answer.meta.data_through}, model ${answer.meta.model_version}`,
    "",
    formatTable(header, rows),
    ...(answer.forecast.some(({ is_holiday }) => is_holiday) ? ["* holiday week"] : []),
    "",
    ...(accuracy.wape === null || accuracy.seasonal_naive_wape === null
      ? []
      : [
          `Backtests of ${whose} (${accuracy.test_weeks} weeks): WAPE ${formatPercent(accuracy.wape)}; last year's same week ${formatPercent(accuracy.seasonal_naive_wape)}.`,
        ]),
    ...answer.coverage
      .filter(({ measured }) => measured !== null)
      .map(
        ({ level, measured, test_weeks }) =>
          `The ${formatPercent(level)} band held ${formatPercent(measured!)} of ${test_weeks.toLocaleString("en-US")} test weeks.`,
      ),
    ...answer.explanation.map((week) => `\n${describeExplanation(week)}\n`),
    ...answer.notes.map((note) => `Note: ${note}`),
  ].join("\n");
}

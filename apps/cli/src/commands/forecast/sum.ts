import { presentAggregate } from "@sales-hub/api";
import { plural } from "@sales-hub/domain";
import { forecastAggregate } from "@sales-hub/hub";
import type { CommandInput } from "../../lib/command.ts";
import { describeCoverage, describeWeeks } from "../../lib/describe-weeks.ts";
import { formatPercent, printJson } from "../../lib/print.ts";
import { readInteger, readLevels, readStoreOrDept } from "../../lib/read-option.ts";
import { UsageError } from "../../lib/usage-error.ts";
import { withSnapshot } from "../../lib/with-snapshot.ts";

const HIST_WEEKS = 12;
const FURTHEST_SUM_WEEK = 39;
const FURTHEST_PAIR_WEEK = 52;

/** `hub forecast` of a store, a department, a store type or everything. */
export async function forecastSum({ options, json }: CommandInput): Promise<void> {
  for (const name of ["explain", "strategy"]) {
    if (options[name] !== undefined) throw new UsageError(`--${name} needs one pair: give --store and --dept.`);
  }
  const store = readStoreOrDept(options, "store");
  const dept = readStoreOrDept(options, "dept");
  const question = {
    ...(store === undefined ? {} : { store }),
    ...(dept === undefined ? {} : { dept }),
    ...(typeof options.type === "string" ? { type: options.type } : {}),
    histWeeks: HIST_WEEKS,
    forecastWeeks: readSumWeeks(options),
    levels: readLevels(options, "levels"),
  };
  const answer = await withSnapshot(options, (snapshot) =>
    presentAggregate(snapshot, forecastAggregate(snapshot, question)),
  );
  if (json) printJson(answer);
  else console.log(describe(answer));
}

function readSumWeeks(options: CommandInput["options"]): number {
  const weeks = readInteger(options, "weeks", { min: 1, max: FURTHEST_PAIR_WEEK, fallback: 4 });
  if (weeks <= FURTHEST_SUM_WEEK) return weeks;
  throw new UsageError(
    `--weeks must be from 1 to ${FURTHEST_SUM_WEEK} for a sum, from 1 to ${FURTHEST_PAIR_WEEK} only for one pair (--store and --dept); got "${weeks}".`,
  );
}

function describe(answer: ReturnType<typeof presentAggregate>): string {
  const { accuracy, meta } = answer;
  return [
    `${nameOf(answer)} (${answer.pairs.toLocaleString("en-US")} pairs): data through ${meta.data_through}, model ${meta.model_version}`,
    "",
    describeWeeks(answer.forecast),
    "",
    ...(accuracy.wape === null || accuracy.seasonal_naive_wape === null
      ? []
      : [
          `Backtests of this sum (${plural(accuracy.test_weeks, "week")}): WAPE ${formatPercent(accuracy.wape)}; last year's same weeks ${formatPercent(accuracy.seasonal_naive_wape)}.`,
        ]),
    ...describeCoverage(answer.coverage),
    ...answer.notes.map((note) => `Note: ${note}`),
  ].join("\n");
}

function nameOf({ store, dept, type }: ReturnType<typeof presentAggregate>): string {
  if (store !== null) return `Store ${store}, all departments`;
  const stores = type === null ? "all stores" : `stores of type ${type}`;
  return dept === null ? `All departments in ${stores}` : `Department ${dept} in ${stores}`;
}

import type { SimulateAnswer } from "@sales-hub/contracts";
import { markdownNames } from "../../lib/scenario.ts";
import type { Sheet } from "../../lib/sheet.ts";

const columns: ReadonlyArray<[name: string, value: (answer: SimulateAnswer) => string | number | null]> = [
  ["store", ({ store }) => store],
  ["dept", ({ dept }) => dept],
  ["week", ({ week }) => week],
  ["scope", ({ scope }) => scope],
  ...markdownNames.map((name): [string, (answer: SimulateAnswer) => number] => [
    `department_${name}`,
    (answer) => answer.department_markdowns[name],
  ]),
  ...markdownNames.map((name): [string, (answer: SimulateAnswer) => number] => [
    `store_${name}`,
    (answer) => answer.store_markdowns[name],
  ]),
  ["margin", ({ margin }) => margin],
  ["accounting", ({ accounting }) => accounting],
  ["hidden_share", ({ hidden_share }) => hidden_share],
  ["verdict", ({ verdict }) => verdict],
  ["baseline_sales", ({ baseline_sales }) => baseline_sales],
  ["predicted_sales", ({ predicted_sales }) => predicted_sales],
  ["incremental_sales", ({ incremental_sales }) => incremental_sales],
  ["sales_lift", ({ sales_lift }) => sales_lift],
  ["sales_lift_lower", ({ lift_interval }) => lift_interval.lower],
  ["sales_lift_upper", ({ lift_interval }) => lift_interval.upper],
  ["investment", ({ investment }) => investment],
  ["roi", ({ roi }) => roi],
  ["iroas", ({ iroas }) => iroas],
  ["break_even_iroas", ({ break_even_iroas }) => break_even_iroas],
  ["net_profit", ({ net_profit }) => net_profit],
  ["net_profit_lower", ({ net_profit_interval }) => net_profit_interval.lower],
  ["net_profit_upper", ({ net_profit_interval }) => net_profit_interval.upper],
  ["interval_level", ({ net_profit_interval }) => net_profit_interval.level],
  ["probability_of_profit", ({ probability_of_profit }) => probability_of_profit],
  ["break_even_lift", ({ break_even_lift }) => break_even_lift],
  ["break_even_spend", ({ break_even_spend }) => break_even_spend],
  ["evidence", ({ evidence }) => evidence.strength],
  ["extrapolating", ({ extrapolating }) => extrapolating.map(({ markdown }) => markdown).join(" ")],
  ["store_net_profit", ({ store_level }) => store_level.net_profit],
  ["model_version", ({ meta }) => meta.model_version],
  ["data_through", ({ meta }) => meta.data_through],
];

/** One row a scenario: its inputs, then its result, raw numbers. */
export const scenariosSheet = (answers: readonly SimulateAnswer[]): Sheet => ({
  fileName: `scenarios_${answers.map(({ store, dept }) => `store-${store}_dept-${dept}`).join("_")}_data-through-${answers[0]?.meta.data_through ?? ""}`,
  header: columns.map(([name]) => name),
  rows: answers.map((answer) => columns.map(([, value]) => value(answer))),
});

/** The response curve of one scenario. */
export const responseSheet = ({ store, dept, week, response_curve, meta }: SimulateAnswer): Sheet => ({
  fileName: `response_store-${store}_dept-${dept}_week-${week}_model-${meta.model_version}`,
  header: ["store", "dept", "week", "spend", "net_profit", "net_profit_lower", "net_profit_upper", "is_extrapolated"],
  rows: response_curve.map((point) => [
    store,
    dept,
    week,
    point.spend,
    point.incremental_sales,
    point.net_profit,
    point.net_profit_lower,
    point.net_profit_upper,
    point.is_extrapolated,
  ]),
});

import { addWeeks, type SalesPanel } from "@sales-hub/domain";
import { BRIEF_FEATURE_NAMES } from "../brief-features/catalog.ts";
import { r2, rmse } from "../evaluate/metrics.ts";
import { FIRST_TARGET_WEEK } from "../model/row-plan.ts";
import { makeOneWeekRows, type OneWeekRows } from "./one-week-rows.ts";
import { fitRidgeCV, predictRidge } from "./ridge-cv.ts";
import { fillLevels, learnScaling, scaleInputs } from "./ridge-inputs.ts";

/** One way to fit the brief's ridge regression and what came of it one week ahead. */
export interface RidgeVariant {
  readonly name: "honest" | "log" | "log-leaking" | "log-collinear";
  readonly title: string;
  readonly alpha: number;
  /** Null where a forecast or its square is beyond what a number can hold. */
  readonly testR2: number | null;
  readonly testRmse: number | null;
  /** Largest coefficient of a scaled input, in the unit of the target. */
  readonly largestCoefficient: number;
  /** Of a model of the log: the largest forecast before it is exponentiated; ln(1e6) is 13.8. */
  readonly largestLog: number | null;
  /** The row of that forecast: its sales, and the inputs that made it, with what each added. */
  readonly worstRow: {
    readonly actualUsd: number;
    readonly inputs: readonly { readonly name: string; readonly added: number }[];
  };
}

/** Why the brief's ridge regression had a test R2 of -4.22e+31. */
export interface RidgeExplanation {
  /** ISO dates. */
  readonly trainEnd: string;
  readonly testEnd: string;
  readonly briefTestR2: number;
  readonly variants: readonly RidgeVariant[];
}

const PENALTIES = [0.01, 0.1, 1, 10, 100, 1000, 10_000];
/** So small that it only keeps the equations solvable. */
const NO_PENALTY = [1e-12];
const WIDTH = BRIEF_FEATURE_NAMES.length;
const AGGREGATES = ["Mean_Active_Markdown", "Max_Markdown"];
const FIRST_MARKDOWN = BRIEF_FEATURE_NAMES.indexOf("MarkDown1");
const TOTAL_AT = BRIEF_FEATURE_NAMES.indexOf("Total_Markdown");
const COUNT_AT = BRIEF_FEATURE_NAMES.indexOf("Promo_Count");
const MARKDOWN_TYPES = 5;
const INPUTS_SHOWN = 4;

/**
 * Takes the brief's ridge regression apart, one week ahead: fitted honestly on scaled inputs; on log(1 + sales) and
 * exponentiated; the same with the ratio of the target's own week among the inputs; and with the total and other
 * aggregates beside all five markdowns and no penalty.
 *
 * A linear model of the log has no bound: an input far outside what training saw adds its whole distance to the log, and
 * exponentiation turns that into factors. Collinear inputs without a penalty have large coefficients that cancel in
 * training and not after.
 * @param options.originIndex Last week of training; weeks in which markdowns have just begun show it best.
 */
export function explainRidge(
  panel: SalesPanel,
  { originIndex, testWeeks }: { readonly originIndex: number; readonly testWeeks: number },
): RidgeExplanation {
  const rowsOf = (leaking: boolean) => ({
    train: makeOneWeekRows(panel, { from: FIRST_TARGET_WEEK, to: originIndex, leaking }),
    test: makeOneWeekRows(panel, { from: originIndex + 1, to: originIndex + testWeeks, leaking }),
  });
  const known = rowsOf(false);
  const base = { ...known, log: true, alphas: PENALTIES, aggregates: false };
  return {
    trainEnd: addWeeks(panel.firstWeek, originIndex),
    testEnd: addWeeks(panel.firstWeek, originIndex + testWeeks),
    briefTestR2: -4.22e31,
    variants: [
      fit({ ...base, log: false, name: "honest", title: "Scaled inputs, penalty by leave-one-out, sales in USD" }),
      fit({ ...base, name: "log", title: "The same on log(1 + sales), exponentiated" }),
      fit({
        ...base,
        ...rowsOf(true),
        name: "log-leaking",
        title: "On the log, with the ratio, total and share of the target's own week as in the brief",
      }),
      fit({
        ...base,
        aggregates: true,
        alphas: NO_PENALTY,
        name: "log-collinear",
        title: "On the log, the total and other aggregates beside all five markdowns, no penalty",
      }),
    ],
  };
}

interface Variant extends Pick<RidgeVariant, "name" | "title"> {
  readonly train: OneWeekRows;
  readonly test: OneWeekRows;
  readonly log: boolean;
  readonly alphas: readonly number[];
  /** Put more aggregates of the markdowns beside the total. */
  readonly aggregates: boolean;
}

function fit({ name, title, train, test, log, alphas, aggregates }: Variant): RidgeVariant {
  const inputsOf = ({ features }: OneWeekRows) => (aggregates ? addAggregates : same)(fillLevels(features));
  const names = aggregates ? [...BRIEF_FEATURE_NAMES, ...AGGREGATES] : BRIEF_FEATURE_NAMES;
  const columns = names.length;
  const inputs = inputsOf(train);
  const scaling = learnScaling(inputs, columns);
  const target = log ? train.actual.map((y) => Math.log1p(Math.max(0, y))) : train.actual;
  const model = fitRidgeCV({ features: scaleInputs(inputs, scaling), columns, target, alphas });
  const scaled = scaleInputs(inputsOf(test), scaling);
  const predictions = predictRidge(model, scaled);
  const forecast = predictions.map(log ? Math.expm1 : (usd) => Math.max(0, usd));
  const worst = predictions.reduce((best, value, r) => (value > predictions[best]! ? r : best), 0);
  const pairs = { actual: test.actual, forecast };
  return {
    name,
    title,
    alpha: model.alpha,
    testR2: finite(r2(pairs)),
    testRmse: finite(rmse(pairs)),
    largestCoefficient: Math.max(...model.coefficients.map(Math.abs)),
    largestLog: log ? predictions[worst]! : null,
    worstRow: {
      actualUsd: test.actual[worst]!,
      inputs: names
        .map((input, k) => ({ name: input, added: model.coefficients[k]! * scaled[worst * columns + k]! }))
        .sort((a, b) => Math.abs(b.added) - Math.abs(a.added))
        .slice(0, INPUTS_SHOWN),
    },
  };
}

const same = (features: Float64Array): Float64Array => features;

function addAggregates(features: Float64Array): Float64Array {
  const columns = WIDTH + AGGREGATES.length;
  const rows = features.length / WIDTH;
  const out = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    const row = features.subarray(r * WIDTH, (r + 1) * WIDTH);
    out.set(row, r * columns);
    out[r * columns + WIDTH] = row[COUNT_AT]! > 0 ? row[TOTAL_AT]! / row[COUNT_AT]! : 0;
    out[r * columns + WIDTH + 1] = Math.max(...row.subarray(FIRST_MARKDOWN, FIRST_MARKDOWN + MARKDOWN_TYPES));
  }
  return out;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

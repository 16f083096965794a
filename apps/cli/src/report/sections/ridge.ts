import { day, listWords, number, usd } from "../format.ts";
import type { Markup } from "../html.ts";
import type { Report } from "../report-types.ts";
import { finding, paragraph, table } from "../section.ts";

type Ridge = NonNullable<Report["ridge"]>;

/** Why the brief's ridge regression failed, beside one that was fitted with care. */
export function describeRidge(ridge: Ridge): Markup {
  const honest = ridge.variants.find(({ name }) => name === "honest");
  const worst = ridge.variants.reduce((a, b) => ((b.test_r2 ?? -Infinity) < (a.test_r2 ?? -Infinity) ? b : a));
  return finding(
    `The brief's Ridge figure (R² ${number(ridge.brief_test_r2)}) comes from collinear inputs and the way back from the logarithm${
      honest?.test_r2 == null ? "" : `; fitted with care, Ridge has ${number(honest.test_r2, 4)}`
    }`,
    paragraph(
      `A linear model of log(1 + sales) has no bound: an input far outside what training saw adds its whole distance to the logarithm, and the exponential turns that into factors. Collinear inputs without a penalty have large coefficients that cancel in training and not after. Here the worst variant forecasts e^${worst.largest_log === null ? "–" : number(worst.largest_log, 1)} dollars for a row that sold ${usd(worst.worst_row.actual_usd)}, most of it from ${listWords(worst.worst_row.inputs.slice(0, 2).map(({ name }) => name))}. One such row sets R². The figure says nothing about linear models as such.`,
    ),
    table({
      caption: `Ridge one week ahead, trained up to ${day(ridge.train_end)}, when markdowns had just begun, and tested up to ${day(ridge.test_end)}`,
      header: ["Variant", "R² test", "RMSE", "Penalty", "Largest coefficient", "Largest forecast of the log"],
      rows: ridge.variants.map((each) => [
        each.title,
        each.test_r2 === null ? "beyond a number" : number(each.test_r2, Math.abs(each.test_r2) < 100 ? 4 : 0),
        each.test_rmse === null
          ? "beyond a number"
          : each.test_rmse > 1e9
            ? `$${number(each.test_rmse)}`
            : usd(each.test_rmse),
        String(each.alpha),
        number(each.largest_coefficient, 2),
        each.largest_log === null ? "–" : number(each.largest_log, 1),
      ]),
    }),
  );
}

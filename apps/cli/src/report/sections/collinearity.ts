import { number } from "../format.ts";
import type { Markup } from "../html.ts";
import type { Report } from "../report-types.ts";
import { finding, paragraph, table } from "../section.ts";

type Vif = Report["eda"]["vif"][number];

const SETS: Readonly<Record<Vif["set"], string>> = {
  aggregates: "The brief's aggregates beside each other",
  types: "MarkDown1-5 alone",
  total_beside_types: "The total beside all five types",
};

/** The variance inflation of markdown columns, which depends on what stands beside them. */
export function describeCollinearity(vif: Report["eda"]["vif"]): Markup {
  const find = (set: Vif["set"]) => vif.find((each) => each.set === set)?.columns ?? [];
  const known = (set: Vif["set"]) => find(set).flatMap((column) => (column.vif === null ? [] : [column.vif]));
  const highest = Math.max(...known("aggregates"));
  const alone = known("types");
  return finding(
    `Markdown aggregates are collinear by construction (VIF up to ${number(highest, 1)}); the five markdown types are not (${number(Math.min(...alone), 1)} to ${number(Math.max(...alone), 1)})`,
    paragraph(
      'The variance inflation factor, 1 / (1 − R²) of a column on the others, depends on which others. The brief\'s "> 200" appears where the total and the mean of the active types stand beside maximum, count and active flag, which are all made from the same five numbers. Taken alone, the five types are nearly independent. With the total beside all five types, each is given exactly by the others: the factor is infinite.',
    ),
    table({
      caption: "Variance inflation over the rows of sales, by set of columns",
      header: ["Set of columns", "Column", "VIF"],
      words: 2,
      rows: vif.flatMap(({ set, columns }) =>
        columns.map(({ name, vif: factor }, k) => [
          k === 0 ? SETS[set] : "",
          name,
          factor === null ? "infinite" : number(factor, 1),
        ]),
      ),
    }),
  );
}

import { columnChart } from "../charts/bars.ts";
import { figure } from "../charts/figure.ts";
import { change, percent } from "../format.ts";
import type { Markup } from "../html.ts";
import type { Report } from "../report-types.ts";
import { finding, paragraph, table } from "../section.ts";

/** How each flagged holiday lifts the stores of each type. */
export function describeHolidays(lifts: Report["eda"]["holiday_lift"]): Markup {
  const holidays = [...new Set(lifts.map(({ holiday }) => holiday))];
  const types = [...new Set(lifts.map(({ store_type }) => store_type))].sort();
  const find = (holiday: string, type: string) =>
    lifts.find((each) => each.holiday === holiday && each.store_type === type)?.lift ?? null;
  const measured = lifts.flatMap((each) => (each.lift === null ? [] : [{ ...each, lift: each.lift }]));
  const best = measured.reduce((a, b) => (b.lift > a.lift ? b : a), measured[0]!);
  const worst = measured.reduce((a, b) => (b.lift < a.lift ? b : a), measured[0]!);
  const title = best
    ? `${title_(best.holiday)} lifts stores of type ${best.store_type} most (${change(best.lift - 1, 0)}); ${title_(worst.holiday)} in type ${worst.store_type} is the weakest (${change(worst.lift - 1, 0)})`
    : "The history holds no flagged holiday with four weeks before it";
  return finding(
    title,
    paragraph(
      "Sales of the week that carries the holiday flag against the mean of the four weeks before it, mean over the years. The flagged Christmas week ends on 30 or 31 December: the shopping falls into the week before, which carries no flag.",
    ),
    figure({
      label: `Lift by holiday and store type: ${measured.map((each) => `${title_(each.holiday)} ${each.store_type} ${change(each.lift - 1, 0)}`).join(", ")}.`,
      caption: "Change of sales in the holiday's week against the four weeks before, percent, by store type",
      chart: columnChart({
        categories: holidays.map(title_),
        tick: (value) => percent(value, 0),
        text: (value) => change(value, 0),
        series: types.map((type) => ({
          name: `Type ${type}`,
          values: holidays.map((holiday) => {
            const lift = find(holiday, type);
            return lift === null ? null : lift - 1;
          }),
        })),
      }),
    }),
    table({
      caption: "Lift by holiday and store type",
      header: ["Holiday", "Store type", "Stores", "Lift", "Deviation over stores"],
      words: 2,
      rows: lifts.map((each) => [
        title_(each.holiday),
        each.store_type,
        String(each.stores),
        each.lift === null ? "–" : change(each.lift - 1),
        each.store_deviation === null ? "–" : `${percent(each.store_deviation)}`,
      ]),
    }),
  );
}

const title_ = (holiday: string) =>
  holiday
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .replace(/^./, (letter) => letter.toUpperCase());

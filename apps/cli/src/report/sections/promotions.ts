import { number, percent, usd } from "../format.ts";
import { html, type Markup } from "../html.ts";
import type { Report } from "../report-types.ts";
import { bullets, facts, finding, paragraph, type Section, table } from "../section.ts";

type Promotions = Report["promotions"];
type Estimate = NonNullable<Promotions["total"]>["iroas"];

/** What markdowns returned over all departments. */
export function promotionSection({ promotions }: Report): Section {
  return {
    id: "promotions",
    title: "Promotions",
    body: finding(promotions.headline, ...describeTotal(promotions)),
  };
}

function describeTotal(promotions: Promotions): (Markup | null)[] {
  const { total, total_reason, counts, placebo, lead_test, what_would_change_it: changes } = promotions;
  if (total === null) return [paragraph(total_reason ?? "")];
  return [
    facts([
      ["Markdown spend", usd(total.investment)],
      [
        "Incremental sales per dollar",
        `${range(total.iroas)}; breaks even at ${number(promotions.break_even_iroas, 2)} with a margin of ${percent(promotions.margin, 0)}`,
      ],
      ["Net profit per dollar", range(total.roi)],
      ["Probability of profit", percent(total.probability_of_profit, 0)],
      [
        "Departments",
        `${counts.earns} earn, ${counts.cannot_tell} cannot be told, ${counts.loses} lose, ${counts.not_estimable} not estimable`,
      ],
    ]),
    table({
      caption: "Incremental sales per dollar under other shapes of the response",
      header: ["Shape", "Estimate and 95% interval"],
      rows: total.specifications.map(({ label, iroas }) => [label, range(iroas)]),
    }),
    placebo === null && lead_test === null
      ? null
      : bullets([...(placebo ? [placebo.text] : []), ...(lead_test ? [lead_test.text] : [])]),
    changes.length === 0 ? null : html`<p>What would change it:</p>${bullets(changes)}`,
  ];
}

const range = ({ value, interval }: Estimate) =>
  `${number(value, 2)} (${percent(interval.level, 0)} interval ${number(interval.lower, 2)} to ${number(interval.upper, 2)})`;

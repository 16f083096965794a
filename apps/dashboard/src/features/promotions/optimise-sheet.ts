import type { OptimizeAnswer } from "@sales-hub/contracts";
import type { Sheet } from "../../lib/sheet.ts";

const header = [
  "kind",
  "dept",
  "markdown",
  "stores",
  "spend",
  "incremental_sales",
  "net_profit",
  "marginal_net_profit",
  "net_profit_lower",
  "net_profit_upper",
  "probability_better_than_today",
  "reason",
  "budget",
  "verdict",
  "margin",
  "accounting",
  "hidden_share",
  "first_week",
  "last_week",
];

/** The allocation, its total, the plan it is compared with, and what was left out and why; inputs on every row. */
export function planSheet(answer: OptimizeAnswer): Sheet {
  const { today, net_profit_interval: range } = answer;
  const inputs = [
    answer.budget,
    answer.verdict,
    answer.margin,
    answer.accounting,
    answer.hidden_share,
    answer.first_week,
    answer.last_week,
  ];
  return {
    fileName: `markdown-plan_budget-${answer.budget}_from-${answer.first_week}_model-${answer.meta.model_version}`,
    header,
    rows: [
      ...answer.allocation.map((cell) => [
        "cell",
        cell.dept,
        cell.markdown,
        cell.stores,
        cell.spend,
        cell.incremental_sales,
        cell.net_profit,
        cell.marginal_net_profit,
        null,
        null,
        null,
        null,
        ...inputs,
      ]),
      [
        "plan",
        null,
        null,
        null,
        answer.spent,
        null,
        answer.expected_net_profit,
        answer.marginal_net_profit,
        range.lower,
        range.upper,
        answer.probability_better_than_today,
        answer.headline,
        ...inputs,
      ],
      [
        "today",
        null,
        null,
        null,
        today.spend,
        null,
        today.expected_net_profit,
        null,
        today.net_profit_interval.lower,
        today.net_profit_interval.upper,
        null,
        null,
        ...inputs,
      ],
      ...answer.excluded.map(({ dept, markdown, reason }) => [
        "left out",
        dept,
        markdown,
        ...Array.from({ length: 8 }, () => null),
        reason,
        ...inputs,
      ]),
    ],
  };
}

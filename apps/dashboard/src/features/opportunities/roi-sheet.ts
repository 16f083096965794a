import type { DepartmentRoi, Estimate, RoiAnswer } from "@sales-hub/contracts";
import type { Sheet } from "../../lib/sheet.ts";

const estimates = ["roi", "roi_raw", "iroas", "iroas_raw"] as const;
const cells = (estimate: Estimate | null) => [
  estimate?.value ?? null,
  estimate?.interval.lower ?? null,
  estimate?.interval.upper ?? null,
];

const header = [
  "dept",
  "category",
  "verdict",
  "avg_weekly_sales",
  "volatility",
  "sample_count",
  "investment",
  ...estimates.flatMap((name) => [name, `${name}_lower`, `${name}_upper`]),
  "probability_of_profit",
  "evidence",
  "reason",
  "margin",
  "accounting",
  "hidden_share",
];

/** One row a department as the API gave it: raw numbers, unknown ones empty, the terms on every row. */
export const roiSheet = ({ departments, margin, accounting, hidden_share, meta }: RoiAnswer): Sheet => ({
  fileName: `department-returns_margin-${Math.round(margin * 100)}_${accounting}_data-through-${meta.data_through}`,
  header,
  rows: departments.map((item: DepartmentRoi) => [
    item.dept,
    item.category,
    item.verdict,
    item.avg_weekly_sales,
    item.volatility,
    item.sample_count,
    item.investment,
    ...estimates.flatMap((name) => cells(item[name])),
    item.probability_of_profit,
    item.evidence.strength,
    item.reason,
    margin,
    accounting,
    hidden_share,
  ]),
});

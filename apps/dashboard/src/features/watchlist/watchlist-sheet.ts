import type { HotspotsAnswer } from "@sales-hub/contracts";
import type { Sheet } from "../../lib/sheet.ts";

const header = [
  "rank",
  "store",
  "dept",
  "avg_weekly_sales",
  "mae",
  "wape",
  "bias",
  "cv",
  "relative_interval_width",
  "risk_level",
  "reasons",
];

/** The list as the API gave it: raw numbers, fractions for rates, reasons joined into one cell. */
export const watchlistSheet = ({ hotspots, meta }: HotspotsAnswer): Sheet => ({
  fileName: `watchlist_${hotspots.length}-pairs_data-through-${meta.data_through}_model-${meta.model_version.replaceAll(/[^A-Za-z0-9.-]+/g, "-")}`,
  header,
  rows: hotspots.map((spot) => [
    spot.rank,
    spot.store,
    spot.dept,
    spot.avg_weekly_sales,
    spot.mae,
    spot.wape,
    spot.bias,
    spot.cv,
    spot.relative_interval_width,
    spot.risk_level,
    spot.reasons.join(" "),
  ]),
});

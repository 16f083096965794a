import type { HotspotsAnswer } from "@sales-hub/contracts";
import { toCsv } from "../../lib/csv.ts";

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
export const watchlistCsv = ({ hotspots }: HotspotsAnswer): string =>
  toCsv(
    header,
    hotspots.map((spot) => [
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
  );

export const watchlistFileName = ({ hotspots, meta }: HotspotsAnswer): string =>
  `watchlist_${hotspots.length}-pairs_data-through-${meta.data_through}_model-${meta.model_version.replaceAll(/[^A-Za-z0-9.-]+/g, "-")}.csv`;

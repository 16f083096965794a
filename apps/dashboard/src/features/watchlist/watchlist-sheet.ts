import type { Hotspot, HotspotsAnswer } from "@sales-hub/contracts";
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
  "signs",
  "trend_recent_growth",
  "trend_earlier_growth",
  "trend_z",
  "surprise_date",
  "surprise_actual",
  "surprise_forecast",
  "missing_weeks",
  "under_sales_floor",
  "reasons",
];

/** US dollars to the cent. */
const cents = (usd: number | undefined) => (usd === undefined ? undefined : Math.round(usd * 100) / 100);

const rowOf = (spot: Hotspot, underFloor: boolean) => [
  spot.rank,
  spot.store,
  spot.dept,
  cents(spot.avg_weekly_sales),
  cents(spot.mae),
  spot.wape,
  cents(spot.bias),
  spot.cv,
  spot.relative_interval_width,
  spot.risk_level,
  spot.signs.join(" "),
  spot.trend_break?.recent_growth,
  spot.trend_break?.earlier_growth,
  spot.trend_break?.z,
  spot.surprise?.date,
  cents(spot.surprise?.actual),
  cents(spot.surprise?.forecast),
  spot.missing_weeks,
  underFloor,
  spot.reasons.join(" "),
];

/** The lists as the API gave them: money to the cent, fractions for rates, reasons joined into one cell. */
export const watchlistSheet = ({
  hotspots,
  below_floor,
  meta,
}: Pick<HotspotsAnswer, "hotspots" | "below_floor" | "meta">): Sheet => ({
  fileName: `watchlist_${hotspots.length + below_floor.length}-pairs_data-through-${meta.data_through}_model-${meta.model_version.replaceAll(/[^A-Za-z0-9.-]+/g, "-")}`,
  header,
  rows: [...hotspots.map((spot) => rowOf(spot, false)), ...below_floor.map((spot) => rowOf(spot, true))],
});

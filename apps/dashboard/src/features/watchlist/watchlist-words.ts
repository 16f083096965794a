import type { Hotspot, HotspotSign, HotspotsAnswer, RiskThresholds, Surprise, TrendBreak } from "@sales-hub/contracts";
import { count, day, dayShort, percent, plural, unknown, usd, usdShort } from "../../lib/format.ts";
import type { WatchlistSearch } from "../../lib/insights-search.ts";

type Filter = Pick<WatchlistSearch, "store" | "dept" | "risk">;

const isFiltered = ({ store, dept, risk }: Filter) => store !== undefined || dept !== undefined || risk !== "all";

/** "Store 10, Department 72, high risk": what the list was narrowed to. */
export const filterText = ({ store, dept, risk }: Filter): string =>
  [
    store === undefined ? "" : `Store ${store}`,
    dept === undefined ? "" : `Department ${dept}`,
    risk === "all" ? "" : `${risk} risk`,
  ]
    .filter((part) => part !== "")
    .join(", ");

/** The page's one sentence: how much error the pairs on the list are expected to cost, or what a filter found. */
export function watchlistHeadline(
  { hotspots, below_floor, total_pairs }: Pick<HotspotsAnswer, "hotspots" | "below_floor" | "total_pairs">,
  filter: Filter = { risk: "all" },
): string {
  const only = hotspots[0] ?? below_floor[0];
  if (only === undefined) {
    return isFiltered(filter) ? `Nothing on the watchlist is ${filterText(filter)}.` : "Nothing is on the watchlist.";
  }
  if (filter.store !== undefined && filter.dept !== undefined) {
    const rank = hotspots.length === 0 ? "under the sales floor" : `rank ${count(only.rank)} of ${count(total_pairs)}`;
    return `Store ${only.store}, Department ${only.dept}: ${only.risk_level} risk, ${rank}, missed by ${usdShort(only.mae)} a week.`;
  }
  const cost = hotspots.reduce((sum, hotspot) => sum + hotspot.mae, 0);
  const which = isFiltered(filter) ? ` (${filterText(filter)})` : "";
  return `${plural(hotspots.length, "forecast")} of ${count(total_pairs)}${which} need a second look: together they miss by ${usdShort(cost)} a week.`;
}

const risks: Readonly<Record<Hotspot["risk_level"], string>> = {
  high: "\u25B2 High risk",
  medium: "\u25C6 Medium risk",
  low: "\u25BC Low risk",
};

/** Risk in words with a shape, never by colour alone. */
export const riskLabel = (risk: Hotspot["risk_level"]): string => risks[risk];

export const signLabels: Readonly<Record<HotspotSign, string>> = {
  inaccurate: "Inaccurate",
  biased: "Biased",
  volatile: "Volatile",
  wide_band: "Wide band",
  trend_break: "Trend break",
  surprise: "Recent surprise",
  data_gaps: "Data gaps",
};

/** "+15% after \u221210%": growth of late, after that of the year before. */
export const trendText = (trend: TrendBreak | null): string =>
  trend === null
    ? unknown
    : `${percent(trend.recent_growth, { sign: true, digits: 0 })} after ${percent(trend.earlier_growth, { sign: true, digits: 0 })}`;

export const surpriseText = (surprise: Surprise | null): string =>
  surprise === null ? "none" : `${day(surprise.date)}: ${usd(surprise.actual)}, forecast ${usd(surprise.forecast)}`;

/** The same in a narrow column: "19 Oct, +$49.0k". */
export const surpriseShort = (surprise: Surprise | null): string =>
  surprise === null
    ? "none"
    : `${dayShort(surprise.date)}, ${usdShort(surprise.actual - surprise.forecast, { sign: true })}`;

/** How the risk levels are set, in one sentence with its thresholds. */
export const thresholdsSentence = ({ high_from, medium_from, signs_to_raise, sales_floor }: RiskThresholds): string =>
  `Risk is high from an error of ${usd(high_from)} a week (the top 2% of pairs) and medium from ${usd(medium_from)} (the top 10%); ${plural(signs_to_raise, "warning sign")} or more raise it by one level. Pairs that sell under ${usd(sales_floor)} a week are listed apart.`;

import type {
  Hotspot,
  HotspotSign,
  HotspotsAnswer,
  RiskThresholds,
  StoreItem,
  Surprise,
  TrendBreak,
} from "@sales-hub/contracts";
import { count, day, dayShort, percent, plural, unknown, usd, usdShort } from "../../lib/format.ts";
import type { WatchlistSearch } from "../../lib/insights-search.ts";
import { nearestDepartment } from "../../lib/nearest-department.ts";

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

/** How many of the pairs that a filter leaves are at each risk, whatever the length of the list. */
export interface RiskCounts {
  high: number;
  medium: number;
}

/** The page's one sentence: how many forecasts need a second look by their risk, or what a filter found. */
export function watchlistHeadline(
  answer: Pick<HotspotsAnswer, "hotspots" | "below_floor" | "total_pairs" | "matching_pairs">,
  filter: Filter = { risk: "all" },
  risks?: RiskCounts,
): string {
  const { hotspots, below_floor, total_pairs, matching_pairs } = answer;
  const only = hotspots[0] ?? below_floor[0];
  if (only === undefined) {
    return isFiltered(filter) ? `Nothing on the watchlist is ${filterText(filter)}.` : "Nothing is on the watchlist.";
  }
  if (filter.store !== undefined && filter.dept !== undefined) {
    const rank = hotspots.length === 0 ? "under the sales floor" : `rank ${count(only.rank)} of ${count(total_pairs)}`;
    return `Store ${only.store}, Department ${only.dept}: ${only.risk_level} risk, ${rank}, missed by ${usdShort(only.mae)} a week.`;
  }
  const cost = usdShort(hotspots.reduce((sum, hotspot) => sum + hotspot.mae, 0));
  const first = hotspots.length < matching_pairs ? `the first ${count(hotspots.length)} miss` : "together they miss";
  const miss = `${first} by ${cost} a week`;
  const which = filterText({ ...filter, risk: "all" });
  const place = which === "" ? "" : ` (${which})`;
  if (filter.risk !== "all") {
    return `${plural(matching_pairs, "forecast")} of ${count(total_pairs)} ${matching_pairs === 1 ? "is" : "are"} ${filter.risk} risk${place}: ${miss}.`;
  }
  if (risks === undefined)
    return `${plural(matching_pairs, "forecast")}${place}, ranked by what their errors cost: ${miss}.`;
  const { high, medium } = risks;
  if (high + medium === 0) return `None of ${plural(matching_pairs, "forecast")}${place} needs a second look: ${miss}.`;
  return `${count(high + medium)} of ${plural(matching_pairs, "forecast")}${place} ${high + medium === 1 ? "needs" : "need"} a second look, ${count(high)} at high and ${count(medium)} at medium risk: ${miss}.`;
}

interface Nearest {
  /** What is wrong with the choice, and what exists. */
  text: string;
  store?: number;
  dept?: number;
}

const span = (numbers: readonly number[]) => `${Math.min(...numbers)} to ${Math.max(...numbers)}`;

/** What to say of a store or department that does not exist, with the nearest that does; undefined where all exist. */
export function unknownChoice(
  stores: ReadonlyArray<Pick<StoreItem, "store" | "departments">>,
  { store, dept }: Pick<Filter, "store" | "dept">,
): Nearest | undefined {
  if (stores.length === 0) return undefined;
  const numbers = stores.map((item) => item.store);
  const chosen = store === undefined ? undefined : stores.find((item) => item.store === store);
  if (store !== undefined && chosen === undefined) {
    const nearest = nearestDepartment(numbers, store);
    return {
      text: `There is no Store ${store}; stores are ${span(numbers)}.`,
      ...(nearest === undefined ? {} : { store: nearest }),
    };
  }
  const sold = chosen?.departments ?? [...new Set(stores.flatMap(({ departments }) => departments))];
  if (dept === undefined || sold.includes(dept)) return undefined;
  const nearest = nearestDepartment(sold, dept);
  const where = chosen === undefined ? "No store sells" : `Store ${store} does not sell`;
  return {
    text: `${where} Department ${dept}; departments are ${span(sold)}.`,
    ...(store === undefined ? {} : { store }),
    ...(nearest === undefined ? {} : { dept: nearest }),
  };
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

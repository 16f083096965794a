import type { Hotspot, HotspotsAnswer } from "@sales-hub/contracts";
import { count, plural, usdShort } from "../../lib/format.ts";

/** The page's one sentence: how much error the pairs on the list are expected to cost. */
export function watchlistHeadline({ hotspots, total_pairs }: HotspotsAnswer): string {
  if (hotspots.length === 0) return "Nothing is on the watchlist.";
  const cost = hotspots.reduce((sum, hotspot) => sum + hotspot.mae, 0);
  return `${plural(hotspots.length, "forecast")} of ${count(total_pairs)} need a second look: together they miss by ${usdShort(cost)} a week.`;
}

const signs: Readonly<Record<Hotspot["risk_level"], string>> = {
  high: "\u25B2 High risk",
  medium: "\u25C6 Medium risk",
  low: "\u25BC Low risk",
};

/** Risk in words with a shape, never by colour alone. */
export const riskLabel = (risk: Hotspot["risk_level"]): string => signs[risk];

import { type PromotionEffects, totalReturn } from "@sales-hub/engine";
import type { HotspotRanking } from "../rank-hotspots.ts";
import { type Finding, fact, percent, shortUsd } from "./finding.ts";

/** Weeks of markdowns behind the chain's return, per four weeks. */
const FOUR_WEEKS = 4;

/** What markdowns returned, if that is clearly above or below break-even. */
export function findPromotion(effects: PromotionEffects, marginFraction: number): Finding | null {
  const total = totalReturn(effects, { margin: marginFraction });
  const first = effects.intensity.firstMarkdownWeek;
  if (total === null || first === null) return null;
  const { iroas, breakEvenIroas, probabilityOfProfit, investmentUsd, roi } = total;
  const loses = iroas.upper < breakEvenIroas;
  const earns = iroas.lower > breakEvenIroas;
  if (!loses && !earns) return null;
  const perFourWeeks = (investmentUsd / (effects.originIndex + 1 - first)) * FOUR_WEEKS;
  return {
    kind: "promotion",
    text: `Markdowns brought $${iroas.estimate.toFixed(2)} of additional sales per dollar (95%: $${iroas.lower.toFixed(2)} to $${iroas.upper.toFixed(2)}); at a margin of ${percent(marginFraction, 0)} it takes $${breakEvenIroas.toFixed(2)} to break even.`.replaceAll(
      "$-",
      "\u2212$",
    ),
    tone: loses ? "bad" : "good",
    sizeUsd: Math.abs(roi.estimate) * perFourWeeks,
    certainty: loses ? 1 - probabilityOfProfit : probabilityOfProfit,
    test: "Whether the 95% interval of the chain's return, clustered by store, excludes break-even.",
    facts: [
      fact("Additional sales per markdown dollar", iroas.estimate, "ratio"),
      fact("Lower end, 95%", iroas.lower, "ratio"),
      fact("Upper end, 95%", iroas.upper, "ratio"),
      fact("Break-even", breakEvenIroas, "ratio"),
      fact("Markdowns in four weeks", perFourWeeks, "usd"),
    ],
    link: { page: "opportunities" },
  };
}

/** Pairs whose sales rows are missing so often that their forecasts rest on little. */
export function findDataGaps({ pairs }: HotspotRanking): Finding | null {
  const gappy = pairs.filter(({ signs }) => signs.includes("data_gaps"));
  if (gappy.length === 0) return null;
  const weekly = gappy.reduce((sum, { meanUsd }) => sum + meanUsd, 0);
  const missing = gappy.reduce((sum, { gaps }) => sum + gaps.missingLastYear, 0);
  const worst = gappy.toSorted((a, b) => b.gaps.missingLastYear * b.meanUsd - a.gaps.missingLastYear * a.meanUsd)[0]!;
  return {
    kind: "data_quality",
    text: `${gappy.length} store-department pairs, ${shortUsd(weekly)} a week, lack sales in 6 or more of the last 52 weeks; most at store ${worst.store}, department ${worst.dept}.`,
    tone: "attention",
    sizeUsd: (FOUR_WEEKS * weekly * missing) / (52 * gappy.length),
    certainty: 1,
    test: "Counted: weeks without a row among the last 52, pairs above the sales floor.",
    facts: [
      fact("Pairs", gappy.length, "count"),
      fact("Missing pair-weeks", missing, "weeks"),
      fact("Their mean weekly sales", weekly, "usd"),
    ],
    link: { page: "watchlist", store: worst.store, dept: worst.dept },
    store: worst.store,
    dept: worst.dept,
  };
}

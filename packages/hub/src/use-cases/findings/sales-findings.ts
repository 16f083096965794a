import type { SalesPanel } from "@sales-hub/domain";
import { comparedWindows, compareWindows, growthInterval } from "@sales-hub/engine";
import type { GrowthDetail } from "../compare-periods.ts";
import type { NextWeeks } from "../foresee-total.ts";
import { CLAIM_CERTAINTY, type Finding, fact, percent, shortUsd, signedPercent } from "./finding.ts";

/** The last 4 weeks against last year: always said, as a change only when the stores agree on its direction. */
export function findGrowth({
  growthFraction,
  interval,
  salesUsd,
  lastYearUsd,
  pairs,
  opened,
  closed,
}: GrowthDetail): Finding | null {
  if (growthFraction === null) return null;
  const certainty = interval === null ? 0 : 1 - interval.pValue;
  const isClear = certainty >= CLAIM_CERTAINTY;
  const range =
    interval && ` (80%: ${signedPercent(interval.lowerFraction)} to ${signedPercent(interval.upperFraction)})`;
  const text = isClear
    ? `Sales of the last 4 weeks are ${growthFraction > 0 ? "up" : "down"} ${percent(Math.abs(growthFraction))} on the same weeks of last year${range}.`
    : interval === null
      ? `Sales of the last 4 weeks are at ${signedPercent(growthFraction)} against the same weeks of last year.`
      : `Sales of the last 4 weeks show no clear change on the same weeks of last year: ${signedPercent(growthFraction)}${range}.`;
  return {
    kind: "growth",
    text,
    tone: isClear ? (growthFraction > 0 ? "good" : "bad") : "neutral",
    sizeUsd: Math.abs(salesUsd - lastYearUsd),
    certainty,
    test:
      interval === null
        ? "None: fewer than 5 stores give no interval; the percentage is counted."
        : `Whether growth is shared by the stores: delete-one jackknife over ${interval.groups} stores, claimed from 95% on.`,
    facts: [
      fact("Growth like for like", growthFraction, "fraction"),
      fact("Last 4 weeks", salesUsd, "usd"),
      fact("Same weeks of last year", lastYearUsd, "usd"),
      fact("Pairs compared", pairs, "count"),
      fact("Opened since, not in growth", opened.salesUsd, "usd"),
      fact("Closed since, not in growth", closed.lastYearUsd, "usd"),
    ],
    link: { page: "briefing" },
  };
}

/** The coming weeks against last year: a rise or fall only when the 80% band leaves last year's sales outside. */
export function findOutlook(next: NextWeeks | null): Finding | null {
  const band = next?.intervals.find(({ level }) => level === 0.8);
  if (!next || !band || next.lastYearUsd === null || next.changeFraction === null) return null;
  const { lastYearUsd, changeFraction, salesUsd, weeks } = next;
  const isClear = lastYearUsd < band.lowerUsd || lastYearUsd > band.upperUsd;
  const range = `${shortUsd(salesUsd)} (80%: ${shortUsd(band.lowerUsd)} to ${shortUsd(band.upperUsd)})`;
  const against = `${signedPercent(changeFraction)} on the same weeks of last year`;
  return {
    kind: "outlook",
    text: isClear
      ? `The next ${weeks} weeks are likely to ${changeFraction > 0 ? "rise" : "fall"}: ${range}, ${against}.`
      : `The next ${weeks} weeks are forecast at ${range}, ${against}: no clear change.`,
    tone: isClear ? (changeFraction > 0 ? "good" : "attention") : "neutral",
    sizeUsd: Math.abs(salesUsd - lastYearUsd),
    certainty: isClear ? 0.9 : 0.5,
    test: "Whether last year's sales lie outside the 80% band of the sum, whose weeks are taken to err together; then a rise or fall holds with at least 90% confidence.",
    facts: [
      fact("Expected sales", salesUsd, "usd"),
      fact("Lower end, 80%", band.lowerUsd, "usd"),
      fact("Upper end, 80%", band.upperUsd, "usd"),
      fact("Same weeks of last year", lastYearUsd, "usd"),
    ],
    link: { page: "forecast" },
  };
}

/** The store that lost most on last year, if its departments agree that it did. */
export function findColdSpot(panel: SalesPanel): Finding | null {
  const windows = comparedWindows(panel, "last_year");
  const worst = findLargestLoss(panel, {
    groupOf: (series) => panel.seriesStore[series]!,
    partOf: (series) => panel.seriesDept[series]!,
  });
  if (worst === null) return null;
  const { group: store, changeUsd, growthFraction, certainty, groups, falling } = worst;
  const inStore = (series: number) => (panel.seriesStore[series] === store ? panel.seriesDept[series]! : undefined);
  const departments = [...compareWindows(panel, windows, inStore)].sort(
    ([, a], [, b]) => a.likeForLikeUsd - b.likeForLikeUsd,
  );
  const [dept, most] = departments[0]!;
  return {
    kind: "cold_spot",
    text: `Store ${store} lost ${shortUsd(-changeUsd)} (${signedPercent(growthFraction)}) on the same weeks of last year, most in department ${dept} (${shortUsd(most.likeForLikeUsd)}); ${falling} of ${groups} stores are down.`,
    tone: "bad",
    sizeUsd: -changeUsd,
    certainty,
    test: `Whether its departments agree: delete-one jackknife over them, p-value times ${groups} stores looked at.`,
    facts: [
      fact("Change in 4 weeks, like for like", changeUsd, "usd"),
      fact("Last 4 weeks", worst.salesUsd, "usd"),
      fact("Same weeks of last year", worst.priorUsd, "usd"),
      fact(`Change of department ${dept}`, most.likeForLikeUsd, "usd"),
      fact("Stores that are down", falling, "count"),
    ],
    link: { page: "store", store },
    store,
  };
}

/** The department that lost most on last year, if the stores agree that it did. */
export function findMover(panel: SalesPanel): Finding | null {
  const worst = findLargestLoss(panel, {
    groupOf: (series) => panel.seriesDept[series]!,
    partOf: (series) => panel.seriesStore[series]!,
  });
  if (worst === null) return null;
  const { group: dept, changeUsd, growthFraction, certainty, groups } = worst;
  return {
    kind: "mover",
    text: `Department ${dept} lost most on the same weeks of last year: ${shortUsd(changeUsd)} (${signedPercent(growthFraction)}) in 4 weeks.`,
    tone: "attention",
    sizeUsd: -changeUsd,
    certainty,
    test: `Whether stores agree: delete-one jackknife over them, p-value times ${groups} departments looked at.`,
    facts: [
      fact("Change in 4 weeks, like for like", changeUsd, "usd"),
      fact("Last 4 weeks", worst.salesUsd, "usd"),
      fact("Same weeks of last year", worst.priorUsd, "usd"),
    ],
    link: { page: "forecast", dept },
    dept,
  };
}

interface Grouping {
  readonly groupOf: (series: number) => number;
  /** What the jackknife leaves out in turn. */
  readonly partOf: (series: number) => number;
}

/** The group with the largest loss like for like whose parts agree, after correcting for how many were looked at. */
function findLargestLoss(panel: SalesPanel, { groupOf, partOf }: Grouping) {
  const windows = comparedWindows(panel, "last_year");
  const changes = [...compareWindows(panel, windows, groupOf)].filter(([, change]) => change.comparedPairWeeks > 0);
  const falling = changes
    .filter(([, { likeForLikeUsd }]) => likeForLikeUsd < 0)
    .sort(([, a], [, b]) => a.likeForLikeUsd - b.likeForLikeUsd);
  for (const [group, change] of falling) {
    const parts = (series: number) => (groupOf(series) === group ? partOf(series) : undefined);
    const interval = growthInterval(panel, windows, parts);
    if (interval === null || interval.growthFraction >= 0) continue;
    const certainty = 1 - Math.min(1, interval.pValue * changes.length);
    if (certainty < CLAIM_CERTAINTY) continue;
    return {
      group,
      changeUsd: change.likeForLikeUsd,
      growthFraction: interval.growthFraction,
      salesUsd: change.salesUsd - change.openedUsd,
      priorUsd: change.priorUsd - change.closedUsd,
      certainty,
      groups: changes.length,
      falling: falling.length,
    };
  }
  return null;
}

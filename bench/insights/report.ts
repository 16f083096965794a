import { addWeeks, formatChange, formatDay, formatNumber, formatPercent, formatUsd } from "@sales-hub/domain";
import type {
  DriftReport,
  HolidayAnswer,
  HotspotRanking,
  Snapshot,
  StoreArchetypes,
  Summary,
  ValueEstimate,
} from "@sales-hub/hub";

export interface InsightFigures {
  readonly snapshot: Snapshot;
  readonly summary: Summary;
  readonly hotspots: HotspotRanking;
  readonly archetypes: StoreArchetypes | null;
  readonly holidays: HolidayAnswer;
  readonly drift: DriftReport;
}

/** Every figure that docs/insights.md quotes, as Markdown. */
export function formatReport(figures: InsightFigures): string {
  const { snapshot, summary } = figures;
  const { data, model } = snapshot;
  return [
    "# Insights: the figures of today",
    "",
    `Written by \`npm run bench:insights -- --home DIR\` from data through ${formatDay(data.data_through)} and model ${model.version}, whose backtest WAPE is ${percent(model.metrics?.wape)}. [docs/insights.md](../../docs/insights.md) says how each is computed.`,
    "",
    "## Growth and the weeks to come",
    "",
    ...growth(summary),
    "",
    "## Value a year",
    "",
    ...value(summary.value, snapshot),
    "",
    "## Hotspots",
    "",
    ...hotspots(figures),
    "",
    "## Store archetypes",
    "",
    ...archetypes(figures.archetypes),
    "",
    "## Holiday effects",
    "",
    ...holidays(figures.holidays),
    "",
    "## Drift limits",
    "",
    table(
      ["measure", "centre", "lower limit", "upper limit"],
      figures.drift.measures.map(({ measure, centre, lowerLimit, upperLimit }) => [
        measure,
        percent(centre),
        percent(lowerLimit),
        percent(upperLimit),
      ]),
    ),
    "",
  ].join("\n");
}

function growth({ growth: detail, nextWeeks }: Summary): string[] {
  const { interval, opened, closed } = detail;
  return [
    table(
      ["figure", "value"],
      [
        ["growth, like for like", change(detail.growthFraction, 2)],
        ["80% interval over stores", `${change(interval?.lowerFraction, 1)} to ${change(interval?.upperFraction, 1)}`],
        ["pairs compared", formatNumber(detail.pairs)],
        ["opened since", formatUsd(opened.salesUsd)],
        ["closed since", formatUsd(closed.lastYearUsd)],
        ["next four weeks", nextWeeks === null ? "unknown" : formatUsd(nextWeeks.salesUsd)],
        ["change on last year", change(nextWeeks?.changeFraction, 1)],
      ],
    ),
  ];
}

function value({ simulation, markdown, judgedMarkdownUsd, total }: ValueEstimate, snapshot: Snapshot): string[] {
  if (simulation === null || total === null) return ["The backtest is too short."];
  const { backtest, panel, model } = snapshot;
  const names = { seasonal_naive: "last year's same week", ours: "our forecast" };
  const date = (week: number) => formatDay(addWeeks(panel.firstWeek, week));
  const row = (name: string, range: { lowUsd: number; midUsd: number; highUsd: number }) => [
    name,
    ...[range.lowUsd, range.midUsd, range.highUsd].map((usd) => formatUsd(usd)),
  ];
  const pairs = countPairs(panel);
  const rmse = model.metrics?.rmse ?? Number.NaN;
  const naive = rootMeanSquare(backtest.seasonalNaive, backtest.actual);
  const product = (error: number) =>
    `${formatNumber(error)} x ${formatNumber(pairs)} x 52 = $${formatNumber((error * pairs * 52) / 1e6)}M`;
  return [
    `Simulated: ${simulation.weeks} weeks, ${date(simulation.fromWeek)} to ${date(simulation.toWeek)}, ${formatNumber(simulation.pairWeeks)} pair-weeks.`,
    "",
    table(
      ["", "stock at a week's end, retail", "sales lost a year, retail", "weeks covered", "weeks badly missed a year"],
      simulation.policies.map((policy) => [
        names[policy.forecast],
        formatUsd(policy.stockHeldUsd),
        formatUsd(policy.lostSalesPerYearUsd),
        percent(policy.achievedService),
        formatNumber(policy.errorsPerYear),
      ]),
    ),
    "",
    table(
      ["part", "10%", "expected", "90%"],
      [
        row("less stock", simulation.value.inventory),
        row("fewer sales lost", simulation.value.stockouts),
        row("fewer errors to handle", simulation.value.labour),
        markdown.reason === null
          ? row("markdown money moved", markdown)
          : ["markdown money moved", "", markdown.reason, ""],
        row("together", total),
      ],
    ),
    "",
    `Stock freed once, at cost: ${formatUsd(simulation.value.stockReleasedUsd)}.`,
    "",
    `Markdowns: ${markdown.reason === null ? markdown.how : markdown.reason} Returns are judged on ${judgedMarkdownUsd === null ? "none" : formatUsd(judgedMarkdownUsd)}.`,
    "",
    `RMSE x pairs x 52, which is no value: ours ${product(rmse)}; last year's same week ${product(naive)}; $1,284M takes an RMSE of ${formatUsd(1.284e9 / (pairs * 52))}.`,
  ];
}

/** Pairs with a sale recorded. */
function countPairs({ sales, seriesCount, weekCount, historyWeekCount }: Snapshot["panel"]): number {
  let count = 0;
  for (let i = 0; i < seriesCount; i++) {
    const row = sales.subarray(i * weekCount, i * weekCount + historyWeekCount);
    if (row.some((usd) => !Number.isNaN(usd))) count++;
  }
  return count;
}

function rootMeanSquare(forecast: ArrayLike<number>, actual: ArrayLike<number>): number {
  let sum = 0;
  for (let n = 0; n < actual.length; n++) sum += (forecast[n]! - actual[n]!) ** 2;
  return Math.sqrt(sum / actual.length);
}

function hotspots({ hotspots: { pairs, belowFloor, thresholds, totalPairs, totalBelowFloor } }: InsightFigures) {
  const counts = new Map<string, number>();
  for (const { signs } of pairs) for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const all = [...pairs, ...belowFloor];
  const byVariation = all.toSorted((a, b) => b.cvFraction - a.cvFraction)[0];
  const named = all.find(({ store, dept }) => store === 10 && dept === 72);
  return [
    `${formatNumber(totalPairs)} pairs over the floor of ${formatUsd(thresholds.salesFloorUsd)} a week, ${formatNumber(totalBelowFloor)} of ${formatNumber(totalPairs + totalBelowFloor)} under it. High from ${formatUsd(thresholds.highFromUsd)} a week, medium from ${formatUsd(thresholds.mediumFromUsd)}.`,
    "",
    table(
      ["sign", "pairs above the floor"],
      [...counts].map(([sign, count]) => [sign.replaceAll("_", " "), formatNumber(count)]),
    ),
    "",
    ...(byVariation === undefined
      ? []
      : [
          `Highest CV: store ${byVariation.store}, department ${byVariation.dept}, ${formatPercent(byVariation.cvFraction)}, selling ${formatUsd(byVariation.meanUsd)} a week.`,
        ]),
    ...(named === undefined
      ? []
      : [
          `Store 10, department 72: rank ${named.rank}, missed by ${formatUsd(named.maeUsd)} a week, WAPE ${percent(named.wapeFraction)}, CV ${formatPercent(named.cvFraction)}.`,
        ]),
  ];
}

function archetypes(groups: StoreArchetypes | null): string[] {
  if (groups === null) return ["There are too few stores, or they do not differ."];
  return [
    table(
      ["k", "mean silhouette"],
      groups.curve.map(({ k, silhouette }) => [k === groups.k ? `${k} (chosen)` : String(k), silhouette.toFixed(2)]),
    ),
    "",
    `Mean adjusted Rand index of ${groups.stability.seeds} seeds: ${groups.stability.meanAdjustedRand.toFixed(2)}.`,
    "",
    table(
      ["archetype", "stores"],
      groups.archetypes.map(({ name, stores }) => [name, stores.join(", ")]),
    ),
  ];
}

function holidays({ effects }: HolidayAnswer): string[] {
  const whole = effects.filter(({ dept }) => dept === null);
  const types = [...new Set(whole.map(({ type }) => type))].sort((a, b) => (a ?? "").localeCompare(b ?? ""));
  const names = [...new Set(whole.map(({ holiday }) => holiday))];
  return [
    table(
      ["holiday", ...types.map((type) => (type === null ? "all" : `type ${type}`))],
      names.map((name) => [
        name.replaceAll("_", " "),
        ...types.map((type) => {
          const effect = whole.find((other) => other.holiday === name && other.type === type);
          if (!effect) return "";
          const bounds =
            effect.lowerFraction === null
              ? ""
              : ` (${percent(effect.lowerFraction)} to ${percent(effect.upperFraction)})`;
          return `${change(effect.liftFraction, 1)}${bounds}`;
        }),
      ]),
    ),
  ];
}

const percent = (fraction: number | null | undefined) => (fraction == null ? "" : formatPercent(fraction, 1));
const change = (fraction: number | null | undefined, digits: number) =>
  fraction == null ? "unknown" : formatChange(fraction, digits);

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

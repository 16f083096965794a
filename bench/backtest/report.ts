import type { ScoredFold } from "@sales-hub/hub";

type Predictions = ScoredFold["predictions"];

export interface ReportContext {
  readonly final: boolean;
  readonly dataHash: string;
}

/** The Markdown report of a backtest: accuracy by fold, intervals by fold, and intervals by horizon of long folds. */
export function formatReport(folds: readonly ScoredFold[], { final, dataHash }: ReportContext): string {
  const command = `HUB_RAW_DIR=DIR npm run bench:backtest${final ? " -- --final" : ""}`;
  return [
    `# Backtest on the ${final ? "final-check" : "tuning"} folds`,
    "",
    `\`${command}\`, data ${dataHash.slice(0, 12)}. ${
      final
        ? "These folds are read once at the end of a change to the method, never tuned on."
        : "Variants of the method are chosen on these folds."
    } Every row of a window counts, a missing forecast as 0.`,
    "",
    "## Accuracy",
    "",
    ...accuracyTable(folds),
    "",
    "## Intervals",
    "",
    "Coverage at 80% / 95%, mean interval score at 80% / 95% (USD, lower is better).",
    "",
    ...intervalTable(folds),
    "",
    "### By history of the pair, all folds together",
    "",
    ...historyTable(folds.map(({ predictions }) => predictions)),
    ...folds
      .filter(isLong)
      .flatMap((fold) => ["", `### ${nameOf(fold)} by horizon`, "", ...horizonTable(fold.predictions)]),
    "",
  ].join("\n");
}

function accuracyTable(folds: readonly ScoredFold[]): string[] {
  const rows = folds.map((fold) => {
    const { split, score, seasonalNaive } = fold;
    return [
      nameOf(fold),
      `${split.testStart} to ${split.testEnd}`,
      score.rowCount,
      score.wmae.toFixed(1),
      seasonalNaive.wmae.toFixed(1),
      score.mae.toFixed(1),
      score.rmse.toFixed(1),
      score.r2.toFixed(4),
      percent(score.wape),
      percent(seasonalNaive.wape),
      percent(score.bias),
    ];
  });
  const averages = [...Map.groupBy(folds, ({ split }) => split.protocol)].map(([protocol, group]) => {
    const mean = (pick: (fold: ScoredFold) => number) =>
      (group.reduce((sum, fold) => sum + pick(fold), 0) / group.length).toFixed(1);
    return [
      `**${protocol}, mean of ${group.length}**`,
      "",
      "",
      `**${mean(({ score }) => score.wmae)}**`,
      mean(({ seasonalNaive }) => seasonalNaive.wmae),
      mean(({ score }) => score.mae),
      mean(({ score }) => score.rmse),
      "",
      "",
      "",
      "",
    ];
  });
  return table(
    ["fold", "weeks", "rows", "WMAE", "naive WMAE", "MAE", "RMSE", "R2", "WAPE", "naive WAPE", "bias"],
    [...rows, ...averages],
  );
}

function intervalTable(folds: readonly ScoredFold[]): string[] {
  const rows = folds.map((fold) => {
    const { intervals } = fold;
    const holiday =
      intervals.holidayCoverage80 === null
        ? "-"
        : `${percent(intervals.holidayCoverage80)} / ${percent(intervals.holidayCoverage95!)}`;
    return [
      nameOf(fold),
      `${percent(intervals.coverage80)} / ${percent(intervals.coverage95)}`,
      holiday,
      `${intervals.score80.toFixed(0)} / ${intervals.score95.toFixed(0)}`,
    ];
  });
  const calibrated = folds.filter(({ split }) => split.protocol === "P10" && split.fold >= 4);
  const pooled = pool(calibrated.map(({ predictions }) => predictions));
  const mean = (pick: (fold: ScoredFold) => number) =>
    (calibrated.reduce((sum, fold) => sum + pick(fold), 0) / calibrated.length).toFixed(0);
  const summary =
    calibrated.length > 0
      ? [
          [
            `**P10 folds ${calibrated[0]!.split.fold}-${calibrated.at(-1)!.split.fold} together**`,
            `**${percent(pooled.coverage80)} / ${percent(pooled.coverage95)}**`,
            `${percent(pooled.holiday80)} / ${percent(pooled.holiday95)}`,
            `**${mean(({ intervals }) => intervals.score80)} / ${mean(({ intervals }) => intervals.score95)}**`,
          ],
        ]
      : [];
  return table(["fold", "all weeks", "holiday weeks", "score"], [...rows, ...summary]);
}

const HORIZON_BANDS = [
  [1, 2],
  [3, 5],
  [6, 9],
  [10, 15],
  [16, 25],
  [26, 39],
  [10, 39],
] as const;

function horizonTable(predictions: Predictions): string[] {
  const rows = HORIZON_BANDS.map(([from, to]) => {
    const { count, coverage80, coverage95, width80, width95 } = pool(
      [predictions],
      (horizon) => horizon >= from && horizon <= to,
    );
    return [`${from}-${to}`, count, percent(coverage80), percent(coverage95), width80.toFixed(0), width95.toFixed(0)];
  });
  return table(["horizon, weeks", "rows", "in 80%", "in 95%", "mean width 80%, USD", "mean width 95%, USD"], rows);
}

const HISTORY_NAMES = ["45 to 52", "26 to 44", "8 to 25", "1 to 7", "none"] as const;

/** Coverage by how many of the last 52 weeks a pair was sold in. */
function historyTable(parts: readonly Predictions[]): string[] {
  const rows = HISTORY_NAMES.map((name, wanted) => {
    const { count, coverage80, coverage95, width80 } = pool(parts, (_, historyClass) => historyClass === wanted);
    return [name, count, percent(coverage80), percent(coverage95), width80.toFixed(0)];
  });
  return table(["weeks sold of the last 52", "rows", "in 80%", "in 95%", "mean width 80%, USD"], rows);
}

/** Coverage and mean width over the rows of several folds. */
function pool(
  parts: readonly Predictions[],
  includes: (horizon: number, historyClass: number) => boolean = () => true,
) {
  const sums = { count: 0, in80: 0, in95: 0, width80: 0, width95: 0, holidays: 0, holiday80: 0, holiday95: 0 };
  for (const { y, lower80, upper80, lower95, upper95, horizon, isHoliday, historyClass } of parts) {
    for (let n = 0; n < y.length; n++) {
      if (!includes(horizon[n]!, historyClass[n]!)) continue;
      const in80 = y[n]! >= lower80[n]! && y[n]! <= upper80[n]! ? 1 : 0;
      const in95 = y[n]! >= lower95[n]! && y[n]! <= upper95[n]! ? 1 : 0;
      sums.count++;
      sums.in80 += in80;
      sums.in95 += in95;
      sums.width80 += upper80[n]! - lower80[n]!;
      sums.width95 += upper95[n]! - lower95[n]!;
      sums.holidays += isHoliday[n]!;
      sums.holiday80 += isHoliday[n]! * in80;
      sums.holiday95 += isHoliday[n]! * in95;
    }
  }
  return {
    count: sums.count,
    coverage80: sums.in80 / sums.count,
    coverage95: sums.in95 / sums.count,
    width80: sums.width80 / sums.count,
    width95: sums.width95 / sums.count,
    holiday80: sums.holiday80 / sums.holidays,
    holiday95: sums.holiday95 / sums.holidays,
  };
}

const isLong = ({ predictions }: ScoredFold) => predictions.horizon.some((horizon) => horizon > 10);

const nameOf = ({ split }: ScoredFold) => `${split.protocol} ${split.fold}`;

const percent = (fraction: number) => `${(100 * fraction).toFixed(1)}%`;

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)];
}

import {
  type EdaReport,
  type FoldScore,
  type GauntletProtocol,
  type GauntletReport,
  type LeakAudit,
  type LeakMeasurement,
  RIVAL_TITLES,
  type RidgeExplanation,
} from "@sales-hub/engine";

/** Everything that the model lab measured on one data set; plain JSON. */
export interface ModelLabResults {
  readonly dataHash: string;
  readonly seed: number;
  readonly gauntlet: GauntletReport;
  /** With the fallback to the global median that the brief's figure has. */
  readonly seasonalNaiveOnBriefSplit: FoldScore;
  readonly leak: LeakMeasurement;
  readonly ridge: RidgeExplanation;
  readonly audit: LeakAudit;
  readonly exploration: EdaReport;
}

/** The Markdown report of the model lab. */
export function formatReport(results: ModelLabResults): string {
  const { gauntlet, leak, ridge, audit, exploration, seasonalNaiveOnBriefSplit } = results;
  return [
    "# Model lab",
    "",
    `\`HUB_RAW_DIR=DIR npm run bench:gauntlet\`, data ${results.dataHash.slice(0, 12)}, seed ${results.seed}; the gauntlet took ${(gauntlet.seconds / 60).toFixed(1)} minutes. The method is in [the model lab](../../docs/model-lab.md).`,
    "",
    "## Gauntlet",
    "",
    ...gauntlet.rivals.map(
      ({ rival, title, skipped }) => `- \`${rival}\`: ${title}${skipped === null ? "" : ` (skipped: ${skipped})`}`,
    ),
    ...gauntlet.protocols.flatMap((protocol) => protocolSection(protocol, gauntlet)),
    "",
    "### Champion",
    "",
    `**${RIVAL_TITLES[gauntlet.champion.rival]}**. Rule: ${gauntlet.champion.rule}`,
    "",
    ...gauntlet.champion.reasons.map((reason) => `- ${reason}`),
    "",
    ...briefTestSection(gauntlet),
    "### Feature importance beside the brief's ranks",
    "",
    "Share of the gain (ridge: of the scaled coefficients), mean over the folds, and rank.",
    "",
    ...importanceTable(gauntlet),
    "",
    "The hub's own models (trees on the base's error): " +
      (gauntlet.topFeatures.find(({ rival }) => rival === "hub")?.features ?? [])
        .slice(0, 10)
        .map(({ name, share }) => `\`${name}\` ${percent(share)}`)
        .join(", "),
    "",
    "## The brief's figures",
    "",
    `Seasonal naive on the brief's split (${leak.split.testStart} to ${leak.split.testEnd}, ${seasonalNaiveOnBriefSplit.rowCount} rows): RMSE ${money(seasonalNaiveOnBriefSplit.rmse)}.`,
    "",
    ...leakSection(leak),
    "",
    "## Why the brief's Ridge failed",
    "",
    ...ridgeSection(ridge),
    "",
    "## Leak audit",
    "",
    ...auditSection(audit),
    "",
    "## Exploration",
    "",
    ...explorationSection(exploration),
    "",
  ].join("\n");
}

function protocolSection(
  { protocol, folds, horizonWeeks, rivals, comparisons }: GauntletProtocol,
  gauntlet: GauntletReport,
) {
  const own = gauntlet.folds.filter(({ split }) => split.protocol === protocol);
  return [
    "",
    `### ${protocol}: ${folds} folds, ${own[0]!.split.testStart} to ${own.at(-1)!.split.testEnd}, up to ${horizonWeeks} weeks ahead`,
    "",
    "Means of the folds' figures; training on the left of the arrow, test on the right.",
    "",
    ...table(
      ["rival", "WMAE", "MAE", "RMSE", "R2", "WAPE", "R2 gap", "RMSE test / train", "folds won", "seconds"],
      rivals.map(({ rival, train, test, gap, wins, seconds }) => [
        `\`${rival}\``,
        `${train.wmae.toFixed(0)} -> **${test.wmae.toFixed(1)}**`,
        `${train.mae.toFixed(0)} -> ${test.mae.toFixed(1)}`,
        `${train.rmse.toFixed(0)} -> ${test.rmse.toFixed(1)}`,
        `${train.r2.toFixed(4)} -> ${test.r2.toFixed(4)}`,
        `${percent(train.wape)} -> ${percent(test.wape)}`,
        gap.r2.toFixed(4),
        gap.rmseRatio.toFixed(2),
        wins,
        seconds.toFixed(1),
      ]),
    ),
    "",
    ...table(
      ["fold", "weeks", ...rivals.map(({ rival }) => `\`${rival}\``)],
      own.map(({ split, rivals: onFold }) => [
        split.fold,
        `${split.testStart} to ${split.testEnd}`,
        ...rivals.map(({ rival }) => onFold.find((each) => each.rival === rival)!.test.wmae.toFixed(1)),
      ]),
    ),
    "",
    ...table(
      ["better", "other", "difference a row, USD", "paired t-test (rows)", "Diebold-Mariano (weeks)"],
      comparisons.map(({ better, other, isRunnerUp, pairedTTest, dieboldMariano: test }) => [
        `\`${better}\``,
        `\`${other}\`${isRunnerUp ? " (runner-up)" : ""}`,
        pairedTTest.meanDifference.toFixed(1),
        `t ${pairedTTest.statistic?.toFixed(1) ?? "-"}, p ${pValue(pairedTTest.pValue)}, n ${pairedTTest.count}`,
        test
          ? `${test.statistic?.toFixed(2) ?? "-"}, p ${pValue(test.pValue)}, n ${test.count}, ${test.kernel} to lag ${test.horizon - 1}`
          : "too few weeks",
      ]),
    ),
  ];
}

function briefTestSection({ briefTest, protocols }: GauntletReport): string[] {
  if (briefTest === null) return [];
  return [
    "### LightGBM against XGBoost on the brief's features",
    "",
    ...briefTest.findings.map((finding) => `- ${finding}`),
    "",
    "Differences are negative where LightGBM errs less.",
    "",
    ...table(
      ["protocol", "paired t-test, RMSE by fold", "paired t-test, rows", "Diebold-Mariano, weeks"],
      protocols.flatMap(({ protocol, briefPair }) => {
        if (briefPair === null) return [];
        const cells = [briefPair.foldTTest, briefPair.pairedTTest, briefPair.dieboldMariano].map((test) =>
          test === null
            ? "too few"
            : `${test.meanDifference.toFixed(1)}, t ${test.statistic?.toFixed(2) ?? "-"}, p ${pValue(test.pValue)}, n ${test.count}`,
        );
        return [[protocol, ...cells]];
      }),
    ),
    "",
  ];
}

function importanceTable({ importance }: GauntletReport): string[] {
  const rivals = importance[0]?.rivals.map(({ rival }) => rival) ?? [];
  return table(
    ["feature", "brief", ...rivals.map((rival) => `\`${rival}\``)],
    importance.map(({ name, briefRank, rivals: each }) => [
      `\`${name}\``,
      briefRank ?? "",
      ...each.map(({ rank, share }) => `${rank} (${percent(share)})`),
    ]),
  );
}

function leakSection({ brief, leaking, honest, leakingFeatures }: LeakMeasurement): string[] {
  const top = ({ importance }: LeakMeasurement["leaking"]) =>
    importance
      .slice(0, 5)
      .map(({ name, share }) => `${name} ${percent(share)}`)
      .join(", ");
  return [
    `LightGBM one week ahead on the brief's split; the leaking variant lets ${leakingFeatures.join(", ")} see the target's own week.`,
    "",
    ...table(
      ["", "R2", "RMSE", "MAE", "WMAE", "most important"],
      [
        ["the brief states", brief.r2.toFixed(4), brief.rmse.toFixed(1), brief.mae.toFixed(1), "", ""],
        ...(
          [
            ["leaking", leaking],
            ["the same, known at the origin", honest],
          ] as const
        ).map(([name, variant]) => [
          name,
          variant.test.r2.toFixed(4),
          variant.test.rmse.toFixed(1),
          variant.test.mae.toFixed(1),
          variant.test.wmae.toFixed(1),
          top(variant),
        ]),
      ],
    ),
  ];
}

function ridgeSection({ variants, trainEnd, testEnd, briefTestR2 }: RidgeExplanation): string[] {
  return [
    `One week ahead, trained up to ${trainEnd}, tested up to ${testEnd}; the brief's test R2 is ${briefTestR2.toExponential(2)}.`,
    "",
    ...table(
      ["variant", "penalty", "test R2", "largest coefficient", "largest log forecast", "what made it"],
      variants.map((variant) => [
        variant.title,
        variant.alpha,
        variant.testR2 === null ? "beyond a number" : formatR2(variant.testR2),
        variant.largestCoefficient.toPrecision(3),
        variant.largestLog?.toFixed(1) ?? "",
        variant.largestLog === null
          ? ""
          : `${variant.worstRow.inputs
              .slice(0, 2)
              .map(({ name, added }) => `${name} ${added.toFixed(1)}`)
              .join(", ")} (sales were ${money(variant.worstRow.actualUsd)})`,
      ]),
    ),
  ];
}

function auditSection(audit: LeakAudit): string[] {
  const by = (catalog: string) => audit.features.filter((feature) => feature.catalog === catalog);
  return [
    `Everything after ${audit.origin} overwritten with noise; ${audit.rows} rows (every pair, ${audit.horizons.join(", ")} weeks ahead) compared bit by bit.`,
    "",
    ...table(
      ["features", "count", "unchanged"],
      (["hub", "brief", "brief-leaking"] as const).map((catalog) => [
        catalog,
        by(catalog).length,
        by(catalog).filter(({ passed }) => passed).length,
      ]),
    ),
    "",
    `${audit.passed ? "No feature in use sees anything after the origin." : "A FEATURE SEES THE FUTURE."} ${audit.controlCaught ? "The test is alive: it finds the leaking variants." : "THE TEST MISSES THE LEAKING VARIANTS."}`,
  ];
}

function explorationSection({
  sales,
  vif,
  span,
  missingness,
  autocorrelation,
  returns,
  pareto,
  seconds,
}: EdaReport): string[] {
  return [
    `${span.rows} rows of ${span.pairs} pairs, ${span.firstWeek} to ${span.lastWeek}, in ${seconds.toFixed(1)} s. Skew ${sales.raw.moments.skew.toFixed(3)}, after log(1 + sales) ${sales.log.moments.skew.toFixed(3)}. ${percent(missingness.missingShare)} of pair-weeks have no row; ${missingness.weeksWithoutMarkdown} weeks have no markdown at all. ${returns.negativeRows} rows below 0. ${pareto.stores.countFor80} stores and ${pareto.depts.countFor80} departments make 80% of sales. Autocorrelation of the total at 52 weeks ${autocorrelation.acf[52]?.toFixed(3)}, at 1 week ${autocorrelation.acf[1]?.toFixed(3)}.`,
    "",
    ...table(
      ["variance inflation of", "by column"],
      vif.map(({ set, columns }) => [
        set,
        columns.map(({ name, vif: value }) => `${name} ${value === null ? "infinite" : value.toFixed(1)}`).join(", "),
      ]),
    ),
  ];
}

function formatR2(r2: number): string {
  return Math.abs(r2) < 1000 ? r2.toFixed(4) : r2.toExponential(2);
}

const percent = (fraction: number) => `${(100 * fraction).toFixed(1)}%`;

const money = (usd: number) => `$${usd.toFixed(2)}`;

const pValue = (p: number) => (p < 0.0001 ? "< 0.0001" : p.toFixed(4));

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)];
}

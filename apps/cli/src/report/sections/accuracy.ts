import { barChart, columnChart } from "../charts/bars.ts";
import { figure } from "../charts/figure.ts";
import { day, number, percent, span, usd } from "../format.ts";
import { html, type Markup } from "../html.ts";
import type { Report } from "../report-types.ts";
import { bullets, facts, finding, paragraph, type Section, table } from "../section.ts";
import { nameProtocol } from "./gauntlet.ts";

type Errors = Report["accuracy"]["total"];

/** How wrong the version that serves was in its backtest. */
export function accuracySection(report: Report): Section {
  const { accuracy, model } = report;
  return {
    id: "accuracy",
    title: "Accuracy of the model that serves",
    body: html`${describeFolds(accuracy)}${describeHorizons(accuracy)}${describeFrozen(accuracy.frozen)}${describeModel(model, report.gauntlet)}${describeImportance(report)}`,
  };
}

const HEADER = ["Weeks compared", "WAPE", "Last year's WAPE", "Value added", "MAE", "Bias", "In 80%", "In 95%"];

function cells(errors: Errors): string[] {
  const share = (value: number | null) => (value === null ? "–" : percent(value));
  const dollars = (value: number | null) => (value === null ? "–" : usd(value));
  return [
    number(errors.test_weeks),
    share(errors.wape),
    share(errors.seasonal_naive_wape),
    share(errors.forecast_value_added),
    dollars(errors.mae),
    dollars(errors.bias),
    share(errors.coverage80),
    share(errors.coverage95),
  ];
}

function describeFolds({ total, by_fold: folds }: Report["accuracy"]): Markup {
  if (total.wape === null) return paragraph("The history is too short for a backtest.");
  const won = folds.filter(({ errors }) => (errors.wape ?? 1) < (errors.seasonal_naive_wape ?? 0)).length;
  return finding(
    `Forecasts beat last year's same week in ${won} of ${folds.length} folds; WAPE is ${percent(total.wape)} over all`,
    paragraph(
      "WAPE is the sum of absolute errors over the sum of absolute sales. In each fold the recipe was fitted on the weeks up to an origin and forecast the weeks after it, which it had not seen; the benchmark is the value 364 days earlier.",
    ),
    figure({
      label: `WAPE by fold: ${folds.map(({ origin, errors }) => `${day(origin)} ${percent(errors.wape ?? 0)}`).join(", ")}.`,
      caption: `WAPE by origin of the fold, percent of sales, ${number(total.test_weeks)} pair-weeks`,
      chart: columnChart({
        categories: folds.map(({ origin }) => day(origin)),
        tick: (value) => percent(value, 0),
        text: (value) => percent(value),
        series: [
          { name: "Forecast", values: folds.map(({ errors }) => errors.wape) },
          { name: "Last year's same week", quiet: true, values: folds.map(({ errors }) => errors.seasonal_naive_wape) },
        ],
      }),
    }),
    table({
      caption: "Backtest by fold",
      header: ["Origin", "Weeks", ...HEADER],
      words: 2,
      strongRow: folds.length,
      rows: [
        ...folds.map(({ origin, from, to, errors }) => [day(origin), span(from, to), ...cells(errors)]),
        ["All", "", ...cells(total)],
      ],
    }),
  );
}

function describeHorizons({ by_horizon: bands, total }: Report["accuracy"]): Markup | null {
  const first = bands[0];
  const last = bands.at(-1);
  if (!first || !last || bands.length < 2) return null;
  const held = total.coverage80;
  return finding(
    `The error grows from ${percent(first.wape ?? 0)} at ${weeksOf(first)} to ${percent(last.wape ?? 0)} at ${weeksOf(last)}${held === null ? "" : `; the 80% band held ${percent(held)} of the weeks`}`,
    table({
      caption: "Backtest by weeks ahead",
      header: ["Weeks ahead", ...HEADER],
      rows: bands.map((band) => [weeksOf(band), ...cells(band)]),
    }),
  );
}

const weeksOf = ({ from_horizon, to_horizon }: Report["accuracy"]["by_horizon"][number]) =>
  `${from_horizon} to ${to_horizon} weeks`;

function describeFrozen(frozen: Report["accuracy"]["frozen"]): Markup {
  return frozen === null
    ? paragraph(
        "No frozen forecast of an earlier version has met its actual yet: that needs weeks newer than its training.",
      )
    : finding(
        `Forecasts frozen before the actuals came missed by ${percent(frozen.wape ?? 0)}`,
        table({
          caption: "Frozen forecasts of earlier versions",
          header: ["", ...HEADER],
          rows: [["All", ...cells(frozen)]],
        }),
      );
}

function describeModel(model: Report["model"], gauntlet: Report["gauntlet"]): Markup {
  const { metrics } = model;
  return finding(
    `Version ${model.version} learned ${model.features} features in ${number(model.training_seconds)} seconds`,
    facts([
      ["Origin", `${day(model.origin)}: the last week whose actuals it saw`],
      ["Forecasts", `up to ${model.horizon_weeks} weeks ahead`],
      ["Seed", String(model.seed)],
      ["Code", html`<code>${model.code_version}</code>`],
      ["Data hash", html`<code class="hash">${model.data_hash}</code>`],
      ...(metrics
        ? ([
            [
              "Backtest of its recipe",
              `${metrics.folds} folds, ${number(metrics.test_rows)} rows: R² ${number(metrics.r2, 4)}, RMSE ${usd(metrics.rmse)}, MAE ${usd(metrics.mae)}, WMAE ${usd(metrics.wmae)} (last year's same week ${usd(metrics.seasonal_naive_wmae)})`,
            ],
          ] as const)
        : []),
    ]),
    gauntlet?.champion.rival === "hub"
      ? html`<p>Its recipe is the champion of the comparison:</p>${bullets(gauntlet.champion.reasons.map(nameProtocol))}`
      : null,
  );
}

const SHOWN_FEATURES = 15;

function describeImportance({ importance }: Report): Markup {
  const shown = importance.slice(0, SHOWN_FEATURES);
  const first = shown[0];
  return finding(
    first
      ? `What the base misses is learned mostly from "${first.label}" (${percent(first.gain_share)} of the gain)`
      : "The model learned from no feature",
    paragraph(
      "The seasonal base comes first; the trees learn only what it misses. A feature's share is its part of the gain of all splits, mean of the models.",
    ),
    figure({
      label: `Shares of gain: ${shown.map(({ label, gain_share }) => `${label} ${percent(gain_share)}`).join(", ")}.`,
      caption: `Share of the gain of all splits, the ${shown.length} most important of ${importance.length} features`,
      chart: barChart({
        tick: (value) => percent(value, 0),
        rows: shown.map(({ label, gain_share }) => ({ name: label, value: gain_share, text: percent(gain_share) })),
      }),
    }),
  );
}

import { day, listWords, moment, number, percent, usd } from "../format.ts";
import { html } from "../html.ts";
import type { Report } from "../report-types.ts";
import { bullets, facts, type Section } from "../section.ts";
import { nameProtocol } from "./gauntlet.ts";

/** What to take away, and what the figures rest on. */
export function summarySection(report: Report): Section {
  const { data, model, accuracy, eda, promotions, meta } = report;
  return {
    id: "summary",
    title: "Summary",
    body: html`${bullets([
      describeAccuracy(accuracy),
      ...describeChampion(report),
      ...describeLeaks(report),
      ...report.notes,
      `The history holds ${number(eda.span.rows)} weekly sales of ${number(data.pairs)} pairs of store and department (${data.stores} stores), ${number(eda.span.weeks)} weeks from ${day(eda.span.first_week)} to ${day(eda.span.last_week)}; ${percent(eda.missingness.missing_share)} of its cells have no sales.`,
      `Sales of single departments are skewed (${number(eda.sales.raw.moments.skew, 3)}; ${number(eda.sales.log.moments.skew, 3)} after log(1 + sales)), and ${describePeak(eda)}.`,
      promotions.headline,
    ])}${facts([
      [
        "Data",
        html`<code>${data.data_hash.slice(0, 12)}</code> ${data.world === "demo" ? "generated demo world" : "real files"}`,
      ],
      ["Data through", day(data.data_through)],
      ["Model", `${model.version}, trained ${moment(model.created_at)}`],
      ["Seed", String(model.seed)],
      ["Code", html`<code>${model.code_version}</code>`],
      ["Report made", moment(meta.generated_at)],
    ])}`,
  };
}

function describeAccuracy({ total, by_fold }: Report["accuracy"]): string {
  if (total.wape === null || total.seasonal_naive_wape === null) {
    return "The history is too short for a backtest, so the accuracy of the forecasts is not known.";
  }
  const gain = 1 - total.wape / total.seasonal_naive_wape;
  return `Forecasts miss by ${percent(total.wape)} of sales (WAPE) in ${by_fold.length} backtest ${by_fold.length === 1 ? "fold" : "folds"} of ${number(total.test_weeks)} department-weeks; last year's same week misses by ${percent(total.seasonal_naive_wape)}, so they are ${percent(Math.abs(gain), 0)} ${gain >= 0 ? "better" : "worse"}.`;
}

function describeChampion({ gauntlet }: Report): string[] {
  if (gauntlet === null) return [];
  const { champion, rivals, folds } = gauntlet;
  const title = rivals.find(({ rival }) => rival === champion.rival)?.title ?? champion.rival;
  const [reason] = champion.reasons;
  return [
    `Champion of ${rivals.filter(({ skipped }) => skipped === null).length} ways to forecast, compared on the same ${folds.length} past windows: ${title}.${reason === undefined ? "" : ` ${nameProtocol(reason)}`}`,
  ];
}

function describeLeaks({ leak_audit: audit, leak_measurement: measured }: Report): string[] {
  const used = audit?.features.filter(({ catalog }) => catalog !== "brief-leaking") ?? [];
  const failed = used.filter(({ passed }) => !passed).map(({ name }) => name);
  return [
    ...(used.length === 0
      ? []
      : [
          failed.length === 0
            ? `None of the ${used.length} features changes when everything after the forecast's origin is destroyed: none sees the answer.`
            : `${failed.length} of ${used.length} features see what comes after the origin: ${listWords(failed)}.`,
        ]),
    ...(measured === null
      ? []
      : [
          `The brief's R² of ${number(measured.brief.r2, 4)} needs features that hold the answer: its model reaches ${number(measured.leaking.test.r2, 4)} with them and ${number(measured.honest.test.r2, 4)} (RMSE ${usd(measured.honest.test.rmse)}) without.`,
        ]),
  ];
}

function describePeak({ seasonality: { peak, trough } }: Report["eda"]): string {
  return `week ${peak.iso_week} of the year sells ${percent(peak.index - 1, 0)} more than an ordinary week, week ${trough.iso_week} ${percent(1 - trough.index, 0)} less`;
}

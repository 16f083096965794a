import { barChart } from "../charts/bars.ts";
import { figure } from "../charts/figure.ts";
import { day, moment, number, percent, usd } from "../format.ts";
import { html } from "../html.ts";
import type { Report } from "../report-types.ts";
import { facts, finding, paragraph, type Section, table, verdict } from "../section.ts";

/** Where the data came from and what was found in it. */
export function dataSection({ data, eda }: Report): Section {
  return {
    id: "data",
    title: "Data and quality",
    body: html`${describeSource(data)}${describeChecks(data.quality)}${describeMissing(eda, data.quality)}`,
  };
}

function describeSource(data: Report["data"]) {
  const origin =
    data.world === "demo" ? `the demo world generated with seed ${data.demo_seed ?? "unknown"}` : "the files below";
  return finding(
    `${number(data.total_rows)} rows of ${data.stores} stores and ${data.departments} departments were prepared from ${origin}`,
    facts([
      [
        "Rows",
        `${number(data.total_rows)}, from ${day(data.first_week)} to ${day(data.last_week)}; sales are known through ${day(data.data_through)}`,
      ],
      ["Pairs of store and department", number(data.pairs)],
      ["Weeks", data.date_continuity],
      ["Prepared", moment(data.prepared_at)],
      ["Data hash (SHA-256)", html`<code class="hash">${data.data_hash}</code>`],
    ]),
    table({
      caption: "Raw files",
      header: ["File", "SHA-256", "Bytes"],
      words: 2,
      rows: data.files.map(({ name, bytes, sha256 }) => [
        name,
        html`<code title="${sha256}">${sha256.slice(0, 16)}…</code>`,
        number(bytes),
      ]),
    }),
  );
}

function describeChecks(quality: Report["data"]["quality"]) {
  if (quality === null) return paragraph("The prepared data came without a quality report.");
  const checks = quality.steps.flatMap(({ name: step, checks }) => checks.map((check) => ({ step, ...check })));
  const odd = checks.filter(({ ok }) => !ok);
  const { coverage, weeks_per_pair: weeks, sales } = quality;
  return finding(
    odd.length === 0
      ? `All ${checks.length} checks of the preparation passed`
      : `${odd.length} of ${checks.length} checks of the preparation found something worth knowing`,
    table({
      caption: "Checks by step of the preparation",
      header: ["Step", "Check", "Result", "Found"],
      words: 4,
      rows: checks.map(({ step, name, ok, detail }) => [step, name, verdict(ok, "holds", "note"), detail]),
    }),
    facts([
      ["Total sales", `${usd(sales.total_usd)}; ${usd(sales.average_week_usd)} a week`],
      [
        "Coverage",
        `${percent(coverage.pair_fraction)} of store x department pairs exist; ${percent(coverage.row_fraction)} of their weeks have a row`,
      ],
      [
        "Short histories",
        `${number(weeks.pairs_below_52_history_weeks)} pairs have fewer than 52 weeks, ${number(weeks.pairs_with_gaps)} have gaps`,
      ],
      ["To predict", `${number(quality.prediction_targets.to_predict)} rows without sales`],
    ]),
  );
}

function describeMissing({ missingness: missing, span }: Report["eda"], quality: Report["data"]["quality"]) {
  const columns = missing.columns.filter(({ before }) => before > 0).sort((a, b) => b.before - a.before);
  return finding(
    `${percent(missing.missing_share)} of the grid of pairs and weeks has no sales; in ${percent(missing.weeks_without_markdown / span.weeks, 0)} of the weeks no store has a markdown`,
    paragraph(
      `${number(missing.missing_cells)} of ${number(missing.cells)} cells (pairs x weeks) have no row; ${number(missing.complete_pairs)} pairs sold in every week, ${number(missing.pairs_without_rows)} in none of the history, and ${number(missing.inside_gaps)} weeks are missing between a pair's first and last one. No store has a markdown in ${number(missing.weeks_without_markdown)} of ${number(span.weeks)} weeks${quality?.markdowns.first_week ? `; the first is of the week ending ${day(quality.markdowns.first_week)}` : ""}. A missing markdown is kept as the signal "no promotion recorded", not imputed.`,
    ),
    columns.length === 0
      ? null
      : figure({
          label: `Rows without a value: ${columns.map(({ column, before }) => `${column} ${number(before)}`).join(", ")}.`,
          caption: "Rows of the prepared data without a value, before imputation",
          chart: barChart({
            tick: (count) => (count >= 1000 ? `${number(count / 1000)}k` : number(count)),
            rows: columns.map(({ column, before }) => ({ name: column, value: before, text: number(before) })),
          }),
        }),
    columns.length === 0
      ? null
      : table({
          caption: "Missing values and how they were filled",
          header: ["Column", "Method", "Missing", "Left missing"],
          words: 2,
          rows: columns.map(({ column, before, after, method }) => [
            column,
            method === "0" ? "taken as 0" : method,
            number(before),
            number(after),
          ]),
        }),
  );
}

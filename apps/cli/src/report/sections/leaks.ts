import { day, listWords, number, percent, span, usd } from "../format.ts";
import { html, type Markup } from "../html.ts";
import type { Report } from "../report-types.ts";
import { finding, paragraph, type Section, table, verdict } from "../section.ts";

type Audit = NonNullable<Report["leak_audit"]>;
type Measurement = NonNullable<Report["leak_measurement"]>;

/** Whether a feature sees what it must not, and what it does to the figures when one does. */
export function leakSection({
  leak_audit: audit,
  leak_audit_reason,
  leak_measurement,
  gauntlet_reason,
}: Report): Section {
  return {
    id: "leaks",
    title: "Leak audit",
    body: html`${
      leak_measurement === null
        ? paragraph(`What a leak does to the figures is not measured here. ${gauntlet_reason ?? ""}`)
        : describeMeasurement(leak_measurement)
    }${audit === null ? paragraph(leak_audit_reason ?? "") : describeFeatures(audit)}`,
  };
}

function describeMeasurement({ split, leaking_features, brief, leaking, honest, seasonal_naive }: Measurement): Markup {
  const rows = [
    { label: "The brief states", r2: brief.r2, rmse: brief.rmse, mae: brief.mae, wape: null },
    { label: "With the leaking features", ...leaking.test },
    { label: "With those of the week before", ...honest.test },
    { label: "Seasonal naive, from the split's origin", ...seasonal_naive },
  ];
  return finding(
    `The brief's R² of ${number(brief.r2, 4)} comes from features that hold the answer: ${number(leaking.test.r2, 4)} with them, ${number(honest.test.r2, 4)} without`,
    paragraph(
      `${listWords(leaking_features)} of the week to forecast contain its sales: the ratio times the mean is the answer, and so is the share times the total. The same LightGBM on the same rows was trained twice, one week ahead, on ${number(honest.training_rows)} rows up to ${day(split.train_end)} and tested on ${number(honest.test.row_count)} rows of ${span(split.test_start, split.test_end)}.`,
    ),
    table({
      caption: "The brief's model one week ahead, with and without the answer among its features",
      header: ["Features", "R²", "RMSE", "MAE", "WAPE"],
      rows: rows.map(({ label, r2, rmse, mae, wape }) => [
        label,
        number(r2, 4),
        usd(rmse),
        usd(mae),
        wape === null ? "–" : percent(wape),
      ]),
    }),
    table({
      caption: "What the two models learned from: share of the gain of all splits",
      header: ["Rank", "With leaks", "Without", "Share with", "Share without"],
      words: 3,
      rows: Array.from({ length: 5 }, (_, k) => {
        const [first, second] = [leaking.importance[k], honest.importance[k]];
        return [
          String(k + 1),
          first?.name ?? "",
          second?.name ?? "",
          first ? percent(first.share) : "",
          second ? percent(second.share) : "",
        ];
      }),
    }),
  );
}

const CATALOGS: Readonly<Record<Audit["features"][number]["catalog"], string>> = {
  hub: "hub",
  brief: "brief, as known at o",
  "brief-leaking": "brief, leaking",
};

function describeFeatures({ features, origin, horizons, rows, passed, control_caught: caught }: Audit): Markup {
  const used = features.filter(({ catalog }) => catalog !== "brief-leaking");
  const failed = used.filter((feature) => !feature.passed);
  const controls = features.filter(({ catalog }) => catalog === "brief-leaking").map(({ name }) => name);
  return finding(
    passed
      ? `Not one of ${used.length} features changes when the future is destroyed`
      : `${failed.length} of ${used.length} features see the future: ${listWords(failed.map(({ name }) => name))}`,
    paragraph(
      `Everything after the origin (o), ${day(origin)}, was overwritten with noise, and every feature was made again for every pair ${listWords(horizons.map(String))} weeks ahead: ${number(rows)} rows, compared bit by bit. ${
        caught
          ? `The test can fail: it catches ${listWords(controls)} of the target's own week (t).`
          : "The control was not caught, so that the test proves little here."
      }`,
    ),
    table({
      caption: "Features, the latest week that each may see, and the result",
      header: ["Feature", "Catalogue", "Definition", "Latest week", "Result", "Rows changed"],
      words: 5,
      // What a reader looks for first: what fails, then the control.
      rows: [...features]
        .sort((a, b) => Number(a.passed) - Number(b.passed))
        .map((feature) => [
          feature.name,
          CATALOGS[feature.catalog],
          feature.definition,
          feature.latest_week,
          verdict(feature.passed, "passes", "leaks"),
          number(feature.changed_rows),
        ]),
    }),
  );
}

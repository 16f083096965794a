import { barChart } from "../charts/bars.ts";
import { figure } from "../charts/figure.ts";
import { day, listWords, moment, number, percent, span, usd, usdTenths } from "../format.ts";
import { html, type Markup } from "../html.ts";
import type { Report } from "../report-types.ts";
import { bullets, finding, paragraph, type Section, table } from "../section.ts";
import { describeRidge } from "./ridge.ts";

type Gauntlet = NonNullable<Report["gauntlet"]>;
type Protocol = Gauntlet["protocols"][number];
type Rival = Gauntlet["champion"]["rival"];

/** Every way to forecast on the same past weeks. */
export function gauntletSection({ gauntlet, gauntlet_reason, ridge }: Report): Section {
  return {
    id: "gauntlet",
    title: "Ways to forecast, compared",
    body:
      gauntlet === null
        ? paragraph(gauntlet_reason ?? "")
        : html`${describeChampion(gauntlet)}${gauntlet.protocols.map((protocol) => describeProtocol(gauntlet, protocol))}${paragraph(ON_TESTS)}${describeBriefTest(gauntlet)}${ridge && describeRidge(ridge)}${describeRanks(gauntlet)}${describeTopFeatures(gauntlet)}`,
  };
}

const NAMES: Readonly<Record<Rival, string>> = {
  "seasonal-naive": "Seasonal naive",
  ridge: "Ridge",
  base: "Hub's base alone",
  "lightgbm-brief": "LightGBM, brief",
  "xgboost-brief": "XGBoost, brief",
  hub: "Hub's engine",
};

const ON_TESTS =
  "Differences are of absolute errors, negative where the best is better. The paired t-test takes every row for independent, so its p-values are far too small: all rows of a week share its shocks. Diebold-Mariano takes one difference a week and allows for forecasts that overlap.";

const WINDOWS: Readonly<Record<string, string>> = { P10: "Two-month windows (P10)", E5: "Expanding windows (E5)" };

/** Spells out the protocol that a sentence begins with. */
export const nameProtocol = (sentence: string): string =>
  sentence.replace(/^([A-Z]\d+):/, (whole, name: string) => (WINDOWS[name] ? `${WINDOWS[name]}:` : whole));

function describeChampion(gauntlet: Gauntlet): Markup {
  const { champion, rivals, folds } = gauntlet;
  const skipped = rivals.filter((each) => each.skipped !== null);
  return finding(
    `${NAMES[champion.rival]} is the champion of ${rivals.length - skipped.length} ways to forecast on ${folds.length} folds`,
    paragraph(champion.rule),
    bullets(champion.reasons.map(nameProtocol)),
    table({
      caption: "Who took part",
      header: ["Name", "What it is"],
      words: 2,
      rows: rivals.map(({ rival, title, skipped: why }) => [
        NAMES[rival],
        why === null ? title : `${title}. Skipped: ${why}`,
      ]),
    }),
    paragraph(
      `Run ${moment(gauntlet.ran_at)} in ${number(gauntlet.seconds / 60, 1)} minutes with seed ${gauntlet.seed} and code ${gauntlet.code_version}, on the data of this report.`,
    ),
  );
}

function describeProtocol(gauntlet: Gauntlet, protocol: Protocol): Markup {
  const [best] = protocol.rivals;
  const folds = gauntlet.folds.filter(({ split }) => split.protocol === protocol.protocol);
  const naive = protocol.rivals.find(({ rival }) => rival === "seasonal-naive");
  const gap = naive && best && best.rival !== "seasonal-naive" ? 1 - best.test.wmae / naive.test.wmae : null;
  return finding(
    `${WINDOWS[protocol.protocol] ?? protocol.protocol}: ${best ? NAMES[best.rival] : "nobody"} errs least over ${protocol.folds} folds of up to ${protocol.horizon_weeks} weeks${gap === null ? "" : `, ${percent(gap, 0)} less than seasonal naive`}`,
    figure({
      label: `WMAE: ${protocol.rivals.map(({ rival, test }) => `${NAMES[rival]} ${usd(test.wmae)}`).join(", ")}.`,
      caption: "WMAE in the test, US dollars, mean over the folds; holiday weeks count five times",
      chart: barChart({
        tick: usd,
        rows: protocol.rivals.map(({ rival, test }) => ({
          name: NAMES[rival],
          value: test.wmae,
          text: usd(test.wmae),
          strong: rival === gauntlet.champion.rival,
        })),
      }),
    }),
    table({
      caption: "Test and training, mean over the folds",
      header: ["Rival", "WMAE", "WAPE", "RMSE", "MAE", "R² test", "R² train", "Gap R²", "Gap WAPE", "Wins", "Seconds"],
      strongRow: protocol.rivals.findIndex(({ rival }) => rival === gauntlet.champion.rival),
      rows: protocol.rivals.map(({ rival, test, train, gap: own, wins, seconds }) => [
        NAMES[rival],
        usd(test.wmae),
        percent(test.wape),
        usd(test.rmse),
        usd(test.mae),
        number(test.r2, 4),
        number(train.r2, 4),
        number(own.r2, 4),
        `${number(100 * own.wape, 1)} pp`,
        String(wins),
        number(seconds, 1),
      ]),
    }),
    table({
      caption: "WMAE by fold, US dollars",
      header: ["Origin", "Test weeks", ...protocol.rivals.map(({ rival }) => NAMES[rival])],
      words: 2,
      rows: folds.map(({ split, rivals }) => [
        day(split.train_end),
        span(split.test_start, split.test_end),
        ...protocol.rivals.map(({ rival }) =>
          usd(rivals.find((each) => each.rival === rival)?.test.wmae ?? Number.NaN),
        ),
      ]),
    }),
    table({
      caption: `${best ? NAMES[best.rival] : ""} against each other one`,
      header: [
        "Against",
        "Mean difference, rows",
        "Paired t, p",
        "Mean difference, weeks",
        "Diebold-Mariano",
        "p",
        "Weeks",
      ],
      rows: protocol.comparisons.map(({ other, paired_t_test: t, diebold_mariano: dm }) => [
        NAMES[other],
        usdTenths(t.mean_difference),
        pValue(t.p_value),
        ...(dm === null
          ? ["–", "–", "too few weeks", "–"]
          : [
              usdTenths(dm.mean_difference),
              dm.statistic === null ? "–" : number(dm.statistic, 2),
              pValue(dm.p_value),
              String(dm.count),
            ]),
      ]),
    }),
  );
}

/** The choice that the brief made by a paired t-test. */
function describeBriefTest({ brief_test: brief, protocols }: Gauntlet): Markup | null {
  if (brief === null) return null;
  return finding(
    `LightGBM over XGBoost, p ${brief.stated_p_value} in the brief: ${brief.is_confirmed ? "confirmed" : "not confirmed"} on honest features`,
    bullets(brief.findings.map(nameProtocol)),
    table({
      caption: "LightGBM against XGBoost on the brief's features; differences are negative where LightGBM errs less",
      header: ["Protocol", "Test", "Of what", "Mean difference", "t", "p"],
      words: 3,
      rows: protocols.flatMap(({ protocol, brief_pair: pair }) =>
        pair === null
          ? []
          : (
              [
                ["Paired t-test", `RMSE of ${pair.folds} folds`, pair.fold_t_test],
                ["Paired t-test", `absolute errors of ${number(pair.paired_t_test.count)} rows`, pair.paired_t_test],
                ["Diebold-Mariano", "mean absolute errors by week", pair.diebold_mariano],
              ] as const
            ).map(([name, ofWhat, test]) => [
              protocol,
              name,
              ofWhat,
              ...(test === null
                ? ["too few", "–", "–"]
                : [
                    usdTenths(test.mean_difference),
                    test.statistic === null ? "–" : number(test.statistic, 2),
                    pValue(test.p_value),
                  ]),
            ]),
      ),
    }),
  );
}

const pValue = (p: number) => (p < 0.0001 ? "< 0.0001" : number(p, 4));

function describeRanks(gauntlet: Gauntlet): Markup | null {
  const { importance } = gauntlet;
  const shown = [...new Set(importance.flatMap(({ rivals }) => rivals.map(({ rival }) => rival)))];
  if (shown.length === 0) return null;
  const trees = shown.includes("lightgbm-brief") ? "lightgbm-brief" : shown[0]!;
  const ranked = importance.filter((each) => each.brief_rank !== null);
  const describe = ({ name, brief_rank, rivals }: (typeof importance)[number]) =>
    `${name} #${rivals.find(({ rival }) => rival === trees)?.rank ?? "–"} (brief #${brief_rank})`;
  return finding(
    `Of the features that the brief ranks, ${NAMES[trees]} ranks ${listWords(ranked.map(describe))}`,
    paragraph(
      "The brief's ranks come from features that hold the answer: sales of the week over their mean, and totals of the very week. Here every feature takes its value from the latest week that is known at the origin.",
    ),
    table({
      caption:
        "Rank and share of importance, mean over the folds (trees: gain; Ridge: size of the coefficient of scaled inputs)",
      header: ["Feature", "Rank in the brief", ...shown.map((rival) => NAMES[rival])],
      rows: importance.map(({ name, brief_rank, rivals }) => [
        name,
        brief_rank === null ? "–" : String(brief_rank),
        ...shown.map((wanted) => {
          const own = rivals.find(({ rival }) => rival === wanted);
          return own ? `#${own.rank}, ${percent(own.share)}` : "–";
        }),
      ]),
    }),
  );
}

const SHOWN_FEATURES = 5;

/** What each rival that learns relies on. */
function describeTopFeatures({ top_features: tops }: Gauntlet): Markup | null {
  if (tops.length === 0) return null;
  const rows = Array.from({ length: SHOWN_FEATURES }, (_, k) => [
    String(k + 1),
    ...tops.map(({ features }) => {
      const feature = features[k];
      return feature ? `${feature.name}, ${percent(feature.share)}` : "";
    }),
  ]);
  return table({
    caption: "The most important features of each rival that learns, mean over the folds of the first protocol",
    header: ["Rank", ...tops.map(({ rival }) => NAMES[rival])],
    words: tops.length + 1,
    rows,
  });
}

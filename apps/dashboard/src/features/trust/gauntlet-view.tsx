import type {
  GauntletComparison,
  GauntletFold,
  GauntletImportance,
  ReportGauntlet,
  ReportRidge,
} from "@sales-hub/contracts";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { count, day, percent, plural, unknown, usd } from "../../lib/format.ts";
import { BriefPair } from "./brief-pair-card.tsx";
import {
  againstText,
  chosenProtocol,
  comparisonVerdict,
  gauntletHeadline,
  pText,
  r2Text,
  titleOf,
} from "./gauntlet-words.ts";
import { NotRun, ReportState } from "./report-state.tsx";
import { Ridge } from "./ridge-card.tsx";
import { type ProtocolProps, Rivals } from "./rivals-card.tsx";
import classes from "./trust.module.css";

const route = getRouteApi("/trust");

type FoldRival = { split: GauntletFold["split"]; row: GauntletFold["rivals"][number] };

const testColumns = (gauntlet: ReportGauntlet): Array<Column<GauntletComparison>> => [
  {
    key: "pair",
    header: "Compared",
    value: ({ other }) => other,
    show: (row) => againstText(gauntlet, row),
    wrap: true,
  },
  { key: "verdict", header: "Outcome", value: comparisonVerdict },
  {
    key: "difference",
    header: "Mean difference",
    value: (row) => row.paired_t_test.mean_difference,
    show: (row) => usd(row.paired_t_test.mean_difference, { sign: true }),
    numeric: true,
  },
  {
    key: "dm",
    header: "Diebold-Mariano",
    value: (row) => row.diebold_mariano?.p_value ?? null,
    show: ({ diebold_mariano: dm }) => (dm === null ? unknown : `${pText(dm.p_value)}, ${plural(dm.count, "week")}`),
  },
  {
    key: "t",
    header: "Paired t-test",
    value: (row) => row.paired_t_test.p_value,
    show: ({ paired_t_test: t }) => `${pText(t.p_value)}, ${count(t.count)} rows`,
  },
];

type TopFeatures = ReportGauntlet["top_features"][number];

const mostFeatures = 6;

const topColumns = (gauntlet: ReportGauntlet): Array<Column<TopFeatures>> => [
  { key: "rival", header: "Way to forecast", value: ({ rival }) => titleOf(gauntlet, rival) },
  {
    key: "features",
    header: "Relies most on (share of what it learned)",
    value: ({ features }) =>
      features
        .slice(0, mostFeatures)
        .map(({ name, share }) => `${name} ${percent(share, { digits: 0 })}`)
        .join(", "),
    wrap: true,
  },
];
const foldColumns = (gauntlet: ReportGauntlet): Array<Column<FoldRival>> => [
  { key: "fold", header: "Fold", value: ({ split }) => split.fold, numeric: true },
  {
    key: "origin",
    header: "Data seen through",
    value: ({ split }) => split.train_end,
    show: ({ split }) => day(split.train_end),
  },
  {
    key: "weeks",
    header: "Test weeks",
    value: ({ split }) => split.test_start,
    show: ({ split }) => `${day(split.test_start)} to ${day(split.test_end)}`,
  },
  { key: "rival", header: "Way to forecast", value: ({ row }) => titleOf(gauntlet, row.rival) },
  {
    key: "wmae",
    header: "WMAE",
    value: ({ row }) => row.test.wmae,
    show: ({ row }) => usd(row.test.wmae),
    numeric: true,
  },
  {
    key: "wape",
    header: "WAPE",
    value: ({ row }) => row.test.wape,
    show: ({ row }) => percent(row.test.wape),
    numeric: true,
  },
  {
    key: "r2",
    header: "Test R\u00B2",
    value: ({ row }) => row.test.r2,
    show: ({ row }) => r2Text(row.test.r2),
    numeric: true,
  },
];

const importanceColumns = (gauntlet: ReportGauntlet): Array<Column<GauntletImportance>> => {
  const rivals = gauntlet.importance[0]?.rivals.map(({ rival }) => rival) ?? [];
  return [
    { key: "name", header: "Feature of the brief", value: ({ name }) => name, show: ({ name }) => <code>{name}</code> },
    {
      key: "brief",
      header: "Rank in the brief",
      value: (row) => row.brief_rank,
      show: (row) => (row.brief_rank === null ? unknown : String(row.brief_rank)),
      numeric: true,
    },
    ...rivals.map(
      (name): Column<GauntletImportance> => ({
        key: name,
        header: titleOf(gauntlet, name),
        value: ({ rivals: all }) => all.find(({ rival }) => rival === name)?.rank ?? null,
        show: ({ rivals: all }) => {
          const found = all.find(({ rival }) => rival === name);
          return found === undefined ? unknown : `${found.rank} (${percent(found.share)})`;
        },
        numeric: true,
      }),
    ),
  ];
};

/** Long tables scroll inside their card; short ones are as high as their rows. */
const tall = (rows: readonly unknown[]) => (rows.length > 10 ? { height: 360 } : {});

function Gauntlet({ gauntlet, protocol, ridge }: ProtocolProps & { ridge: ReportRidge | null }) {
  const tests = useMemo(() => testColumns(gauntlet), [gauntlet]);
  const folds = useMemo(() => foldColumns(gauntlet), [gauntlet]);
  const importance = useMemo(() => importanceColumns(gauntlet), [gauntlet]);
  const top = useMemo(() => topColumns(gauntlet), [gauntlet]);
  const foldRows = useMemo(
    () =>
      gauntlet.folds
        .filter(({ split }) => split.protocol === protocol.protocol)
        .flatMap(({ split, rivals }) => rivals.map((row) => ({ split, row }))),
    [gauntlet, protocol],
  );
  return (
    <>
      <h1 className="page-title span-12">{gauntletHeadline(gauntlet, protocol)}</h1>
      <Rivals gauntlet={gauntlet} protocol={protocol} />
      <section className="card span-12" aria-labelledby="tests-title">
        <h2 id="tests-title" className={`card-title ${classes.spaced}`}>
          Is the difference more than chance?
        </h2>
        <DataTable caption="Significance tests" columns={tests} rows={protocol.comparisons} />
        <p className={`caption ${classes.caption}`}>
          Diebold-Mariano over weeks, with the variance of overlapping horizons, decides. The paired t-test takes every
          row as independent and so is too sure.
        </p>
      </section>
      <BriefPair gauntlet={gauntlet} />
      <section className="card span-12" aria-labelledby="rival-folds-title">
        <h2 id="rival-folds-title" className={`card-title ${classes.spaced}`}>
          Every fold
        </h2>
        <DataTable caption="Errors by fold" columns={folds} rows={foldRows} {...tall(foldRows)} />
      </section>
      {gauntlet.top_features.length === 0 ? null : (
        <section className="card span-12" aria-labelledby="relies-title">
          <h2 id="relies-title" className={`card-title ${classes.spaced}`}>
            What each one relies on
          </h2>
          <DataTable caption="What each one relies on" columns={top} rows={gauntlet.top_features} />
        </section>
      )}
      {ridge === null ? null : <Ridge ridge={ridge} />}
      {gauntlet.importance.length === 0 ? null : (
        <section className="card span-12" aria-labelledby="brief-importance-title">
          <h2 id="brief-importance-title" className={`card-title ${classes.spaced}`}>
            The brief's features: ranks there and here
          </h2>
          <DataTable
            caption="Importance of the brief's features"
            columns={importance}
            rows={gauntlet.importance}
            {...tall(gauntlet.importance)}
          />
        </section>
      )}
    </>
  );
}

/** Every way to forecast on the same past weeks. */
export function GauntletView() {
  const search = route.useSearch();
  return (
    <ReportState height={560}>
      {({ gauntlet, gauntlet_reason, ridge }) => {
        const protocol = gauntlet === null ? undefined : chosenProtocol(gauntlet, search.protocol);
        return gauntlet === null || protocol === undefined ? (
          <NotRun title="There is no comparison of the rivals to show" reason={gauntlet_reason} />
        ) : (
          <Gauntlet gauntlet={gauntlet} protocol={protocol} ridge={ridge} />
        );
      }}
    </ReportState>
  );
}

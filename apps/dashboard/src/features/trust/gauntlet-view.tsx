import type {
  GauntletComparison,
  GauntletFold,
  GauntletImportance,
  GauntletProtocol,
  ReportGauntlet,
  ReportRidge,
} from "@sales-hub/contracts";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { Chart, useCompact } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { count, day, percent, plural, significant, unknown, usd } from "../../lib/format.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { gauntletMarks, gauntletOption } from "./gauntlet-chart.ts";
import {
  chosenProtocol,
  comparisonVerdict,
  errorText,
  gauntletHeadline,
  pText,
  r2Text,
  titleOf,
} from "./gauntlet-words.ts";
import { NotRun, ReportState } from "./report-state.tsx";
import classes from "./trust.module.css";

const route = getRouteApi("/trust");

type Rival = GauntletProtocol["rivals"][number];
type FoldRival = { split: GauntletFold["split"]; row: GauntletFold["rivals"][number] };

const rivalColumns = (gauntlet: ReportGauntlet): Array<Column<Rival>> => [
  { key: "title", header: "Way to forecast", value: ({ rival }) => titleOf(gauntlet, rival) },
  { key: "wmae", header: "WMAE", value: ({ test }) => test.wmae, show: ({ test }) => usd(test.wmae), numeric: true },
  {
    key: "wape",
    header: "WAPE",
    value: ({ test }) => test.wape,
    show: ({ test }) => percent(test.wape),
    numeric: true,
  },
  { key: "mae", header: "MAE", value: ({ test }) => test.mae, show: ({ test }) => usd(test.mae), numeric: true },
  { key: "rmse", header: "RMSE", value: ({ test }) => test.rmse, show: ({ test }) => usd(test.rmse), numeric: true },
  {
    key: "r2",
    header: "Test R\u00B2",
    value: ({ test }) => test.r2,
    show: ({ test }) => r2Text(test.r2),
    numeric: true,
  },
  {
    key: "train",
    header: "Train R\u00B2",
    value: ({ train }) => train.r2,
    show: ({ train }) => r2Text(train.r2),
    numeric: true,
  },
  { key: "gap", header: "Gap, R\u00B2", value: ({ gap }) => gap.r2, show: ({ gap }) => r2Text(gap.r2), numeric: true },
  {
    key: "ratio",
    header: "RMSE, test / train",
    value: ({ gap }) => gap.rmse_ratio,
    show: ({ gap }) => gap.rmse_ratio.toFixed(2),
    numeric: true,
  },
  { key: "wins", header: "Folds won", value: ({ wins }) => wins, numeric: true },
  {
    key: "seconds",
    header: "Seconds",
    value: ({ seconds }) => seconds,
    show: ({ seconds }) => seconds.toFixed(1),
    numeric: true,
  },
];

function gauntletSheet({ protocols, data_hash, ran_at }: ReportGauntlet): Sheet {
  return {
    fileName: `rivals_${data_hash.slice(0, 12)}`,
    header: ["protocol", "rival", "side", "wmae", "wape", "mae", "rmse", "r2", "wins", "seconds", "ran_at"],
    rows: protocols.flatMap(({ protocol, rivals }) =>
      rivals.flatMap(({ rival, test, train, wins, seconds }) =>
        [["test", test] as const, ["train", train] as const].map(([side, score]) => [
          protocol,
          rival,
          side,
          score.wmae,
          score.wape,
          score.mae,
          score.rmse,
          score.r2,
          wins,
          seconds,
          ran_at,
        ]),
      ),
    ),
  };
}

interface ProtocolProps {
  gauntlet: ReportGauntlet;
  protocol: GauntletProtocol;
}

function Rivals({ gauntlet, protocol }: ProtocolProps) {
  const navigate = route.useNavigate();
  const compact = useCompact();
  const { rivals } = protocol;
  const { champion, protocols } = gauntlet;
  const marks = useMemo(() => gauntletMarks(gauntlet, rivals), [gauntlet, rivals]);
  const option = useCallback(
    (theme: ChartTheme) => gauntletOption({ theme, gauntlet, rivals, champion: champion.rival }),
    [gauntlet, rivals, champion.rival],
  );
  const columns = useMemo(() => rivalColumns(gauntlet), [gauntlet]);
  const height = rivals.length * (compact ? 52 : 40) + 28;
  const switchHeight = protocols.length < 2 ? 0 : 72;
  const title = `${titleOf(gauntlet, champion.rival)} is chosen`;
  const skipped = gauntlet.rivals.filter((rival) => rival.skipped !== null);
  return (
    <ChartCard
      name="rivals"
      className="span-12"
      title={title}
      subtitle={`WMAE, US dollars, mean over ${plural(protocol.folds, "fold")} ordered in time, up to ${plural(protocol.horizon_weeks, "week")} ahead · lower is better`}
      height={height + switchHeight}
      actions={<ExportMenu of="the rivals" sheet={() => gauntletSheet(gauntlet)} />}
      chart={
        <>
          {protocols.length < 2 ? null : (
            <div className={classes.switches}>
              <ToggleChips
                legend="Protocol"
                options={protocols.map(({ protocol: name, folds }, value) => ({
                  value,
                  label: `${name}, ${plural(folds, "fold")}`,
                  on: name === protocol.protocol,
                }))}
                onToggle={(value) => {
                  const name = protocols[value]?.protocol;
                  if (name === undefined) return;
                  void navigate({
                    search: (previous) => ({ ...previous, protocol: name }),
                    replace: true,
                    resetScroll: false,
                  });
                }}
              />
            </div>
          )}
          <Chart label={`Rivals: ${title}`} height={height} marks={marks} option={option} />
        </>
      }
      table={<DataTable caption="Rivals" columns={columns} rows={rivals} height={height + switchHeight} />}
      caption={
        <ul className={classes.notes}>
          <li>{champion.rule}</li>
          {champion.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {gauntlet.rivals
            .filter(({ skipped: reason }) => reason === null)
            .map(({ rival, title: name }) => (
              <li key={rival}>{name}.</li>
            ))}
          {skipped.map((rival) => (
            <li key={rival.rival}>
              {rival.title} did not take part: {rival.skipped}
            </li>
          ))}
          <li>
            Run on {day(gauntlet.ran_at)} in {plural(Math.round(gauntlet.seconds), "second")}, code{" "}
            {gauntlet.code_version}, seed {gauntlet.seed}.
          </li>
        </ul>
      }
    />
  );
}

const testColumns = (gauntlet: ReportGauntlet): Array<Column<GauntletComparison>> => [
  {
    key: "pair",
    header: "Compared",
    value: ({ other }) => other,
    show: ({ better, other }) => `${titleOf(gauntlet, better)} against ${titleOf(gauntlet, other)}`,
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
    header: "Paired t, as in the brief",
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

type RidgeVariant = ReportRidge["variants"][number];

const ridgeColumns: Array<Column<RidgeVariant>> = [
  { key: "title", header: "Fitted", value: ({ title }) => title, wrap: true },
  {
    key: "r2",
    header: "Test R\u00B2",
    value: (row) => row.test_r2,
    show: ({ test_r2 }) => (test_r2 === null ? "too large to hold" : r2Text(test_r2)),
    numeric: true,
  },
  {
    key: "rmse",
    header: "RMSE",
    value: (row) => row.test_rmse,
    show: ({ test_rmse }) => errorText(test_rmse),
    numeric: true,
  },
  {
    key: "alpha",
    header: "Penalty",
    value: ({ alpha }) => alpha,
    show: ({ alpha }) => (alpha < 1e-4 ? alpha.toExponential(0).replace("-", "\u2212") : significant(alpha)),
    numeric: true,
  },
  {
    key: "coefficient",
    header: "Largest coefficient",
    value: (row) => row.largest_coefficient,
    show: (row) => significant(row.largest_coefficient),
    numeric: true,
  },
  {
    key: "worst",
    header: "Worst row: what added most",
    value: ({ worst_row }) => worst_row.actual_usd,
    show: ({ worst_row: { actual_usd, inputs } }) =>
      `${inputs
        .slice(0, 2)
        .map(({ name, added }) => `${name} ${significant(added)}`)
        .join(", ")}; actual ${usd(actual_usd)}`,
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

function Ridge({ ridge }: { ridge: ReportRidge }) {
  return (
    <section className="card span-12" aria-labelledby="ridge-title">
      <h2 id="ridge-title" className={`card-title ${classes.spaced}`}>
        Why the ridge regression of the brief failed (test R{"\u00B2"} {r2Text(ridge.brief_test_r2)})
      </h2>
      <DataTable caption="Variants of the ridge regression" columns={ridgeColumns} rows={ridge.variants} />
      <p className={`caption ${classes.caption}`}>
        One week ahead, {day(ridge.train_end)} to {day(ridge.test_end)}. Inputs that explain one another get large
        coefficients of opposite signs; where the target is a logarithm, a sum that goes astray is then exponentiated.
      </p>
    </section>
  );
}

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
          Diebold-Mariano over weeks, with the variance of overlapping horizons, decides. The paired t-test of the brief
          takes every row as independent and so is too sure.
        </p>
      </section>
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
          <NotRun title="The rivals have not been compared yet" reason={gauntlet_reason} />
        ) : (
          <Gauntlet gauntlet={gauntlet} protocol={protocol} ridge={ridge} />
        );
      }}
    </ReportState>
  );
}

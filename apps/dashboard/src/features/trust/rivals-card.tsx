import type { GauntletProtocol, ReportGauntlet } from "@sales-hub/contracts";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { Chart, useCompact } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { day, percent, plural, usd } from "../../lib/format.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { gauntletMarks, gauntletOption } from "./gauntlet-chart.ts";
import { r2Text, titleOf } from "./gauntlet-words.ts";
import classes from "./trust.module.css";

const route = getRouteApi("/trust");

type Rival = GauntletProtocol["rivals"][number];

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

export interface ProtocolProps {
  gauntlet: ReportGauntlet;
  protocol: GauntletProtocol;
}

export function Rivals({ gauntlet, protocol }: ProtocolProps) {
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
          <li>
            Compared:{" "}
            {gauntlet.rivals
              .filter(({ skipped: reason }) => reason === null)
              .map(({ title: name }) => name)
              .join("; ")}
            .
          </li>
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

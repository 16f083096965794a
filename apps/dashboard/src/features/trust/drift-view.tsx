import type { DriftAnswer, DriftMeasure, DriftWindow } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { Amounts } from "../../components/amounts.tsx";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { count, day, percent, plural } from "../../lib/format.ts";
import { driftQuery } from "../../lib/insights-queries.ts";
import { driftMeasures } from "../../lib/insights-search.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { driftMarks, driftOption, inTime } from "./drift-chart.ts";
import classes from "./trust.module.css";
import { driftState } from "./trust-words.ts";

const route = getRouteApi("/trust");
const height = 320;

const measureNames: Readonly<Record<DriftMeasure["measure"], string>> = {
  wape: "WAPE",
  bias: "Bias",
  coverage80: "80% band held",
  coverage95: "95% band held",
};

type Share = "wape" | "bias" | "coverage80" | "coverage95";
const share = (key: Share): Column<DriftWindow> => ({
  key,
  header: measureNames[key],
  value: (window) => window[key],
  show: (window) => percent(window[key], { sign: key === "bias" }),
  numeric: true,
});

const columns: Array<Column<DriftWindow>> = [
  { key: "date", header: "Window to", value: ({ date }) => date, show: ({ date }) => day(date) },
  { key: "source", header: "From", value: ({ source }) => source },
  share("wape"),
  share("bias"),
  share("coverage80"),
  share("coverage95"),
  {
    key: "pairs",
    header: "Rows",
    value: (window) => window.pair_weeks,
    show: (window) => count(window.pair_weeks),
    numeric: true,
  },
  { key: "broken", header: "Outside its limits", value: ({ broken }) => broken.join(", ") },
];

function driftSheet({ windows, measures, meta }: DriftAnswer): Sheet {
  return {
    fileName: `drift_model-${meta.model_version}_data-through-${meta.data_through}`,
    header: [
      "date",
      "source",
      "pair_weeks",
      "wape",
      "bias",
      "coverage80",
      "coverage95",
      "broken",
      ...measures.flatMap(({ measure }) => [`${measure}_lower_limit`, `${measure}_upper_limit`]),
    ],
    rows: windows.map((window) => [
      window.date,
      window.source,
      window.pair_weeks,
      window.wape,
      window.bias,
      window.coverage80,
      window.coverage95,
      window.broken.join(" "),
      ...measures.flatMap(({ lower_limit, upper_limit }) => [lower_limit, upper_limit]),
    ]),
  };
}

function titleOf(measure: DriftMeasure): string {
  if (measure.latest === null) return `${measureNames[measure.measure]}: no frozen forecast has met its actual yet`;
  return `${measureNames[measure.measure]} of the latest window: ${percent(measure.latest)}, ${measure.broken ? "outside" : "inside"} its limits`;
}

function Control({ answer, measure }: { answer: DriftAnswer; measure: DriftMeasure }) {
  const navigate = route.useNavigate();
  const windows = useMemo(() => inTime(answer), [answer]);
  const marks = useMemo(() => driftMarks(windows, measure.measure), [windows, measure]);
  const option = useCallback((theme: ChartTheme) => driftOption({ theme, windows, measure }), [windows, measure]);
  const title = titleOf(measure);
  return (
    <ChartCard
      name="drift"
      className="span-12"
      title={title}
      subtitle={`Rolling windows of ${plural(answer.window_weeks, "week")} · open dots: backtest; filled: frozen forecasts and what came · ${plural(windows.length, "window")}`}
      height={height + 64}
      actions={<ExportMenu of="the drift watch" sheet={() => driftSheet(answer)} />}
      chart={
        <>
          <div className={classes.switches}>
            <ToggleChips
              legend="Measure"
              options={driftMeasures.map((name, value) => ({
                value,
                label: measureNames[name],
                on: name === measure.measure,
              }))}
              onToggle={(value) =>
                void navigate({
                  search: (previous) => ({ ...previous, measure: driftMeasures[value] ?? "wape" }),
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          </div>
          {windows.length === 0 ? (
            <p className="quiet">No window to show yet.</p>
          ) : (
            <Chart
              key={measure.measure}
              label={`Drift of the ${measureNames[measure.measure]}: ${title}`}
              height={height}
              marks={marks}
              option={option}
            />
          )}
        </>
      }
      table={<DataTable caption="Rolling windows" columns={columns} rows={windows} height={height + 64} />}
      caption={answer.method}
    />
  );
}

const limit = (value: number | null) => (value === null ? "none" : percent(value));

const measureColumns: Array<Column<DriftMeasure>> = [
  { key: "label", header: "Measure", value: ({ label }) => label },
  { key: "centre", header: "Centre", value: ({ centre }) => centre, show: (m) => percent(m.centre), numeric: true },
  {
    key: "lower",
    header: "Lower limit",
    value: (measure) => measure.lower_limit,
    show: (measure) => limit(measure.lower_limit),
    numeric: true,
  },
  {
    key: "upper",
    header: "Upper limit",
    value: (measure) => measure.upper_limit,
    show: (measure) => limit(measure.upper_limit),
    numeric: true,
  },
  {
    key: "latest",
    header: "Latest window",
    value: ({ latest }) => latest,
    show: ({ latest }) => percent(latest),
    numeric: true,
  },
  {
    key: "state",
    header: "State",
    value: ({ latest, broken }) => (latest === null ? "waiting" : broken ? "\u25BC outside" : "\u25B2 inside"),
  },
];

function Measures({ measures }: { measures: readonly DriftMeasure[] }) {
  return (
    <section className="card span-12" aria-labelledby="measures-title">
      <h2 id="measures-title" className={`card-title ${classes.spaced}`}>
        Control limits
      </h2>
      <DataTable caption="Control limits of each measure" columns={measureColumns} rows={measures} />
    </section>
  );
}

/** Whether forecasts still err as they did in the backtest. */
export function DriftView() {
  const { measure } = route.useSearch();
  const query = useQuery(driftQuery);
  return (
    <QueryState query={query} height={520} className="span-12">
      {(answer) => {
        const chosen = answer.measures.find((item) => item.measure === measure) ?? answer.measures[0];
        return (
          <>
            <div className={`span-12 ${classes.headline}`}>
              <span className={classes.state} data-state={answer.status}>
                {driftState(answer.status)}
              </span>
              <h1 className="page-title">
                <Amounts text={answer.text} />
              </h1>
            </div>
            {chosen === undefined ? null : <Control answer={answer} measure={chosen} />}
            <Measures measures={answer.measures} />
          </>
        );
      }}
    </QueryState>
  );
}

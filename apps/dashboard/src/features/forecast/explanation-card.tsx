import { Button, NativeSelect } from "@mantine/core";
import type { Explanation, ForecastAnswer, ForecastPoint } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { lazy, useCallback, useMemo } from "react";
import { Chart, useCompact } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { significant, unknown, usd, weekEnding } from "../../lib/format.ts";
import { forecastQuery } from "../../lib/queries.ts";
import { type ExplanationGroup, explanationGroups, type ForecastSearch } from "../../lib/search.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { waterfallHeight, waterfallMarks, waterfallOption } from "./explanation-chart.ts";
import { groupLabels, waterfallSteps } from "./explanation-steps.ts";
import { absentSentence, explanationSentence } from "./explanation-words.ts";
import classes from "./forecast.module.css";

interface PartRow {
  group: string;
  name: string;
  label: string;
  contribution: number;
  value: number | null;
}

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<PartRow>,
}));

const columns: Array<Column<PartRow>> = [
  { key: "group", header: "Group", value: (row) => row.group },
  { key: "part", header: "Part", value: (row) => row.label, wrap: true },
  {
    key: "contribution",
    header: "Contribution",
    value: (row) => row.contribution,
    show: (row) => usd(row.contribution, { sign: row.name !== "base_value" && row.name !== "forecast" }),
    numeric: true,
  },
  {
    key: "value",
    header: "Value of the feature",
    value: (row) => row.value,
    show: (row) => (row.value === null ? unknown : significant(row.value)),
    numeric: true,
  },
];

/** Every part of the explanation, from the start to the forecast. */
export function explanationRows({ base_value, groups, forecast }: Explanation): PartRow[] {
  return [
    {
      group: "Start",
      name: "base_value",
      label: "Average correction of the models",
      contribution: base_value,
      value: null,
    },
    ...groups.flatMap(({ group, parts }) => parts.map((part) => ({ ...part, group: groupLabels[group] }))),
    { group: "Forecast", name: "forecast", label: "Sum of all above", contribution: forecast, value: null },
  ];
}

function explanationSheet(answer: ForecastAnswer, explanation: Explanation): Sheet {
  const { store, dept, meta } = answer;
  return {
    fileName: `explanation_store-${store}_dept-${dept}_week-${explanation.date}_model-${meta.model_version}`,
    header: ["store", "dept", "date", "horizon_weeks", "group", "part", "label", "contribution", "value"],
    rows: explanationRows(explanation).map((row) => [
      store,
      dept,
      explanation.date,
      explanation.horizon_weeks,
      row.group,
      row.name,
      row.label,
      row.contribution,
      row.value,
    ]),
  };
}

interface ViewProps {
  answer: ForecastAnswer;
  explanation: Explanation;
  points: readonly ForecastPoint[];
  search: ForecastSearch;
  stale: boolean;
  onChange: (change: Partial<ForecastSearch>) => void;
}

function ExplanationView({ answer, explanation, points, search, stale, onChange }: ViewProps) {
  const { open } = search;
  const steps = useMemo(() => waterfallSteps(explanation, open), [explanation, open]);
  const toggle = useCallback(
    (group: ExplanationGroup) =>
      onChange({ open: open.includes(group) ? open.filter((other) => other !== group) : [...open, group] }),
    [open, onChange],
  );
  const marks = useMemo(() => waterfallMarks(steps, open, toggle), [steps, open, toggle]);
  const option = useCallback((theme: ChartTheme) => waterfallOption({ theme, steps, open }), [steps, open]);
  const compact = useCompact();
  const height = waterfallHeight(steps, compact);
  const all = open.length === explanationGroups.length;
  const title = explanationSentence(explanation);
  return (
    <ChartCard
      name="explanation"
      className={open.length > 0 ? "span-12" : "span-8"}
      title={title}
      subtitle={`Why the forecast is what it is · US dollars · ${weekEnding(explanation.date)} · bars add up from the start to the forecast`}
      height={height}
      stale={stale}
      actions={
        <>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onChange({ open: all ? [] : [...explanationGroups] })}
          >
            {all ? "Hide parts" : "Show parts"}
          </Button>
          <ExportMenu of="the explanation" sheet={() => explanationSheet(answer, explanation)} />
        </>
      }
      chart={
        <>
          <NativeSelect
            className={`screen-only ${classes.week}`}
            label="Week to explain"
            value={String(search.week)}
            data={points.map((point) => ({ value: String(point.horizon_weeks), label: weekEnding(point.date) }))}
            onChange={(event) => onChange({ week: Number(event.currentTarget.value) })}
          />
          <Chart label={`Explanation: ${title}`} height={height} marks={marks} option={option} />
        </>
      }
      table={
        <DataTable
          caption={`Parts of the forecast, ${weekEnding(explanation.date)}`}
          columns={columns}
          rows={explanationRows(explanation)}
          height={Math.max(height, 360)}
        />
      }
      caption={`The start is what the models add on average. Select a group to see its parts. Contributions say how this forecast was made, not what causes sales.${absentSentence(explanation)}`}
    />
  );
}

interface Props {
  pair: { store: number; dept: number };
  points: readonly ForecastPoint[];
  search: ForecastSearch;
  onChange: (change: Partial<ForecastSearch>) => void;
}

/** Why one week's forecast is what it is, asked for by itself so that another week costs little. */
export function ExplanationCard({ pair, points, search, onChange }: Props) {
  const week = Math.min(search.week, points.length);
  const query = useQuery({
    ...forecastQuery({
      ...pair,
      hist_weeks: 0,
      forecast_weeks: week,
      levels: [],
      strategy: search.strategy,
      explain_weeks: [week],
    }),
    enabled: week > 0,
  });
  return (
    <QueryState query={query} height={420} className="span-8">
      {(answer) => {
        const explanation = answer.explanation[0];
        if (explanation === undefined) {
          return (
            <section className={`card span-8 ${classes.stack}`} aria-labelledby="explanation-title">
              <h2 id="explanation-title" className="card-title">
                This week cannot be explained
              </h2>
              <p className="quiet">The hub gave no explanation for it. The forecast above stands; try another week.</p>
            </section>
          );
        }
        const shown = { ...search, week };
        return (
          <ExplanationView
            answer={answer}
            explanation={explanation}
            points={points}
            search={shown}
            stale={query.isPlaceholderData}
            onChange={onChange}
          />
        );
      }}
    </QueryState>
  );
}

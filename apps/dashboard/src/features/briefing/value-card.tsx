import { Button } from "@mantine/core";
import type { ValueAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { NumberSlider } from "../../components/number-slider.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { count, day, percent, plural, usd, usdShort } from "../../lib/format.ts";
import { valueQuery } from "../../lib/insights-queries.ts";
import { type BriefingSearch, type ValueTerms, valueQueryOf, valueRanges } from "../../lib/insights-search.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import classes from "./briefing.module.css";
import { valueHeight, valueMarks, valueOption } from "./value-chart.ts";
import { ValueMethod } from "./value-method.tsx";
import { type ValueStep, valueSentence, valueSteps } from "./value-steps.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<ValueStep>,
}));

const route = getRouteApi("/");

const amount = (key: "low" | "mid" | "high", header: string): Column<ValueStep> => ({
  key,
  header,
  value: ({ range }) => range?.[key] ?? null,
  show: ({ range }) => usd(range?.[key]),
  numeric: true,
});

const columns: Array<Column<ValueStep>> = [
  { key: "part", header: "Part", value: (step) => step.label },
  amount("mid", "A year"),
  amount("low", "Low (80%)"),
  amount("high", "High (80%)"),
  { key: "how", header: "How", value: (step) => (step.range === null ? (step.reason ?? "") : step.how), wrap: true },
];

function valueSheet(steps: readonly ValueStep[], { assumptions, meta }: ValueAnswer): Sheet {
  return {
    fileName: `annual-value_data-through-${meta.data_through}_model-${meta.model_version}`,
    header: ["part", "low", "mid", "high", "reason", "how", ...assumptions.map(({ name }) => name)],
    rows: steps.map(({ key, range, reason, how }) => [
      key,
      range?.low,
      range?.mid,
      range?.high,
      reason,
      how,
      ...assumptions.map(({ value }) => value),
    ]),
  };
}

const percentText = (value: number) => `${value}%`;

const fields: ReadonlyArray<{ name: keyof ValueTerms; label: string; show: (value: number) => string }> = [
  { name: "margin", label: "Gross margin", show: percentText },
  { name: "holding", label: "Cost of holding stock, a year", show: percentText },
  { name: "service", label: "Service level aimed at", show: percentText },
  { name: "labour", label: "Cost of a badly missed week", show: (value) => usd(value) },
];

function Simulation({ answer }: { answer: ValueAnswer }) {
  const { simulation } = answer;
  if (simulation === null) return null;
  const [naive, ours] = ["seasonal_naive", "ours"].map((name) =>
    simulation.policies.find(({ forecast }) => forecast === name),
  );
  if (naive === undefined || ours === undefined) return null;
  const rows: ReadonlyArray<readonly [string, string, string]> = [
    ["Stock left at a week's end", usdShort(naive.stock_held), usdShort(ours.stock_held)],
    ["Sales lost a year", usdShort(naive.lost_sales_per_year), usdShort(ours.lost_sales_per_year)],
    ["Weeks whose demand was covered", percent(naive.achieved_service), percent(ours.achieved_service)],
    ["Demand covered, in dollars", percent(naive.fill_rate), percent(ours.fill_rate)],
    ["Badly missed weeks a year", count(naive.errors_per_year), count(ours.errors_per_year)],
  ];
  return (
    <div className={classes.simulation}>
      <table className={classes.policies}>
        <caption className="caption">
          Stock simulated week by week, {day(simulation.from)} to {day(simulation.to)},{" "}
          {plural(simulation.pair_weeks, "store-department-week")}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Measure</span>
            </th>
            <th scope="col">Last year's week</th>
            <th scope="col">This forecast</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, before, after]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={`caption ${classes.notes}`}>
        {answer.parts.map(({ part, label, reason, how }) => (
          <li key={part}>
            <strong>{label}.</strong> {reason ?? how}
          </li>
        ))}
        {answer.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

interface ResultProps {
  answer: ValueAnswer;
  search: BriefingSearch;
  stale: boolean;
}

function Value({ answer, search, stale }: ResultProps) {
  const navigate = route.useNavigate();
  const steps = useMemo(() => valueSteps(answer), [answer]);
  const marks = useMemo(() => valueMarks(steps), [steps]);
  const option = useCallback((theme: ChartTheme) => valueOption(theme, steps), [steps]);
  const title = valueSentence(answer);
  const height = valueHeight(steps);
  const change = (terms: Partial<ValueTerms>) =>
    void navigate({ search: (previous) => ({ ...previous, ...terms }), replace: true, resetScroll: false });
  const edited = fields.some(({ name }) => search[name] !== valueRanges[name].fallback);
  return (
    <ChartCard
      name="value"
      className="span-12"
      title={title}
      subtitle="US dollars a year, with 80% range · what stock planned by this forecast saves against stock planned by last year's same week"
      height={height}
      stale={stale}
      actions={<ExportMenu of="the annual value" sheet={() => valueSheet(steps, answer)} />}
      chart={
        <div className={classes.value}>
          <div className={classes.terms}>
            {fields.map(({ name, label, show }) => (
              <NumberSlider
                key={name}
                label={label}
                value={search[name]}
                range={valueRanges[name]}
                show={show}
                onCommit={(value) => change({ [name]: value })}
              />
            ))}
            {edited ? (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => change(Object.fromEntries(fields.map(({ name }) => [name, valueRanges[name].fallback])))}
              >
                Back to the usual assumptions
              </Button>
            ) : null}
          </div>
          <Chart label={`Annual value: ${title}`} height={height} marks={marks} option={option} />
        </div>
      }
      table={<DataTable caption={`Annual value: ${title}`} columns={columns} rows={steps} height={height} />}
      caption={
        <>
          <Simulation answer={answer} />
          <ValueMethod answer={answer} />
        </>
      }
    />
  );
}

/** The brief's value waterfall: each part from its own calculation, under assumptions that the reader can change. */
export function ValueCard({ search }: { search: BriefingSearch }) {
  const query = useQuery(valueQuery(valueQueryOf(search)));
  return (
    <QueryState query={query} height={520} className="span-12">
      {(answer) => <Value answer={answer} search={search} stale={query.isPlaceholderData} />}
    </QueryState>
  );
}

import type { HolidayEffect, HolidayEffectsAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart, useCompact } from "../../components/chart/chart.tsx";
import { whiskerHeight, whiskerMarks, whiskerOption } from "../../components/chart/whiskers.ts";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { percent, usd } from "../../lib/format.ts";
import { holidayEffectsQuery } from "../../lib/insights-queries.ts";
import { type BriefingSearch, holidayNames, holidaySplits, readBriefingSearch } from "../../lib/insights-search.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import classes from "./briefing.module.css";
import { effectName, effectRows, holidayLabels, holidaySentence, shownEffects } from "./holidays-view.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<HolidayEffect>,
}));

const route = getRouteApi("/");

const share = (key: "lift" | "lower" | "upper", header: string): Column<HolidayEffect> => ({
  key,
  header,
  value: (effect) => effect[key],
  show: (effect) => percent(effect[key], { sign: true }),
  numeric: true,
});

const columns: Array<Column<HolidayEffect>> = [
  { key: "holiday", header: "Holiday", value: ({ holiday }) => holidayLabels[holiday] },
  { key: "what", header: "Where", value: (effect) => effectName(effect, true) },
  share("lift", "Lift"),
  share("lower", "Lower"),
  share("upper", "Upper"),
  {
    key: "extra",
    header: "Extra sales a year",
    value: (effect) => effect.extra_sales,
    show: (effect) => usd(effect.extra_sales, { sign: true }),
    numeric: true,
  },
  { key: "clear", header: "Clear", value: ({ clear }) => (clear ? "yes" : "no") },
  { key: "reason", header: "Note", value: ({ reason }) => reason ?? "", wrap: true },
];

function holidaysSheet({ effects, level, meta }: HolidayEffectsAnswer): Sheet {
  return {
    fileName: `holiday-effects_data-through-${meta.data_through}`,
    header: [
      "holiday",
      "dept",
      "store_type",
      "lift",
      "lower",
      "upper",
      "level",
      "extra_sales",
      "clear",
      "stores",
      "years",
      "reason",
    ],
    rows: effects.map((effect) => [
      effect.holiday,
      effect.dept,
      effect.type,
      effect.lift,
      effect.lower,
      effect.upper,
      level,
      effect.extra_sales,
      effect.clear,
      effect.stores,
      effect.years,
      effect.reason,
    ]),
  };
}

interface ViewProps {
  answer: HolidayEffectsAnswer;
  search: BriefingSearch;
}

function Holidays({ answer, search: { holiday, split } }: ViewProps) {
  const navigate = route.useNavigate();
  const compact = useCompact();
  const choose = useCallback(
    (change: Partial<Pick<BriefingSearch, "holiday" | "split">> | "all") =>
      void navigate({
        search: (previous) => {
          if (change !== "all") return { ...previous, ...change };
          const { holiday: _holiday, ...others } = readBriefingSearch({ ...previous });
          return others;
        },
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const effects = useMemo(() => shownEffects(answer, holiday, split), [answer, holiday, split]);
  const rows = useMemo(
    () =>
      effectRows(effects, holiday !== undefined, (effect) => {
        if (holiday === undefined) return () => choose({ holiday: effect.holiday });
        const { dept, type } = effect;
        if (dept === null && type === null) return undefined;
        const store = type === null ? ("all" as const) : (`type-${type}` as const);
        return () => void navigate({ to: "/forecast", search: { store, dept: dept ?? "all" } });
      }),
    [effects, holiday, choose, navigate],
  );
  const marks = useMemo(() => whiskerMarks(rows), [rows]);
  const option = useCallback(
    (theme: ChartTheme) =>
      whiskerOption({
        theme,
        rows,
        reference: { value: 0, label: "no effect" },
        tick: (value) => percent(value, { sign: true, digits: 0 }),
      }),
    [rows],
  );
  const title = holidaySentence(effects, holiday);
  const height = whiskerHeight(Math.max(1, rows.length), compact);
  const notes = answer.holidays.filter(({ note }) => note !== null);
  return (
    <ChartCard
      name="holidays"
      className="span-12"
      title={title}
      subtitle={`Sales of the holiday week / the level of the weeks around it, less 1 · ${percent(answer.level, { digits: 0 })} intervals · ${
        holiday === undefined
          ? "all stores and departments"
          : split === "type"
            ? "by store type"
            : `the ${effects.length} departments it moves most`
      }`}
      height={height + 72}
      actions={<ExportMenu of="the holiday effects" sheet={() => holidaysSheet(answer)} />}
      chart={
        <>
          <div className={classes.switches}>
            <ToggleChips
              legend="Holiday"
              options={[
                { value: -1, label: "All", on: holiday === undefined },
                ...holidayNames.map((name, value) => ({ value, label: holidayLabels[name], on: name === holiday })),
              ]}
              onToggle={(value) => {
                const name = holidayNames[value];
                choose(name === undefined ? "all" : { holiday: name });
              }}
            />
            {holiday === undefined ? null : (
              <ToggleChips
                legend="By"
                options={holidaySplits.map((name, value) => ({
                  value,
                  label: name === "type" ? "Store type" : "Department",
                  on: name === split,
                }))}
                onToggle={(value) => choose({ split: holidaySplits[value] ?? "type" })}
              />
            )}
          </div>
          {rows.length === 0 ? (
            <p className="quiet">Too few weeks of this holiday to measure its effect.</p>
          ) : (
            <Chart
              key={`${holiday ?? "all"}-${split}`}
              label={`Holiday effects: ${title}`}
              height={height}
              marks={marks}
              option={option}
            />
          )}
        </>
      }
      table={<DataTable caption={`Holiday effects: ${title}`} columns={columns} rows={effects} height={height + 72} />}
      caption={
        <>
          {answer.method} A dot left open is not clearly different from no effect.{" "}
          {notes.map(({ holiday: name, note }) => `${holidayLabels[name]}: ${note}`).join(" ")}
        </>
      }
    />
  );
}

/** How much each holiday moves sales, with intervals; a holiday opens by store type and department. */
export function HolidaysCard({ search }: { search: BriefingSearch }) {
  const query = useQuery(holidayEffectsQuery({}));
  return (
    <QueryState query={query} height={420} className="span-12">
      {(answer) => <Holidays answer={answer} search={search} />}
    </QueryState>
  );
}

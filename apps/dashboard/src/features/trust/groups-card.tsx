import type { AccuracyAnswer, AccuracyGroup } from "@sales-hub/contracts";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart, useCompact } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { ChartKey } from "../../components/chart-key.tsx";
import type { Column } from "../../components/data-table.tsx";
import { errorCells, errorColumns, errorHeader } from "../../components/error-columns.ts";
import { ExportMenu } from "../../components/export-menu.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { percent, plural } from "../../lib/format.ts";
import { errorGroups } from "../../lib/insights-search.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { groupHeight, groupMarks, groupName, groupOption, worstGroups } from "./groups-chart.ts";
import classes from "./trust.module.css";
import { groupsSentence } from "./trust-words.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<AccuracyGroup>,
}));

const route = getRouteApi("/trust");

const target = ({ store, dept }: AccuracyGroup) => ({
  store: store ?? ("all" as const),
  dept: dept ?? ("all" as const),
});

const columns: Array<Column<AccuracyGroup>> = [
  {
    key: "group",
    header: "Of",
    value: ({ store, dept }) => store ?? dept,
    show: (group) => (
      <Link to="/forecast" search={target(group)}>
        {groupName(group)}
      </Link>
    ),
  },
  ...errorColumns<AccuracyGroup>(({ total }) => total),
  {
    key: "frozen",
    header: "Frozen WAPE",
    value: ({ frozen }) => frozen?.wape ?? null,
    show: ({ frozen }) => percent(frozen?.wape),
    numeric: true,
  },
];

function groupsSheet({ groups, meta }: AccuracyAnswer, by: "dept" | "store"): Sheet {
  return {
    fileName: `accuracy-by-${by}_model-${meta.model_version}`,
    header: [by, ...errorHeader, "frozen_wape"],
    rows: groups.map(({ store, dept, total, frozen }) => [store ?? dept, ...errorCells(total), frozen?.wape]),
  };
}

interface Props {
  answer: AccuracyAnswer;
  by: "dept" | "store";
  stale: boolean;
}

/** The departments or stores whose errors cost most, each beside what last year's week would have missed by. */
export function GroupsCard({ answer, by, stale }: Props) {
  const navigate = route.useNavigate();
  const compact = useCompact();
  const shown = useMemo(() => worstGroups(answer.groups), [answer]);
  const marks = useMemo(
    () => groupMarks(shown, (group) => void navigate({ to: "/forecast", search: target(group) })),
    [shown, navigate],
  );
  const option = useCallback((theme: ChartTheme) => groupOption(theme, shown), [shown]);
  const title = groupsSentence(answer.groups, by);
  const height = groupHeight(shown, compact);
  const noun = by === "dept" ? "department" : "store";
  return (
    <ChartCard
      name="groups"
      className="span-12"
      title={title}
      subtitle={`WAPE by ${noun}, the ${shown.length} whose errors cost most of ${plural(answer.groups.length, noun)}`}
      height={height + 96}
      stale={stale}
      actions={<ExportMenu of={`the accuracy by ${noun}`} sheet={() => groupsSheet(answer, by)} />}
      chart={
        <>
          <div className={classes.switches}>
            <ToggleChips
              legend="By"
              options={errorGroups.map((name, value) => ({
                value,
                label: name === "dept" ? "Department" : "Store",
                on: name === by,
              }))}
              onToggle={(value) =>
                void navigate({
                  search: (previous) => ({ ...previous, by: errorGroups[value] ?? "dept" }),
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          </div>
          <ChartKey
            entries={[
              { kind: "bar", label: "Forecast" },
              { kind: "bar-outline", label: "Last year's week" },
            ]}
          />
          <Chart label={`Accuracy by ${noun}: ${title}`} height={height} marks={marks} option={option} />
        </>
      }
      table={<DataTable caption={`Accuracy by ${noun}`} columns={columns} rows={answer.groups} height={height + 96} />}
      caption={`A bar opens the ${noun}'s forecast, where its past forecasts and errors stand.`}
    />
  );
}

import type { AccuracyAnswer, AccuracyGroup } from "@sales-hub/contracts";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart, useCompact } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { ChartKey } from "../../components/chart-key.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { count, percent, plural, usd } from "../../lib/format.ts";
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

type Share = "wape" | "seasonal_naive_wape" | "forecast_value_added" | "coverage80" | "coverage95";
const share = (key: Share, header: string, digits = 1): Column<AccuracyGroup> => ({
  key,
  header,
  value: ({ total }) => total[key],
  show: ({ total }) => percent(total[key], { digits }),
  numeric: true,
});

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
  share("wape", "WAPE"),
  share("seasonal_naive_wape", "Last year's week"),
  share("forecast_value_added", "Value added", 0),
  {
    key: "mae",
    header: "Error a week",
    value: ({ total }) => total.mae,
    show: ({ total }) => usd(total.mae),
    numeric: true,
  },
  {
    key: "bias",
    header: "Bias a week",
    value: ({ total }) => total.bias,
    show: ({ total }) => usd(total.bias, { sign: true }),
    numeric: true,
  },
  share("coverage80", "80% band held", 0),
  share("coverage95", "95% band held", 0),
  {
    key: "frozen",
    header: "Frozen WAPE",
    value: ({ frozen }) => frozen?.wape ?? null,
    show: ({ frozen }) => percent(frozen?.wape),
    numeric: true,
  },
  {
    key: "weeks",
    header: "Test weeks",
    value: ({ total }) => total.test_weeks,
    show: ({ total }) => count(total.test_weeks),
    numeric: true,
  },
];

function groupsSheet({ groups, meta }: AccuracyAnswer, by: "dept" | "store"): Sheet {
  return {
    fileName: `accuracy-by-${by}_model-${meta.model_version}`,
    header: [
      by,
      "test_weeks",
      "wape",
      "seasonal_naive_wape",
      "forecast_value_added",
      "mae",
      "bias",
      "coverage80",
      "coverage95",
      "frozen_wape",
    ],
    rows: groups.map(({ store, dept, total, frozen }) => [
      store ?? dept,
      total.test_weeks,
      total.wape,
      total.seasonal_naive_wape,
      total.forecast_value_added,
      total.mae,
      total.bias,
      total.coverage80,
      total.coverage95,
      frozen?.wape,
    ]),
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

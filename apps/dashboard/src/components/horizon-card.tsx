import type { AccuracyAnswer, HorizonErrors } from "@sales-hub/contracts";
import { lazy, useCallback, useMemo } from "react";
import { count, percent, plural, usd } from "../lib/format.ts";
import type { Sheet } from "../lib/sheet.ts";
import type { ChartTheme } from "../theme/chart-theme.ts";
import { Chart } from "./chart/chart.tsx";
import { ChartCard } from "./chart-card.tsx";
import { ChartKey } from "./chart-key.tsx";
import type { Column } from "./data-table.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { horizonMarks, horizonName, horizonOption, horizonSentence } from "./horizon-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("./data-table.tsx")).DataTable<HorizonErrors>,
}));

const height = 260;

type Share = "wape" | "seasonal_naive_wape" | "forecast_value_added" | "coverage80" | "coverage95";
const share = (key: Share, header: string, digits = 1): Column<HorizonErrors> => ({
  key,
  header,
  value: (row) => row[key],
  show: (row) => percent(row[key], { digits }),
  numeric: true,
});

const columns: Array<Column<HorizonErrors>> = [
  { key: "horizon", header: "Weeks ahead", value: (row) => row.from_horizon, show: horizonName },
  share("wape", "WAPE"),
  share("seasonal_naive_wape", "Last year's week"),
  share("forecast_value_added", "Value added", 0),
  {
    key: "bias",
    header: "Bias a week",
    value: (row) => row.bias,
    show: (row) => usd(row.bias, { sign: true }),
    numeric: true,
  },
  { key: "mae", header: "Error a week", value: (row) => row.mae, show: (row) => usd(row.mae), numeric: true },
  share("coverage80", "80% band held", 0),
  share("coverage95", "95% band held", 0),
  {
    key: "weeks",
    header: "Test weeks",
    value: (row) => row.test_weeks,
    show: (row) => count(row.test_weeks),
    numeric: true,
  },
];

export function horizonSheet({ store, dept, by_horizon, meta }: AccuracyAnswer): Sheet {
  const place = `${store === null ? "all-stores" : `store-${store}`}_${dept === null ? "all-departments" : `dept-${dept}`}`;
  return {
    fileName: `error-by-horizon_${place}_model-${meta.model_version}`,
    header: [
      "store",
      "dept",
      "from_horizon",
      "to_horizon",
      "test_weeks",
      "wape",
      "seasonal_naive_wape",
      "forecast_value_added",
      "mae",
      "bias",
      "coverage80",
      "coverage95",
    ],
    rows: by_horizon.map((row) => [
      store,
      dept,
      row.from_horizon,
      row.to_horizon,
      row.test_weeks,
      row.wape,
      row.seasonal_naive_wape,
      row.forecast_value_added,
      row.mae,
      row.bias,
      row.coverage80,
      row.coverage95,
    ]),
  };
}

interface Props {
  answer: AccuracyAnswer;
  className: string;
  stale: boolean;
}

/** How the error grows with the weeks ahead, beside that of last year's week. */
export function HorizonCard({ answer, className, stale }: Props) {
  const rows = answer.by_horizon;
  const marks = useMemo(() => horizonMarks(rows), [rows]);
  const option = useCallback((theme: ChartTheme) => horizonOption({ theme, rows }), [rows]);
  const title = horizonSentence(rows);
  const single = answer.store !== null && answer.dept !== null;
  return (
    <ChartCard
      name="horizon"
      className={className}
      title={title}
      subtitle={`Error by weeks ahead · WAPE${single ? "" : " of the single store-departments, not of their sum"} · ${plural(answer.total.test_weeks, "test week")}`}
      height={height + 24}
      stale={stale}
      actions={<ExportMenu of="the error by horizon" sheet={() => horizonSheet(answer)} />}
      chart={
        <>
          <ChartKey
            entries={[
              { kind: "bar", label: "Forecast" },
              { kind: "bar-outline", label: "Last year's week" },
            ]}
          />
          <Chart label={`Error by horizon: ${title}`} height={height} marks={marks} option={option} />
        </>
      }
      table={<DataTable caption="Error by horizon" columns={columns} rows={rows} height={height + 24} />}
      caption="The table adds bias (above zero: too high), value added against last year's week, and how often the bands held."
    />
  );
}

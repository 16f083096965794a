import type { AccuracyAnswer, HorizonErrors } from "@sales-hub/contracts";
import { lazy, useCallback, useMemo } from "react";
import { percent, plural } from "../lib/format.ts";
import type { Sheet } from "../lib/sheet.ts";
import type { ChartTheme } from "../theme/chart-theme.ts";
import { Chart } from "./chart/chart.tsx";
import { ChartCard } from "./chart-card.tsx";
import { ChartKey } from "./chart-key.tsx";
import type { Column } from "./data-table.tsx";
import { errorCells, errorColumns, errorHeader } from "./error-columns.ts";
import { ExportMenu } from "./export-menu.tsx";
import { horizonMarks, horizonName, horizonOption, horizonSentence } from "./horizon-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("./data-table.tsx")).DataTable<HorizonErrors>,
}));

const height = 260;

const columns: Array<Column<HorizonErrors>> = [
  { key: "horizon", header: "Weeks ahead", value: (row) => row.from_horizon, show: horizonName },
  ...errorColumns<HorizonErrors>((row) => row),
];

type Errors = Pick<AccuracyAnswer, "total" | "by_horizon">;

/** The errors that a page shows of an answer: of the sum that it asks about, or of the single pairs behind it. */
export const errorsOf = (answer: AccuracyAnswer, of: "sum" | "pairs"): Errors =>
  of === "sum" && answer.sum !== null ? answer.sum : answer;

export function horizonSheet(answer: AccuracyAnswer, of: "sum" | "pairs"): Sheet {
  const { store, dept, type, meta } = answer;
  const where = store !== null ? `store-${store}` : type !== null ? `type-${type}` : "all-stores";
  const place = `${where}_${dept === null ? "all-departments" : `dept-${dept}`}`;
  const errors = errorsOf(answer, of);
  const measured = errors === answer ? "store-departments" : "sum";
  return {
    fileName: `error-by-horizon_${place}_of-${measured}_model-${meta.model_version}`,
    header: ["store", "dept", "type", "errors_of", "from_horizon", "to_horizon", ...errorHeader],
    rows: errors.by_horizon.map((row) => [
      store,
      dept,
      type,
      measured,
      row.from_horizon,
      row.to_horizon,
      ...errorCells(row),
    ]),
  };
}

/** What the errors are of, and for a sum how its single pairs fare. */
function wordsOf(answer: AccuracyAnswer, of: "sum" | "pairs"): { measured: string; beside: string } {
  if (answer.store !== null && answer.dept !== null) return { measured: "WAPE", beside: "" };
  if (errorsOf(answer, of) === answer) {
    return { measured: "WAPE of the single store-departments, not of their sum", beside: "" };
  }
  return {
    measured: "WAPE of this sum",
    beside: `Single store-departments in it missed by ${percent(answer.total.wape)}; in the sum much of that cancels. `,
  };
}

interface Props {
  answer: AccuracyAnswer;
  of: "sum" | "pairs";
  className: string;
  stale: boolean;
}

/** How the error grows with the weeks ahead, beside that of last year's week. */
export function HorizonCard({ answer, of, className, stale }: Props) {
  const { by_horizon: rows, total } = errorsOf(answer, of);
  const marks = useMemo(() => horizonMarks(rows), [rows]);
  const option = useCallback((theme: ChartTheme) => horizonOption({ theme, rows }), [rows]);
  const title = horizonSentence(rows);
  const { measured, beside } = wordsOf(answer, of);
  return (
    <ChartCard
      name="horizon"
      className={className}
      title={title}
      subtitle={`Error by weeks ahead · ${measured} · ${plural(total.test_weeks, "test week")}`}
      height={height + 24}
      stale={stale}
      actions={<ExportMenu of="the error by horizon" sheet={() => horizonSheet(answer, of)} />}
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
      caption={`${beside}The table adds bias (above zero: too high), value added against last year's week, and how often the bands held.`}
    />
  );
}

import type { ResponsePoint, SimulateAnswer } from "@sales-hub/contracts";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { ChartKey } from "../../components/chart-key.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { plural, usd } from "../../lib/format.ts";
import { levelText } from "../../lib/promotion-words.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { responseMarks, responseOption, unseenFrom } from "./response-chart.ts";
import { responseSheet } from "./simulate-sheet.ts";
import { responseTitle } from "./simulate-words.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<ResponsePoint>,
}));

const height = 300;
const dollars = (key: string, header: string, value: (point: ResponsePoint) => number): Column<ResponsePoint> => ({
  key,
  header,
  value,
  show: (point) => usd(value(point)),
  numeric: true,
});

const columns: Array<Column<ResponsePoint>> = [
  dollars("spend", "Spend", (point) => point.spend),
  dollars("net", "Net profit", (point) => point.net_profit),
  dollars("lower", "Lower", (point) => point.net_profit_lower),
  dollars("upper", "Upper", (point) => point.net_profit_upper),
  dollars("sales", "Sales it adds", (point) => point.incremental_sales),
  { key: "seen", header: "Observed", value: (point) => (point.is_extrapolated ? "Beyond anything observed" : "Yes") },
];

interface Props {
  answer: SimulateAnswer;
  stale: boolean;
  /** Takes the plan to that spend, its mix kept. */
  onTake?: ((spend: number) => void) | undefined;
}

/** What more or less of the same mix would earn. */
export function ResponseCard({ answer, stale, onTake }: Props) {
  const { response_curve: curve, investment, net_profit_interval, store, dept } = answer;
  const marks = useMemo(() => responseMarks(curve, onTake), [curve, onTake]);
  const { level } = net_profit_interval;
  const option = useCallback(
    (theme: ChartTheme) => responseOption({ theme, curve, spend: investment, level }),
    [curve, investment, level],
  );
  const title = responseTitle(answer);
  const unseen = unseenFrom(curve) !== undefined;
  return (
    <ChartCard
      name="response"
      title={title}
      subtitle={`Net profit by spend, the mix kept \u00b7 US dollars a week, Store ${store}, Department ${dept} \u00b7 ${plural(curve.length, "point")}`}
      height={height + 24}
      stale={stale}
      actions={<ExportMenu of="the response curve" sheet={() => responseSheet(answer)} />}
      chart={
        curve.length === 0 ? (
          <p className="quiet">With nothing spent there is no mix to scale. Enter an amount.</p>
        ) : (
          <>
            <ChartKey
              entries={[
                { kind: "line", label: "Net profit" },
                { kind: "band-inner", label: levelText({ level }) },
                { kind: "start", label: "This plan" },
                ...(unseen ? [{ kind: "hatch", label: "Beyond anything observed" } as const] : []),
              ]}
            />
            <Chart label={`Response curve: ${title}`} height={height} marks={marks} option={option} />
          </>
        )
      }
      table={<DataTable caption="Net profit by spend" columns={columns} rows={curve} height={height + 24} />}
      caption={
        curve.length === 0
          ? undefined
          : investment > 0
            ? "Every kind of markdown is scaled by the same factor. Enter on a point takes its spend into the plan."
            : "Nothing is spent in this plan; the curve scales the store's median week."
      }
    />
  );
}

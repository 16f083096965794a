import { Button } from "@mantine/core";
import { IconChartLine, IconTable } from "@tabler/icons-react";
import { type ReactNode, Suspense } from "react";
import { useTableToggle } from "../lib/use-table-toggle.ts";
import { Amounts } from "./amounts.tsx";
import classes from "./chart-card.module.css";
import { Skeleton } from "./skeleton.tsx";

interface Props {
  /** Name of the chart in the address bar. */
  name: string;
  /** What the chart shows, said as a finding. */
  title: string;
  /** Unit, period and number of points. */
  subtitle: string;
  height: number;
  chart: ReactNode;
  table: ReactNode;
  actions?: ReactNode;
  caption?: ReactNode;
  className?: string;
  /** Old data stays on the screen, dimmed, while new data loads. */
  stale?: boolean;
}

export function ChartCard({
  name,
  title,
  subtitle,
  height,
  chart,
  table,
  actions,
  caption,
  className = "",
  stale = false,
}: Props) {
  const [asTable, toggle] = useTableToggle(name);
  return (
    <section className={`card ${classes.card} ${className}`} aria-labelledby={`${name}-title`} aria-busy={stale}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h2 id={`${name}-title`} className="card-title">
            <Amounts text={title} />
          </h2>
          <p className="caption">
            <Amounts text={subtitle} />
          </p>
        </div>
        <div className={classes.actions}>
          {actions}
          <Button
            variant="default"
            size="compact-sm"
            aria-pressed={asTable}
            onClick={toggle}
            leftSection={asTable ? <IconChartLine size={16} stroke={1.7} /> : <IconTable size={16} stroke={1.7} />}
          >
            {asTable ? "Chart" : "Table"}
          </Button>
        </div>
      </header>
      <div className={classes.body} data-stale={stale || undefined} style={{ minHeight: height }}>
        {asTable ? <Suspense fallback={<Skeleton height={height} />}>{table}</Suspense> : chart}
      </div>
      {caption === undefined ? null : (
        <div className={`caption ${classes.caption}`}>
          {typeof caption === "string" ? <Amounts text={caption} /> : caption}
        </div>
      )}
    </section>
  );
}

import type { ReactNode } from "react";
import { Hint } from "./hint.tsx";
import classes from "./kpi-card.module.css";
import { SourceInfo } from "./source-info.tsx";

interface Props {
  label: string;
  value: string;
  /** The exact number behind a shortened one. */
  fullValue?: string;
  detail: ReactNode;
  trend?: "up" | "down" | undefined;
  /** Where the number is from: formula, rows, period. */
  source: ReactNode;
  /** A range takes more room than one number and is set smaller. */
  range?: boolean;
  /** Place in the grid. */
  className?: string;
}

const arrows = { up: "\u25B2", down: "\u25BC" } as const;

export function KpiCard({
  label,
  value,
  fullValue,
  detail,
  trend,
  source,
  range = false,
  className = "span-3",
}: Props) {
  const number = (
    <span className={classes.value} data-trend={trend} data-range={range || undefined}>
      {trend === undefined ? null : (
        <span className={classes.arrow} aria-hidden="true">
          {arrows[trend]}
        </span>
      )}
      {value}
    </span>
  );
  return (
    <section className={`card ${className} ${classes.card}`} aria-label={label}>
      <div className={classes.head}>
        <h2 className={classes.label}>{label}</h2>
        <SourceInfo of={label}>{source}</SourceInfo>
      </div>
      {fullValue === undefined ? (
        number
      ) : (
        <Hint text={fullValue}>
          <button type="button" className={classes.full} aria-label={`${value}, exactly ${fullValue}`}>
            {number}
          </button>
        </Hint>
      )}
      <p className="caption">{detail}</p>
    </section>
  );
}

import { ActionIcon, Popover, Tooltip } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./kpi-card.module.css";

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
        <Popover width={300} position="bottom-end" shadow="md" trapFocus withArrow>
          <Popover.Target>
            <ActionIcon variant="subtle" size={28} aria-label={`Where is this number from? ${label}`}>
              <IconInfoCircle size={18} stroke={1.7} aria-hidden="true" />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={`Where "${label}" is from`}>
            <div className={classes.source} tabIndex={-1} data-autofocus>
              {source}
            </div>
          </Popover.Dropdown>
        </Popover>
      </div>
      {fullValue === undefined ? (
        number
      ) : (
        <Tooltip label={fullValue} events={{ hover: true, focus: true, touch: true }} position="bottom-start">
          <button type="button" className={classes.full} aria-label={`${value}, exactly ${fullValue}`}>
            {number}
          </button>
        </Tooltip>
      )}
      <p className="caption">{detail}</p>
    </section>
  );
}

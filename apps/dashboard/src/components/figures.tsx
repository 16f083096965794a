import type { ReactNode } from "react";
import { Amounts } from "./amounts.tsx";
import classes from "./figures.module.css";

export interface Figure {
  label: string;
  value: string;
  /** Its range, or what it is compared with. */
  detail?: ReactNode;
}

const kept = (detail: ReactNode) => (typeof detail === "string" ? <Amounts text={detail} /> : detail);

/** A row of figures, the most important first. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, detail }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={classes.value}>
            <Amounts text={value} />
          </dd>
          {detail === undefined ? null : <dd className={classes.detail}>{kept(detail)}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** The same as quiet lines: name on the left, figure on the right. */
export function FactLines({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={classes.lines}>
      {figures.map(({ label, value, detail }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Amounts text={value} />
            {detail === undefined ? null : <span className={classes.detail}> {kept(detail)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

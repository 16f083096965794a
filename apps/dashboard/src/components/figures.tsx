import type { ReactNode } from "react";
import classes from "./figures.module.css";

export interface Figure {
  label: string;
  value: string;
  /** Its range, or what it is compared with. */
  detail?: ReactNode;
}

/** A row of figures, the most important first. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, detail }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={classes.value}>{value}</dd>
          {detail === undefined ? null : <dd className={classes.detail}>{detail}</dd>}
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
            {value}
            {detail === undefined ? null : <span className={classes.detail}> {detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import type { ReactNode } from "react";
import classes from "./status-badge.module.css";

interface Props {
  tone: "good" | "warn" | "bad" | "plain";
  /** Words that begin with a shape, so that the colour never stands alone. */
  children: ReactNode;
}

/** A verdict or a state, in words, with a shape and a colour. */
export function StatusBadge({ tone, children }: Props) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}

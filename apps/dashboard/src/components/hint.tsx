import type { ReactNode } from "react";
import classes from "./hint.module.css";

interface Props {
  /** The words; what is inside says them to a screen reader by itself. */
  text: string;
  /** The edge of the child that the words keep to, so that they stay on the screen. */
  align?: "start" | "end";
  children: ReactNode;
}

/** Words under a control while it is pointed at or focused. Drawn by the style sheet, so that pages load light. */
export const Hint = ({ text, align = "start", children }: Props) => (
  <span className={classes.hint} data-hint={text} data-align={align}>
    {children}
  </span>
);

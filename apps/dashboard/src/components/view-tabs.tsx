import type { ReactNode } from "react";
import classes from "./view-tabs.module.css";

interface Props {
  label: string;
  /** One link a view; the router marks the one that is open. */
  children: ReactNode;
}

/** Views of one page, each with an address of its own. */
export function ViewTabs({ label, children }: Props) {
  return (
    <nav className={`span-12 screen-only ${classes.tabs}`} aria-label={label}>
      {children}
    </nav>
  );
}

export const viewTab = classes.tab ?? "";

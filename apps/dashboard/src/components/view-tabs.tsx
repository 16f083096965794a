import { type ReactNode, useEffect, useRef } from "react";
import classes from "./view-tabs.module.css";

interface Props {
  label: string;
  /** One link a view; the router marks the one that is open. */
  children: ReactNode;
}

/** Views of one page, each with an address of its own. */
export function ViewTabs({ label, children }: Props) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the open one may lie beyond the edge.
    const bar = nav.current;
    const open = bar?.querySelector<HTMLElement>('[aria-current="page"]');
    if (bar === null || open === null || open === undefined) return;
    bar.scrollLeft = open.offsetLeft - bar.offsetLeft - (bar.clientWidth - open.offsetWidth) / 2;
  });
  return (
    <nav ref={nav} className={`span-12 screen-only ${classes.tabs}`} aria-label={label}>
      {children}
    </nav>
  );
}

export const viewTab = classes.tab ?? "";

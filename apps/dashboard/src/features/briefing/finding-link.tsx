import type { FindingLink } from "@sales-hub/contracts";
import { Link } from "@tanstack/react-router";

interface Props {
  link: FindingLink;
  className?: string | undefined;
}

const place = (store: number | undefined, dept: number | undefined) =>
  [
    store === undefined ? (dept === undefined ? "" : "all stores") : `Store ${store}`,
    dept === undefined ? "" : `Department ${dept}`,
  ]
    .filter((part) => part !== "")
    .join(", ");

/** Leads from a finding to what is behind it. */
export function FindingTarget({ link, className = "" }: Props) {
  const { page, store, dept } = link;
  const chosen = { ...(store === undefined ? {} : { store }), ...(dept === undefined ? {} : { dept }) };
  const at = place(store, dept);
  switch (page) {
    case "forecast":
      return (
        <Link to="/forecast" search={{ store: store ?? "all", dept: dept ?? "all" }} className={className}>
          Forecast{at === "" ? " of the whole chain" : ` of ${at}`}
        </Link>
      );
    case "store":
      return store === undefined ? null : (
        <Link to="/stores/$store" params={{ store: String(store) }} className={className}>
          What is behind Store {store}
        </Link>
      );
    case "watchlist":
      return (
        <Link to="/watchlist" search={chosen} className={className}>
          {at === "" ? "Watchlist" : `${at} on the watchlist`}
        </Link>
      );
    case "promotions":
      return (
        <Link to="/promotions" search={chosen} className={className}>
          Simulate a promotion
        </Link>
      );
    case "opportunities":
      return (
        <Link to="/opportunities" className={className}>
          What markdowns return
        </Link>
      );
    case "trust":
      return (
        <Link to="/trust" className={className}>
          How accurate the forecasts are
        </Link>
      );
    case "briefing":
      return (
        <a href="#movers-title" className={className}>
          The departments that moved
        </a>
      );
  }
}

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ago, day } from "../lib/format.ts";
import { storesQuery } from "../lib/queries.ts";
import classes from "./shell.module.css";

/** The current time, again every minute, so that "2 h ago" stays true on a screen left open. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function Freshness() {
  const { data } = useQuery(storesQuery);
  const now = useNow();
  if (data === undefined) return <div className={classes.freshness} />;
  const { data_through, model_version, model_trained_at, data_world } = data.meta;
  return (
    <div className={classes.freshness}>
      {data_world === "demo" ? (
        <span className={classes.demoBadge} title="All stores and sales on this site are generated, not real">
          Demo world
        </span>
      ) : null}
      <span className={classes.freshText}>
        Data through {day(data_through)}
        <span className={classes.modelText}>
          {" · "}model {model_version}, trained {ago(model_trained_at, now)}
        </span>
      </span>
    </div>
  );
}

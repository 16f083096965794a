import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { OrElse } from "../components/or-else.tsx";
import { storesQuery } from "../lib/queries.ts";
import classes from "./shell.module.css";

const load = () => import("./pair-picker.tsx");
const PairPicker = lazy(async () => ({ default: (await load()).PairPicker }));

/**
 * The place of the store picker. On the Forecast page it is there at once; elsewhere a button stands in for it until
 * it is wanted, so that the first page loads light. Promotions and Watchlist choose store and
 * department in place; what Trust and Opportunities show is about all stores.
 */
export function PickerSlot() {
  const { data } = useQuery(storesQuery);
  const onForecast = useLocation({ select: ({ pathname }) => pathname.endsWith("/forecast") });
  const choosesItself = useLocation({
    select: ({ pathname }) => /\/(promotions|watchlist|trust|opportunities)$/.test(pathname),
  });
  const [wanted, setWanted] = useState(false);
  const count = data?.stores.length;
  const standIn = (
    <div className={classes.pickers}>
      <button
        type="button"
        className={`${classes.storePicker} ${classes.standIn}`}
        aria-label={`All ${count ?? ""} stores: choose one`}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setWanted(true)}
      >
        All {count ?? ""} stores
      </button>
      {onForecast ? <span className={`${classes.deptPicker} ${classes.standIn}`} aria-hidden="true" /> : null}
    </div>
  );
  if (choosesItself) return null;
  if (!onForecast && !wanted) return standIn;
  return (
    <OrElse fallback={standIn}>
      <Suspense fallback={standIn}>
        <PairPicker opened={!onForecast} />
      </Suspense>
    </OrElse>
  );
}

import type { ProfitVerdict } from "@sales-hub/contracts";
import { verdictLabels } from "../lib/promotion-words.ts";
import classes from "./verdict-badge.module.css";

/** Whether a plan repays itself, in words, with a shape and a colour. */
export function VerdictBadge({ verdict }: { verdict: ProfitVerdict | "not_estimable" }) {
  return (
    <span className={classes.badge} data-verdict={verdict}>
      {verdictLabels[verdict]}
    </span>
  );
}

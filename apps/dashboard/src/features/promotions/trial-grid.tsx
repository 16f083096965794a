import type { ExperimentAnswer } from "@sales-hub/contracts";
import { useMemo } from "react";
import { day, dayShort, usd } from "../../lib/format.ts";
import { trialGrid } from "./experiment-words.ts";
import classes from "./trial-grid.module.css";

/** Stores by weeks; a filled cell runs the markdown. */
export function TrialGrid({ answer }: { answer: ExperimentAnswer }) {
  const rows = useMemo(() => trialGrid(answer), [answer]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label="Stores and weeks of the experiment">
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">Store</th>
            <th scope="col" className={classes.amount}>
              A week
            </th>
            {answer.treated.map(({ week }) => (
              <th key={week} scope="col" className={classes.week} title={`Week ending ${day(week)}`}>
                {dayShort(week)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ store, amount, treated }) => (
            <tr key={store}>
              <th scope="row">{store}</th>
              <td className={classes.amount}>{usd(amount)}</td>
              {treated.map((runs, index) => (
                <td key={answer.treated[index]?.week ?? index} className={classes.cell} data-runs={runs || undefined}>
                  <span className="visually-hidden">{runs ? "markdown" : "none"}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

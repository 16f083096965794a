import type { ValueAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Amounts } from "../../components/amounts.tsx";
import { percent, plural } from "../../lib/format.ts";
import { dataQualityQuery, modelsQuery } from "../../lib/insights-queries.ts";
import classes from "./briefing.module.css";
import { briefObjections, briefValueText } from "./value-method-words.ts";

/** The brief's own figure, recomputed from the errors of the model that serves. */
function NotTheBrief() {
  const models = useQuery(modelsQuery);
  const quality = useQuery(dataQualityQuery);
  const metrics = models.data?.models.find(({ serves }) => serves)?.metrics ?? null;
  const pairs = quality.data?.report?.weeks_per_pair.pairs;
  if (models.isPending || quality.isPending) return <p className="quiet">Computing{"\u2026"}</p>;
  if (metrics === null || pairs === undefined) {
    return <p className="quiet">The errors of the serving model or the number of pairs are not known.</p>;
  }
  return (
    <ul className={classes.notes}>
      {briefObjections(metrics, pairs).map((text) => (
        <li key={text}>
          <Amounts text={text} />
        </li>
      ))}
    </ul>
  );
}

/** How the annual value is made, and why it is not the figure of the brief; its numbers load when it is opened. */
export function ValueMethod({ answer }: { answer: ValueAnswer }) {
  const [open, setOpen] = useState(false);
  const { simulation } = answer;
  const of = (name: string) => answer.assumptions.find((item) => item.name === name)?.value ?? null;
  const weeks = simulation === null ? "" : ` over ${plural(simulation.weeks, "week")} of the backtest`;
  return (
    <details className={classes.method} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>How this is computed, and why it is not the {briefValueText} of the brief</summary>
      <div className={classes.methodParts}>
        <section>
          <h3>The simulation</h3>
          <ol className={classes.notes}>
            <li>
              An order-up-to policy runs twice{weeks}: once with last year's same week as the forecast, once with this
              one. Neither sees a week before it is over.
            </li>
            <li>
              Each week starts with what was left or with forecast + safety stock, whichever is more, and ends with what
              demand left.
            </li>
            <li>
              Safety stock is the newsvendor's: the {percent(of("service_level"), { digits: 0 })} quantile of that
              forecast's own earlier errors, scaled to the pair.
            </li>
            <li>
              Stock left is priced at {percent(of("holding_cost"), { digits: 0 })} of its cost a year, demand beyond the
              stock at the margin of {percent(of("margin"), { digits: 0 })}. The value is the difference between the two
              runs; its range redraws blocks of weeks.
            </li>
          </ol>
        </section>
        <section>
          <h3>Why not {briefValueText}</h3>
          {open ? <NotTheBrief /> : null}
        </section>
      </div>
    </details>
  );
}

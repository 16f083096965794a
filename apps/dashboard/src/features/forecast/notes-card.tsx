import { ago, day, plural } from "../../lib/format.ts";
import classes from "./forecast.module.css";
import { type AnyForecast, isSum } from "./forecast-view.ts";
import { strategySentence } from "./forecast-words.ts";

interface Props {
  answer: AnyForecast;
  strategy: "direct" | "recursive";
  className: string;
}

function whatItIs(answer: AnyForecast): string {
  if (isSum(answer)) return `The sum of ${plural(answer.pairs, "store-department")}.`;
  return `Store type ${answer.store_type}.`;
}

/** What a reader should know about this forecast, and what made it. */
export function NotesCard({ answer, strategy, className }: Props) {
  const { meta, notes } = answer;
  return (
    <section className={`card ${className} ${classes.stack}`} aria-labelledby="notes-title">
      <h2 id="notes-title" className="card-title">
        What to know about this forecast
      </h2>
      <ul className={classes.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {notes.length === 0 ? <li>Nothing unusual about this series.</li> : null}
        {isSum(answer) ? (
          <li>
            The weeks add up from the forecasts of all its store-departments; the bands are measured on such sums, since
            bands cannot be added. Why a week is forecast so, and how much stock to hold, are shown for one store and
            department: choose both above.
          </li>
        ) : (
          <li>{strategySentence(strategy)}</li>
        )}
      </ul>
      <p className="caption">
        Model {meta.model_version}, trained {ago(meta.model_trained_at)} on data through {day(meta.data_through)}.{" "}
        {whatItIs(answer)}
      </p>
    </section>
  );
}

import type { ForecastAnswer } from "@sales-hub/contracts";
import { ago, day } from "../../lib/format.ts";
import classes from "./forecast.module.css";

/** What a reader should know about this forecast, and what made it. */
export function NotesCard({ answer }: { answer: ForecastAnswer }) {
  const { meta, notes } = answer;
  return (
    <section className={`card span-8 ${classes.stack}`} aria-labelledby="notes-title">
      <h2 id="notes-title" className="card-title">
        What to know about this forecast
      </h2>
      {notes.length === 0 ? (
        <p className="quiet">Nothing unusual about this series.</p>
      ) : (
        <ul className={classes.list}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="caption">
        Model {meta.model_version}, trained {ago(meta.model_trained_at)} on data through {day(meta.data_through)}. Store
        type {answer.store_type}.
      </p>
    </section>
  );
}

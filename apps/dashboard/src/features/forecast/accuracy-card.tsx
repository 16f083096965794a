import type { PairAccuracy } from "@sales-hub/contracts";
import { percent, plural, usd } from "../../lib/format.ts";
import classes from "./forecast.module.css";
import { accuracySentence, biasWords } from "./forecast-words.ts";

const whose: Readonly<Record<PairAccuracy["scope"], string>> = {
  pair: "Measured on this store and department",
  aggregate: "Measured on past forecasts of this sum",
  all: "The figures are those of all stores and departments together",
};

/** How wrong forecasts like this one were before. */
export function AccuracyCard({ accuracy }: { accuracy: PairAccuracy }) {
  return (
    <section className={`card span-4 ${classes.stack}`} aria-labelledby="accuracy-title">
      <div>
        <h2 id="accuracy-title" className="card-title">
          {accuracySentence(accuracy)}
        </h2>
        <p className="caption">
          {whose[accuracy.scope]}, {plural(accuracy.test_weeks, "test week")}
        </p>
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>Mean absolute error</dt>
          <dd>{accuracy.mae === null ? usd(null) : `${usd(accuracy.mae)} a week`}</dd>
        </div>
        <div>
          <dt>Bias</dt>
          <dd>{biasWords(accuracy.bias)}</dd>
        </div>
        <div>
          <dt>WAPE of last year's week</dt>
          <dd>{percent(accuracy.seasonal_naive_wape)}</dd>
        </div>
      </dl>
    </section>
  );
}

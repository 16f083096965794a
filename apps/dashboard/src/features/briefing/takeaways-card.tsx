import type { Takeaway } from "@sales-hub/contracts";
import { Amounts } from "../../components/amounts.tsx";
import { usdShort } from "../../lib/format.ts";
import classes from "./briefing.module.css";
import { FindingTarget } from "./finding-link.tsx";
import { chance, factText } from "./takeaway-facts.ts";

const names: Readonly<Record<Takeaway["kind"], string>> = {
  growth: "Growth",
  cold_spot: "Cold spot",
  outlook: "Outlook",
  accuracy: "Accuracy",
  mover: "Mover",
  volatile_pair: "Hard to foresee",
  promotion: "Promotions",
  drift: "Accuracy drift",
  data_quality: "Data quality",
};

const tones = { good: "\u25B2", neutral: "\u25CF", attention: "\u25C6", bad: "\u25BC" } as const;

function Evidence({ takeaway }: { takeaway: Takeaway }) {
  const { facts, test, certainty, size_usd } = takeaway;
  return (
    <details className={classes.evidence}>
      <summary>The numbers behind it</summary>
      <dl className={classes.facts}>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd className="num">
              <Amounts text={factText(fact)} />
            </dd>
          </div>
        ))}
        {size_usd === null ? null : (
          <div>
            <dt>At stake in four weeks</dt>
            <dd className="num">{usdShort(size_usd)}</dd>
          </div>
        )}
      </dl>
      <p className="caption">
        Tested: {test} Holds with {chance(certainty)} confidence.
      </p>
    </details>
  );
}

/** Findings that passed a test, the largest first, each with its numbers and where to look further. */
export function TakeawaysCard({ takeaways }: { takeaways: readonly Takeaway[] }) {
  return (
    <section className="card span-12" aria-labelledby="takeaways-title">
      <h2 id="takeaways-title" className="card-title">
        What to know
      </h2>
      {takeaways.length === 0 ? <p className="quiet">No finding passed its test.</p> : null}
      <ul className={classes.takeaways}>
        {takeaways.map((takeaway) => {
          const { link, tone } = takeaway;
          return (
            <li key={takeaway.text} data-kind={takeaway.kind}>
              <span className={`caption ${classes.kind}`}>
                <i data-tone={tone} aria-hidden="true">
                  {tones[tone]}
                </i>
                {names[takeaway.kind]}
              </span>
              <p>
                <Amounts text={takeaway.text} />
              </p>
              {link === null ? null : <FindingTarget link={link} className={classes.behind} />}
              <Evidence takeaway={takeaway} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

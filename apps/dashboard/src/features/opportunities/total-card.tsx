import type { RoiAnswer } from "@sales-hub/contracts";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { WhiskerRow } from "../../components/chart/whiskers.ts";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Figures } from "../../components/figures.tsx";
import { VerdictBadge } from "../../components/verdict-badge.tsx";
import { WhiskerCard } from "../../components/whisker-card.tsx";
import { levelText, perDollar } from "../../lib/promotion-words.ts";
import type { Sheet } from "../../lib/sheet.ts";
import classes from "./opportunities.module.css";
import { shapesSentence, totalFigures, totalFinding, totalWhiskers } from "./total-words.ts";

const totalSheet = (rows: readonly WhiskerRow[], { meta, break_even_iroas }: RoiAnswer): Sheet => ({
  fileName: `total-return_data-through-${meta.data_through}`,
  header: ["estimate", "iroas", "lower", "upper", "break_even_iroas"],
  rows: rows.map(({ label, value, lower, upper }) => [label, value, lower, upper, break_even_iroas]),
});

/** What all markdowns together return, which needs no split of their cost. */
export function TotalCard({ answer, stale }: { answer: RoiAnswer; stale: boolean }) {
  const { total, break_even_iroas: breakEven } = answer;
  const rows = useMemo(() => (total === null ? [] : totalWhiskers(total, breakEven)), [total, breakEven]);
  const title = totalFinding(answer);
  if (total === null) {
    return (
      <section className="card span-12" aria-labelledby="total-title">
        <h2 id="total-title" className="card-title">
          {title}
        </h2>
        <p className="quiet">{answer.total_reason}</p>
      </section>
    );
  }
  return (
    <WhiskerCard
      name="total"
      className="span-8"
      title={title}
      subtitle={`Sales that a dollar of markdowns adds, all departments together · ${levelText(total.iroas.interval)}`}
      rows={rows}
      reference={{ value: breakEven, label: `Break-even ${perDollar(breakEven)}` }}
      measure="Sales per $1"
      show={perDollar}
      tick={perDollar}
      stale={stale}
      actions={<ExportMenu of="the total return" sheet={() => totalSheet(rows, answer)} />}
      above={
        <div className={classes.above}>
          <div className={classes.verdict}>
            <VerdictBadge verdict={total.verdict} />
          </div>
          <Figures figures={totalFigures(total)} />
        </div>
      }
      caption={shapesSentence(total)}
    />
  );
}

/** The tests that guard the estimate, in words. */
export function TestsCard({ answer }: { answer: RoiAnswer }) {
  const { placebo, lead_test } = answer;
  return (
    <section className={`card span-4 ${classes.stack}`} aria-labelledby="tests-title">
      <h2 id="tests-title" className="card-title">
        How far to trust this
      </h2>
      {placebo === null && lead_test === null ? (
        <p className="quiet">There is too little data for a test.</p>
      ) : (
        <dl className={classes.tests}>
          {placebo === null ? null : (
            <div>
              <dt>Placebo: last year's sales on this year's markdowns</dt>
              <dd>
                {placebo.text}
                <ul className={classes.placebo}>
                  {placebo.types.map(({ markdown, per_dollar, t_value }) => (
                    <li key={markdown}>
                      {markdown} <span className="num">{perDollar(per_dollar)}</span>{" "}
                      <span className="caption">t = {t_value.toFixed(1).replace("-", "\u2212")}</span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
          {lead_test === null ? null : (
            <div>
              <dt>
                {lead_test.passes ? "\u25B2 Passes" : "\u25BC Fails"}: next week's markdowns must not move this week's
                sales
              </dt>
              <dd>{lead_test.text}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  );
}

/** What would have to be so for markdowns to pay after all. */
export function ChangeCard({ answer }: { answer: RoiAnswer }) {
  if (answer.what_would_change_it.length === 0) return null;
  return (
    <section className={`card span-12 ${classes.stack}`} aria-labelledby="change-title">
      <h2 id="change-title" className="card-title">
        What would change it
      </h2>
      <ul className={classes.changes}>
        {answer.what_would_change_it.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <Link to="/promotions" search={{ tab: "experiment" as const }}>
          Plan an experiment
        </Link>
      </p>
    </section>
  );
}

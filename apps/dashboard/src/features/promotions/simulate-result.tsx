import { Button } from "@mantine/core";
import type { SimulateAnswer } from "@sales-hub/contracts";
import { Link } from "@tanstack/react-router";
import { ExportMenu } from "../../components/export-menu.tsx";
import { FactLines, Figures } from "../../components/figures.tsx";
import { VerdictBadge } from "../../components/verdict-badge.tsx";
import { plural } from "../../lib/format.ts";
import { evidenceLabels, verdictOf } from "../../lib/promotion-words.ts";
import { mostScenarios } from "../../lib/promotions-search.ts";
import { encodeScenario } from "../../lib/scenario.ts";
import classes from "./promotions.module.css";
import { ResponseCard } from "./response-card.tsx";
import { scenariosSheet } from "./simulate-sheet.ts";
import { detailFigures, isBeyondData, mainFigures, observedText, scenarioOf, storeFigures } from "./simulate-words.ts";

/** What lies beyond the data, kind by kind. */
function Warnings({ answer }: { answer: SimulateAnswer }) {
  const { extrapolating } = answer;
  // Spending nothing is no plan that could go beyond the data.
  if (extrapolating.length === 0 || answer.investment === 0) return null;
  const never = extrapolating.some(({ direction }) => direction !== "above_p99");
  return (
    <section className={classes.warning} aria-labelledby="warning-title">
      <h3 id="warning-title">{never ? "Beyond anything observed" : "Beyond 99% of what was observed"}</h3>
      <ul>
        {extrapolating.map((item) => (
          <li key={item.markdown}>
            {item.text} <span className="caption">{observedText(item)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CompareProps {
  answer: SimulateAnswer;
  compare: readonly string[];
  onCompare: (codes: string[]) => void;
}

function CompareActions({ answer, compare, onCompare }: CompareProps) {
  const code = encodeScenario(scenarioOf(answer));
  const held = compare.includes(code);
  const full = compare.length >= mostScenarios;
  return (
    <div className={`screen-only ${classes.actions}`}>
      <Button variant="default" size="compact-md" disabled={held || full} onClick={() => onCompare([...compare, code])}>
        {held ? "In the comparison" : full ? `Comparison holds ${mostScenarios} already` : "Add to comparison"}
      </Button>
      {compare.length === 0 ? null : (
        <Link from="/promotions" to="/promotions" search={(previous) => ({ ...previous, tab: "compare" as const })}>
          Compare {plural(compare.length, "scenario")}
        </Link>
      )}
      <ExportMenu of="the simulation" sheet={() => scenariosSheet([answer])} picture={false} />
    </div>
  );
}

interface Props extends CompareProps {
  stale: boolean;
  onTake: (spend: number) => void;
}

/** What the plan is expected to do, what that is worth, and how much the data support it. */
export function SimulateResult({ answer, compare, stale, onCompare, onTake }: Props) {
  const { evidence, store_level, notes } = answer;
  return (
    <>
      <section className={`card ${classes.stack}`} aria-labelledby="result-title">
        <header className={classes.head}>
          <div className={classes.verdict}>
            <h2 id="result-title" className="card-title">
              Department {answer.dept} in Store {answer.store}
            </h2>
            <VerdictBadge verdict={answer.verdict} />
          </div>
          <CompareActions answer={answer} compare={compare} onCompare={onCompare} />
        </header>
        {isBeyondData(answer) ? (
          <p className="caption">The estimate, stretched beyond the data; do not rely on these figures</p>
        ) : null}
        <Figures figures={mainFigures(answer)} />
        <Warnings answer={answer} />
        <FactLines figures={detailFigures(answer)} />
      </section>
      <ResponseCard answer={answer} stale={stale} onTake={answer.investment > 0 ? onTake : undefined} />
      <div className={classes.two}>
        <section className={`card ${classes.stack}`} aria-labelledby="evidence-title">
          <h2 id="evidence-title" className="card-title">
            {evidenceLabels[evidence.strength]}
          </h2>
          <p className="caption">Whether markdowns move this department's sales at all, not whether they pay</p>
          <ul className={classes.reasons}>
            {evidence.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          {notes.length === 0 ? null : (
            <ul className={`caption ${classes.reasons}`}>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
        </section>
        <section className={`card ${classes.stack}`} aria-labelledby="store-level-title">
          <div className={classes.verdict}>
            <h2 id="store-level-title" className="card-title">
              The same plan in the whole store
            </h2>
            <VerdictBadge
              verdict={answer.verdict === "no_verdict" ? "no_verdict" : verdictOf(store_level.net_profit_interval)}
            />
          </div>
          <p className="caption">Needs no split of the cost over departments</p>
          <FactLines figures={storeFigures(store_level, isBeyondData(answer))} />
        </section>
      </div>
    </>
  );
}

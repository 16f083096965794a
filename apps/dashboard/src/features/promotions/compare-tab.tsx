import { ActionIcon, Button } from "@mantine/core";
import type { SimulateAnswer } from "@sales-hub/contracts";
import { IconArrowBarToLeft, IconX } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Headline } from "../../components/headline.tsx";
import { WaitingView } from "../../components/lazy-view.tsx";
import { WhiskerCard } from "../../components/whisker-card.tsx";
import { plural, usd, usdTick } from "../../lib/format.ts";
import { simulateQuery } from "../../lib/promotion-queries.ts";
import { levelText } from "../../lib/promotion-words.ts";
import { mostScenarios, type PromotionsSearch } from "../../lib/promotions-search.ts";
import { decodeScenario, type Scenario, simulateRequest } from "../../lib/scenario.ts";
import classes from "./compare.module.css";
import {
  type CompareRow,
  compareHeadline,
  compareRows,
  letterOf,
  planName,
  profitWhiskers,
  withNothing,
} from "./compare-rows.ts";
import type { Change } from "./simulate-form.tsx";
import { scenariosSheet } from "./simulate-sheet.ts";

/** Address of a scenario on the Simulate tab. */
const formOf = ({
  store,
  dept,
  spend,
  scope,
  week,
  margin,
  accounting,
  hidden,
}: Scenario): Partial<PromotionsSearch> => ({
  tab: "simulate",
  store,
  dept,
  spend: [...spend],
  scope,
  on: week,
  margin,
  accounting,
  hidden,
});

interface HeadProps {
  scenario: Scenario;
  index: number;
  onRemove: () => void;
  onFirst: () => void;
}

function ScenarioHead({ scenario, index, onRemove, onFirst }: HeadProps) {
  const letter = letterOf(index);
  return (
    <div className={classes.scenario}>
      <span className={classes.letter}>{letter}</span>
      <Link from="/promotions" to="/promotions" search={(previous) => ({ ...previous, ...formOf(scenario) })}>
        Store {scenario.store}, Department {scenario.dept}
      </Link>
      <span className={classes.plan}>{planName(scenario.spend)}</span>
      <span className={`screen-only ${classes.tools}`}>
        {index === 0 ? null : (
          <ActionIcon variant="subtle" size={28} aria-label={`Compare the others with ${letter}`} onClick={onFirst}>
            <IconArrowBarToLeft size={18} stroke={1.7} />
          </ActionIcon>
        )}
        <ActionIcon variant="subtle" size={28} aria-label={`Remove ${letter}`} onClick={onRemove}>
          <IconX size={18} stroke={1.7} />
        </ActionIcon>
      </span>
    </div>
  );
}

function Rows({ rows, section }: { rows: readonly CompareRow[]; section: CompareRow["section"] }) {
  const columns = rows[0]?.values.length ?? 0;
  return (
    <>
      <tr className={classes.section}>
        <th scope="colgroup" colSpan={columns + 1}>
          {section === "inputs" ? "The plan" : "What it is expected to bring"}
        </th>
      </tr>
      {rows
        .filter((row) => row.section === section)
        .map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {row.values.map((value, index) => (
              <td key={letterOf(index)}>
                <span className={classes.value}>{value}</span>
                {row.details[index] ? <span className={classes.detail}>{row.details[index]}</span> : null}
                {row.differences[index] ? (
                  <span className={classes.difference}>{row.differences[index]} against A</span>
                ) : null}
              </td>
            ))}
          </tr>
        ))}
    </>
  );
}

interface ViewProps {
  codes: readonly string[];
  scenarios: readonly Scenario[];
  answers: readonly SimulateAnswer[];
  onChange: Change;
}

function Comparison({ codes, scenarios, answers, onChange }: ViewProps) {
  const rows = useMemo(() => compareRows(answers), [answers]);
  const nothing = withNothing(codes);
  const whiskers = useMemo(
    () =>
      profitWhiskers(answers, (answer) => {
        const scenario = scenarios[answers.indexOf(answer)];
        if (scenario !== undefined) onChange(formOf(scenario));
      }),
    [answers, scenarios, onChange],
  );
  const interval = answers[0]?.net_profit_interval;
  return (
    <>
      <WhiskerCard
        name="profit"
        className="span-12"
        title="Net profit with its range"
        subtitle={`US dollars a week${interval === undefined ? "" : ` · ${levelText(interval)}`} · ${plural(answers.length, "scenario")}`}
        rows={whiskers}
        reference={{ value: 0, label: "Break-even" }}
        measure="Net profit"
        show={usd}
        tick={usdTick}
        actions={<ExportMenu of="the comparison" sheet={() => scenariosSheet(answers)} />}
        caption="A mark opens its scenario on the Simulate tab."
      />
      <section className={`card span-12 ${classes.tableCard}`} aria-labelledby="side-title">
        <header className={classes.head}>
          <h2 id="side-title" className="card-title">
            Side by side
          </h2>
          {nothing === undefined || codes.length >= mostScenarios ? null : (
            <Button
              className="screen-only"
              variant="default"
              size="compact-md"
              onClick={() => onChange({ compare: nothing })}
            >
              Add "spend nothing"
            </Button>
          )}
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className={classes.scroll} tabIndex={0} aria-label="Scenarios side by side">
          <table className={classes.table}>
            <thead>
              <tr>
                <td />
                {scenarios.map((scenario, index) => (
                  <th key={codes[index]} scope="col">
                    <ScenarioHead
                      scenario={scenario}
                      index={index}
                      onRemove={() => onChange({ compare: codes.filter((code) => code !== codes[index]) })}
                      onFirst={() =>
                        onChange({ compare: [codes[index] ?? "", ...codes.filter((code) => code !== codes[index])] })
                      }
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Rows rows={rows} section="inputs" />
              <Rows rows={rows} section="result" />
            </tbody>
          </table>
        </section>
      </section>
    </>
  );
}

function Nothing() {
  return (
    <section className="card span-12 notice">
      <h2 className="card-title">Put scenarios beside one another</h2>
      <p className="quiet">
        Simulate a plan and press "Add to comparison". Up to {mostScenarios} scenarios stand here, and the address of
        this page holds them all.
      </p>
      <Link from="/promotions" to="/promotions" search={(previous) => ({ ...previous, tab: "simulate" as const })}>
        Simulate a plan
      </Link>
    </section>
  );
}

export function CompareTab({ search, onChange }: { search: PromotionsSearch; onChange: Change }) {
  const codes = search.compare;
  const scenarios = useMemo(() => codes.flatMap((code) => decodeScenario(code) ?? []), [codes]);
  const results = useQueries({ queries: scenarios.map((scenario) => simulateQuery(simulateRequest(scenario))) });
  const answers = results.flatMap(({ data, isPlaceholderData }) =>
    data === undefined || isPlaceholderData ? [] : [data],
  );
  const failed = results.findIndex(({ error }) => error !== null);
  if (codes.length === 0) {
    return (
      <>
        <Headline text={compareHeadline([])} />
        <Nothing />
      </>
    );
  }
  if (failed !== -1) {
    const { error, refetch } = results[failed] ?? {};
    return (
      <section className="card notice span-12" role="alert">
        <h1 className="card-title">Scenario {letterOf(failed)} could not be simulated</h1>
        <p className="quiet">{error?.message}</p>
        <div className={classes.tools}>
          <Button variant="default" onClick={() => void refetch?.()}>
            Try again
          </Button>
          <Button variant="default" onClick={() => onChange({ compare: codes.filter((_code, at) => at !== failed) })}>
            Remove {letterOf(failed)}
          </Button>
        </div>
      </section>
    );
  }
  if (answers.length < scenarios.length) {
    return <WaitingView height={480} />;
  }
  return (
    <>
      <Headline text={compareHeadline(answers)} />
      <Comparison codes={codes} scenarios={scenarios} answers={answers} onChange={onChange} />
    </>
  );
}

import { NativeSelect } from "@mantine/core";
import type { ExperimentAnswer, StoreItem } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { ExportMenu } from "../../components/export-menu.tsx";
import { FactLines, Figures } from "../../components/figures.tsx";
import { Headline } from "../../components/headline.tsx";
import { NumberField } from "../../components/number-field.tsx";
import { NumberSlider } from "../../components/number-slider.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import { TermsControls } from "../../components/terms-controls.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { plural } from "../../lib/format.ts";
import { experimentQuery } from "../../lib/promotion-queries.ts";
import { perDollar } from "../../lib/promotion-words.ts";
import { largestIroas, type PromotionsSearch, powerRange, trialWeeksRange } from "../../lib/promotions-search.ts";
import { storesQuery } from "../../lib/queries.ts";
import { largestAmount, markdownNames } from "../../lib/scenario.ts";
import {
  experimentInputs,
  experimentRequest,
  presentWidth,
  trialFigures,
  trialSheet,
  widthSentence,
} from "./experiment-words.ts";
import { changedInputs, listInputs } from "./input-changes.ts";
import { NoExperiment } from "./no-experiment.tsx";
import { PlanForm } from "./plan-form.tsx";
import classes from "./promotions.module.css";
import { ResultFrame } from "./result-frame.tsx";
import type { Change } from "./simulate-form.tsx";
import { TrialGrid } from "./trial-grid.tsx";
import { useAskAfterError, useAsked } from "./use-asked.ts";
import { useProblems } from "./use-problems.ts";

const departmentsOf = (stores: readonly StoreItem[]) =>
  [...new Set(stores.flatMap(({ departments }) => departments))].sort((a, b) => a - b);

interface FormProps {
  search: PromotionsSearch;
  departments: readonly number[];
  action: string;
  loading: boolean;
  onChange: Change;
  onAsk: () => void;
}

function ExperimentForm({ search, departments, action, loading, onChange, onAsk }: FormProps) {
  const { wrong, report } = useProblems();
  const breakEven = search.accounting === "separate" ? 100 / search.margin : (100 - search.margin) / search.margin;
  return (
    <PlanForm label="What to learn" action={action} loading={loading} wrong={wrong} onAsk={onAsk}>
      <NativeSelect
        label="Department"
        data={departments.map((dept) => ({ value: String(dept), label: `Department ${dept}` }))}
        value={String(search.dept ?? "")}
        onChange={(event) => onChange({ dept: Number(event.currentTarget.value) })}
      />
      <ToggleChips
        legend="Kind of markdown"
        options={markdownNames.map((name, index) => ({
          value: index + 1,
          label: name,
          on: search.kind === index + 1,
        }))}
        onToggle={(kind) => onChange({ kind })}
      />
      <NumberSlider
        label="Chance to tell, if it is there"
        value={search.power}
        range={powerRange}
        show={(power) => `${power}%`}
        onCommit={(power) => onChange({ power })}
      />
      <NumberSlider
        label="At most"
        value={search.trial}
        range={trialWeeksRange}
        show={(weeks) => plural(weeks, "week")}
        onCommit={(trial) => onChange({ trial })}
      />
      <div className={classes.amounts}>
        <NumberField
          label="Return to detect"
          value={search.detect}
          rules={{ min: 0, max: largestIroas, decimals: 2, unit: "$" }}
          placeholder="estimate"
          onProblem={report("Return to detect")}
          onCommit={(detect) => onChange({ detect })}
        />
        <p className="caption">
          Sales per dollar spent that should be told from break-even, {perDollar(breakEven)}. Left empty: today's
          estimate.
        </p>
        <NumberField
          label="Amount a week"
          value={search.amount}
          rules={{ min: 1, max: largestAmount, unit: "$" }}
          placeholder="1% of sales"
          onProblem={report("Amount a week")}
          onCommit={(amount) => onChange({ amount })}
        />
        <p className="caption">
          For the department in a store of mean size; other stores by their size. Left empty: 1% of its usual sales.
        </p>
        <NumberField
          label="Draw"
          value={search.seed}
          rules={{ min: 0, max: 1_000_000 }}
          onProblem={report("Draw")}
          onCommit={(seed) => onChange({ seed: seed ?? 1 })}
        />
        <p className="caption">The same number draws the same stores.</p>
      </div>
      <TermsControls terms={search} hidden={false} onChange={onChange} />
    </PlanForm>
  );
}

function ExperimentResult({ answer }: { answer: ExperimentAnswer }) {
  return (
    <>
      <section className={`card ${classes.stack}`} aria-labelledby="trial-title">
        <header className={classes.head}>
          <div className={classes.verdict}>
            <h2 id="trial-title" className="card-title">
              {widthSentence(answer)}
            </h2>
            <StatusBadge tone={answer.worth_running ? "good" : "warn"}>
              {answer.worth_running
                ? "\u25B2 Long enough"
                : answer.feasible
                  ? "\u25C6 Not worth running"
                  : "\u25C6 Not long enough"}
            </StatusBadge>
          </div>
          <ExportMenu of="the experiment" sheet={() => trialSheet(answer)} picture={false} />
        </header>
        <Figures figures={trialFigures(answer)} />
        <FactLines
          figures={[
            { label: "95% range today", value: presentWidth(answer) },
            { label: "95% range expected after it", value: `${perDollar(answer.expected_interval_width)} wide` },
            { label: "Break-even", value: `${perDollar(answer.break_even_iroas)} of sales per $1` },
          ]}
        />
      </section>
      <section className={`card ${classes.stack}`} aria-labelledby="steps-title">
        <h2 id="steps-title" className="card-title">
          What to do
        </h2>
        <ol className={classes.steps}>
          {answer.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section className={`card ${classes.stack}`} aria-labelledby="grid-title">
        <div>
          <h2 id="grid-title" className="card-title">
            Which stores run {answer.markdown}, and when
          </h2>
          <p className="caption">
            Filled: Department {answer.dept} runs the markdown in that store and week · amounts in US dollars a treated
            week
          </p>
        </div>
        <TrialGrid answer={answer} />
      </section>
    </>
  );
}

export function ExperimentTab({ search, onChange }: { search: PromotionsSearch; onChange: Change }) {
  const stores = useQuery(storesQuery);
  const departments = useMemo(() => departmentsOf(stores.data?.stores ?? []), [stores.data]);
  const first = departments[0];
  useEffect(() => {
    if (search.dept === undefined && first !== undefined) onChange({ dept: first });
  }, [search.dept, first, onChange]);
  const request = useMemo(() => experimentRequest(search), [search]);
  const { asked, isOld, ask } = useAsked(request);
  const query = useQuery({
    ...experimentQuery(
      asked ?? {
        dept: 1,
        markdown: "MarkDown1",
        power: 0.8,
        max_weeks: 12,
        margin: 0.25,
        accounting: "separate",
        seed: 1,
      },
    ),
    enabled: asked !== undefined,
  });
  useAskAfterError(query.isError, isOld, ask);
  const used = asked === undefined ? [] : experimentInputs(asked);
  const changes = isOld && request !== undefined ? changedInputs(used, experimentInputs(request)) : [];
  return (
    <>
      <Headline text={query.data?.headline ?? "How could the true return be learned?"} old={isOld} />
      <div className={`span-12 ${classes.layout}`}>
        <ExperimentForm
          search={search}
          departments={departments}
          action={isOld ? "Plan again" : "Plan the experiment"}
          loading={query.isFetching}
          onChange={onChange}
          onAsk={ask}
        />
        <QueryState
          query={query}
          height={640}
          onError={(error) =>
            error.status === 409 ? <NoExperiment error={error} asked={asked} onChange={onChange} /> : undefined
          }
        >
          {(answer) => (
            <ResultFrame
              inputs={listInputs(used)}
              changes={changes}
              loading={query.isFetching && query.isPlaceholderData}
              again="Plan again"
              onAgain={ask}
            >
              <ExperimentResult answer={answer} />
            </ResultFrame>
          )}
        </QueryState>
      </div>
    </>
  );
}

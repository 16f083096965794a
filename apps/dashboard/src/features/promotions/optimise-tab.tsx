import type { Allocation, OptimizeAnswer, StoreItem } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { lazy, useCallback, useMemo } from "react";
import { AmountField } from "../../components/amount-field.tsx";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Figures } from "../../components/figures.tsx";
import { Headline } from "../../components/headline.tsx";
import { NumberField } from "../../components/number-field.tsx";
import { NumberList } from "../../components/number-list.tsx";
import { NumberSlider } from "../../components/number-slider.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import { TermsControls } from "../../components/terms-controls.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { WhiskerCard } from "../../components/whisker-card.tsx";
import { plural, usd, usdTick } from "../../lib/format.ts";
import { optimumQuery } from "../../lib/promotion-queries.ts";
import { levelText, perDollar } from "../../lib/promotion-words.ts";
import { budgetRange, type PromotionsSearch, planWeeksRange } from "../../lib/promotions-search.ts";
import { storesQuery } from "../../lib/queries.ts";
import { markdownNames } from "../../lib/scenario.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { allocationHeight, allocationMarks, allocationOption, cellName, largestCells } from "./allocation-chart.ts";
import { changedInputs, listInputs } from "./input-changes.ts";
import { planSheet } from "./optimise-sheet.ts";
import {
  cellsSentence,
  leftOut,
  leftOutName,
  optimizeInputs,
  optimizeRequest,
  planFigures,
  planFinding,
  planVerdictLabels,
  planVerdictTones,
  planWhiskers,
} from "./optimise-words.ts";
import { PlanForm } from "./plan-form.tsx";
import classes from "./promotions.module.css";
import { ResultFrame } from "./result-frame.tsx";
import type { Change } from "./simulate-form.tsx";
import { useAskAfterError, useAsked } from "./use-asked.ts";
import { useProblems } from "./use-problems.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<Allocation>,
}));

const money = { min: 0, max: budgetRange.max, unit: "$" } as const;
const dollars = (key: keyof Allocation & string, header: string): Column<Allocation> => ({
  key,
  header,
  value: (cell) => cell[key],
  show: (cell) => usd(Number(cell[key])),
  numeric: true,
});

const columns: Array<Column<Allocation>> = [
  { key: "dept", header: "Department", value: (cell) => cell.dept, numeric: true },
  { key: "markdown", header: "Kind", value: (cell) => cell.markdown },
  dollars("spend", "Spend"),
  { key: "stores", header: "Stores", value: (cell) => cell.stores, numeric: true },
  dollars("incremental_sales", "Sales it adds"),
  dollars("net_profit", "Net profit"),
  {
    key: "marginal",
    header: "Next dollar",
    value: (cell) => cell.marginal_net_profit,
    show: (cell) => perDollar(cell.marginal_net_profit),
    numeric: true,
  },
];

interface FormProps {
  search: PromotionsSearch;
  stores: readonly StoreItem[];
  action: string;
  loading: boolean;
  onChange: Change;
  onAsk: () => void;
}

function OptimiseForm({ search, stores, action, loading, onChange, onAsk }: FormProps) {
  const { wrong, report } = useProblems();
  const depts = [...new Set(stores.flatMap(({ departments }) => departments))].sort((a, b) => a - b);
  const toggleKind = (kind: number) =>
    onChange({
      kinds: search.kinds.includes(kind)
        ? search.kinds.filter((other) => other !== kind)
        : [...search.kinds, kind].sort((a, b) => a - b),
    });
  return (
    <PlanForm label="What to optimise" action={action} loading={loading} wrong={wrong} onAsk={onAsk}>
      <AmountField
        label="Budget"
        value={search.budget}
        reach={2_000_000}
        most={budgetRange.max}
        onCommit={(budget) => onChange({ budget })}
        onProblem={report("Budget")}
      />
      <NumberSlider
        label="Weeks of the plan"
        value={search.weeks}
        range={planWeeksRange}
        show={(weeks) => plural(weeks, "week")}
        onCommit={(weeks) => onChange({ weeks })}
      />
      <NumberList
        label="Stores"
        all={`All ${stores.length || ""} stores`}
        choices={stores.map(({ store }) => ({ value: store, label: `Store ${store}` }))}
        value={search.stores}
        onCommit={(chosen) => onChange({ stores: chosen })}
      />
      <NumberList
        label="Departments"
        all="All that can be estimated"
        choices={depts.map((dept) => ({ value: dept, label: `Department ${dept}` }))}
        value={search.depts}
        onCommit={(chosen) => onChange({ depts: chosen })}
      />
      <ToggleChips
        legend="Kinds of markdown (none chosen: all five)"
        options={markdownNames.map((name, index) => ({
          value: index + 1,
          label: name,
          on: search.kinds.includes(index + 1),
        }))}
        onToggle={toggleKind}
      />
      <div className={classes.amounts}>
        <NumberField
          label="Least per cell"
          value={search.least}
          rules={money}
          onProblem={report("Least per cell")}
          onCommit={(least) => onChange({ least: least ?? 0 })}
        />
        <NumberField
          label="Most per cell"
          value={search.most}
          rules={money}
          placeholder="most seen"
          onProblem={report("Most per cell")}
          onCommit={(most) => onChange({ most })}
        />
        <p className="caption">A cell is one store, department, kind and week.</p>
      </div>
      <TermsControls terms={search} onChange={onChange} />
    </PlanForm>
  );
}

function AllocationCard({ answer, onOpen }: { answer: OptimizeAnswer; onOpen: (cell: Allocation) => void }) {
  const cells = useMemo(() => largestCells(answer.allocation), [answer]);
  const marks = useMemo(() => allocationMarks(cells, onOpen), [cells, onOpen]);
  const option = useCallback((theme: ChartTheme) => allocationOption(theme, cells), [cells]);
  const first = cells[0];
  if (first === undefined) return null;
  const height = allocationHeight(cells.length);
  const title = `Most goes to ${cellName(first).replace("Dept", "Department")}, ${usd(first.spend)}`;
  return (
    <ChartCard
      name="allocation"
      title={title}
      subtitle={`Spend by department and kind of markdown \u00b7 US dollars over the plan \u00b7 ${plural(cells.length, "cell")} of ${answer.allocation.length}`}
      height={height}
      actions={<ExportMenu of="the allocation" sheet={() => planSheet(answer)} />}
      chart={<Chart label={`Allocation: ${title}`} height={height} marks={marks} option={option} />}
      table={
        <DataTable caption="Allocation of the budget" columns={columns} rows={answer.allocation} height={height} />
      }
      caption="Enter on a bar simulates that department."
    />
  );
}

function OptimiseResult({ answer, onOpen }: { answer: OptimizeAnswer; onOpen: (cell: Allocation) => void }) {
  const whiskers = useMemo(() => planWhiskers(answer), [answer]);
  return (
    <>
      <section className={`card ${classes.stack}`} aria-labelledby="result-title">
        <header className={classes.head}>
          <div className={classes.verdict}>
            <h2 id="result-title" className="card-title">
              The best split of the budget
            </h2>
            <StatusBadge tone={planVerdictTones[answer.verdict]}>{planVerdictLabels[answer.verdict]}</StatusBadge>
          </div>
          <ExportMenu of="the plan" sheet={() => planSheet(answer)} picture={false} />
        </header>
        <Figures figures={planFigures(answer)} />
        <p className="caption">{cellsSentence(answer)}</p>
      </section>
      <WhiskerCard
        name="plan"
        title={planFinding(answer)}
        subtitle={`Expected net profit with its range · US dollars over the weeks of the plan · ${levelText(answer.net_profit_interval)}`}
        rows={whiskers}
        reference={{ value: 0, label: "Break-even" }}
        measure="Expected net profit"
        show={usd}
        tick={usdTick}
        actions={<ExportMenu of="both plans" sheet={() => planSheet(answer)} />}
        caption="Today's plan: what the data hold for these weeks, or each store's median week where they hold nothing."
      />
      <AllocationCard answer={answer} onOpen={onOpen} />
      <div className={classes.two}>
        <section className={`card ${classes.stack}`} aria-labelledby="change-title">
          <h2 id="change-title" className="card-title">
            What would change this
          </h2>
          <ul className={classes.reasons}>
            {answer.what_would_change_it.map((line) => (
              <li key={line}>{line}</li>
            ))}
            {answer.what_would_change_it.length === 0 ? <li>Nothing that the data can say.</li> : null}
          </ul>
        </section>
        <section className={`card ${classes.stack}`} aria-labelledby="excluded-title">
          <h2 id="excluded-title" className="card-title">
            {answer.excluded.length === 0 ? "Nothing was left out" : "What was left out, and why"}
          </h2>
          {answer.excluded.length === 0 ? null : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            <section className={classes.excluded} tabIndex={0} aria-label="Departments and reasons">
              <ul>
                {leftOut(answer).map((group) => (
                  <li key={`${group.markdown} ${group.reason}`}>
                    <strong>{leftOutName(group)}</strong>: {group.reason}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </section>
      </div>
    </>
  );
}

export function OptimiseTab({ search, onChange }: { search: PromotionsSearch; onChange: Change }) {
  const stores = useQuery(storesQuery);
  const request = useMemo(() => optimizeRequest(search), [search]);
  const { asked, isOld, ask } = useAsked(request);
  const query = useQuery({ ...optimumQuery(asked ?? request), enabled: asked !== undefined });
  useAskAfterError(query.isError, isOld, ask);
  const used = optimizeInputs(asked ?? request);
  const changes = isOld ? changedInputs(used, optimizeInputs(request)) : [];
  const open = useCallback(
    ({ dept, markdown, spend, stores: storeCount }: Allocation) => {
      const each = Math.round(spend / Math.max(1, storeCount * search.weeks));
      onChange({
        tab: "simulate",
        dept,
        scope: "department",
        spend: markdownNames.map((name) => (name === markdown ? each : 0)),
      });
    },
    [onChange, search.weeks],
  );
  return (
    <>
      <Headline text={query.data?.headline ?? "How should a budget be split?"} old={isOld} />
      <div className={`span-12 ${classes.layout}`}>
        <OptimiseForm
          search={search}
          stores={stores.data?.stores ?? []}
          action={isOld ? "Optimise again" : "Optimise"}
          loading={query.isFetching}
          onChange={onChange}
          onAsk={ask}
        />
        <QueryState query={query} height={640}>
          {(answer) => (
            <ResultFrame
              inputs={listInputs(used)}
              changes={changes}
              loading={query.isFetching && query.isPlaceholderData}
              again="Optimise again"
              onAgain={ask}
            >
              <OptimiseResult answer={answer} onOpen={open} />
            </ResultFrame>
          )}
        </QueryState>
      </div>
    </>
  );
}

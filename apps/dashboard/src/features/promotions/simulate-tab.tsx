import type { PromotionOptionsAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { Headline } from "../../components/headline.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { UnknownPair } from "../../components/unknown-pair.tsx";
import { promotionOptionsQuery, simulateQuery } from "../../lib/promotion-queries.ts";
import type { PromotionsSearch } from "../../lib/promotions-search.ts";
import { storesQuery } from "../../lib/queries.ts";
import { largestAmount, type Scenario, simulateRequest, spendOf } from "../../lib/scenario.ts";
import { scenarioChanges } from "./input-changes.ts";
import classes from "./promotions.module.css";
import { ResultFrame } from "./result-frame.tsx";
import { type Change, SimulateForm } from "./simulate-form.tsx";
import { SimulateResult } from "./simulate-result.tsx";
import { scenarioText } from "./simulate-words.ts";
import { useAskAfterError, useAsked } from "./use-asked.ts";

interface Props {
  search: PromotionsSearch;
  onChange: Change;
}

/** Without a store and department in the address, the first that exists is taken. */
function useDefaultPair({ search, onChange }: Props): void {
  const { data } = useQuery(storesQuery);
  useEffect(() => {
    if (data === undefined || (search.store !== undefined && search.dept !== undefined)) return;
    const sells = data.stores.filter(
      ({ departments }) => search.dept === undefined || departments.includes(search.dept),
    );
    const store = data.stores.find((item) => item.store === search.store) ?? sells[0] ?? data.stores[0];
    const dept = search.dept ?? store?.departments[0];
    if (store !== undefined && dept !== undefined) onChange({ store: search.store ?? store.store, dept });
  }, [data, search.store, search.dept, onChange]);
}

/** Without amounts in the address, the store's usual ones are taken. */
function useDefaultSpend({ search, onChange }: Props, options: PromotionOptionsAnswer | undefined): void {
  useEffect(() => {
    const preset = options?.presets.find(({ name }) => name === "usual") ?? options?.presets[0];
    const asked = options?.store === search.store && options?.dept === search.dept;
    if (search.spend !== undefined || preset === undefined || !asked) return;
    onChange({ spend: spendOf(search.scope === "store" ? preset.store_markdowns : preset.department_markdowns) });
  }, [options, search.spend, search.scope, search.store, search.dept, onChange]);
}

/** The scenario that the form holds; undefined until it is complete. */
function useScenario({ store, dept, spend, scope, on, margin, accounting, hidden }: PromotionsSearch) {
  return useMemo<Scenario | undefined>(
    () =>
      store === undefined || dept === undefined || spend === undefined
        ? undefined
        : { store, dept, spend, scope, week: on, margin, accounting, hidden },
    [store, dept, spend, scope, on, margin, accounting, hidden],
  );
}

export function SimulateTab({ search, onChange }: Props) {
  useDefaultPair({ search, onChange });
  const { store, dept } = search;
  const pair = store === undefined || dept === undefined ? undefined : { store, dept };
  const stores = useQuery(storesQuery);
  const options = useQuery({ ...promotionOptionsQuery(pair ?? { store: 1, dept: 1 }), enabled: pair !== undefined });
  useDefaultSpend({ search, onChange }, options.isPlaceholderData ? undefined : options.data);
  const scenario = useScenario(search);
  const { asked, isOld, ask } = useAsked(scenario);
  const blank: Scenario = {
    store: 1,
    dept: 1,
    spend: [0, 0, 0, 0, 0],
    scope: "department",
    margin: 25,
    accounting: "separate",
    hidden: 0,
  };
  const result = useQuery({ ...simulateQuery(simulateRequest(asked ?? blank)), enabled: asked !== undefined });
  useAskAfterError(result.isError, isOld, ask);

  const take = useCallback(
    (spend: number) => {
      const total = asked?.spend.reduce((sum, amount) => sum + amount, 0) ?? 0;
      const investment = result.data?.investment ?? 0;
      if (asked === undefined || total <= 0 || investment <= 0) return;
      onChange({
        spend: asked.spend.map((amount) => Math.min(largestAmount, Math.round((amount * spend) / investment))),
      });
    },
    [asked, result.data, onChange],
  );
  const loading = result.isFetching;
  const unknownPair = (error: Parameters<typeof UnknownPair>[0]["error"]) =>
    error.status === 404 ? (
      <UnknownPair title="There is no such department to promote" error={error} pair={pair} to="/promotions" />
    ) : undefined;

  return (
    <QueryState query={options} height={640} className="span-12" onError={unknownPair}>
      {(form) => (
        <>
          <Headline text={result.data?.verdict_text ?? "What would this plan of markdowns earn?"} old={isOld} />
          <div className={`span-12 ${classes.layout}`}>
            <SimulateForm
              options={form}
              stores={stores.data?.stores ?? []}
              search={search}
              spend={search.spend ?? [0, 0, 0, 0, 0]}
              action={isOld ? "Simulate again" : "Simulate"}
              loading={loading}
              onChange={onChange}
              onAsk={ask}
            />
            <QueryState query={result} height={640}>
              {(answer) => (
                <ResultFrame
                  inputs={asked === undefined ? "" : scenarioText({ ...asked, week: answer.week })}
                  changes={
                    isOld && asked !== undefined && scenario !== undefined ? scenarioChanges(asked, scenario) : []
                  }
                  loading={loading && result.isPlaceholderData}
                  again="Simulate again"
                  onAgain={ask}
                >
                  <SimulateResult
                    answer={answer}
                    compare={search.compare}
                    stale={false}
                    onCompare={(compare) => onChange({ compare })}
                    onTake={take}
                  />
                </ResultFrame>
              )}
            </QueryState>
          </div>
        </>
      )}
    </QueryState>
  );
}

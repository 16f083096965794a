import { NativeSelect } from "@mantine/core";
import type { PromotionOptionsAnswer, PromotionScope, StoreItem } from "@sales-hub/contracts";
import { AmountField } from "../../components/amount-field.tsx";
import { TermsControls } from "../../components/terms-controls.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { day, percent, plural, usdShort } from "../../lib/format.ts";
import { nearestDepartment } from "../../lib/nearest-department.ts";
import type { PromotionsSearch } from "../../lib/promotions-search.ts";
import { largestAmount, markdownNames, spendOf } from "../../lib/scenario.ts";
import { weekChoices } from "./form-weeks.ts";
import { PlanForm } from "./plan-form.tsx";
import classes from "./promotions.module.css";
import { sameInputs } from "./use-asked.ts";
import { useProblems } from "./use-problems.ts";

export type Change = (next: Partial<PromotionsSearch>) => void;

const scopes: readonly PromotionScope[] = ["department", "store"];

interface PairProps {
  stores: readonly StoreItem[];
  search: PromotionsSearch;
  onChange: Change;
}

function PairFields({ stores, search, onChange }: PairProps) {
  const departments = stores.find((item) => item.store === search.store)?.departments ?? [];
  const pickStore = (value: string) => {
    const store = stores.find((item) => String(item.store) === value);
    const dept = nearestDepartment(store?.departments ?? [], search.dept);
    if (store !== undefined && dept !== undefined) onChange({ store: store.store, dept });
  };
  return (
    <div className={classes.pair}>
      <NativeSelect
        label="Store"
        data={stores.map(({ store }) => ({ value: String(store), label: `Store ${store}` }))}
        value={String(search.store ?? "")}
        onChange={(event) => pickStore(event.currentTarget.value)}
      />
      <NativeSelect
        label="Department"
        data={departments.map((dept) => ({ value: String(dept), label: `Department ${dept}` }))}
        value={String(search.dept ?? "")}
        onChange={(event) => onChange({ dept: Number(event.currentTarget.value) })}
      />
    </div>
  );
}

/** How the department's amounts and those of the whole store hang together. */
export function shareSentence(
  { dept, department_share: share }: PromotionOptionsAnswer,
  scope: PromotionScope,
): string {
  if (share <= 0)
    return `Department ${dept} did not sell here before markdowns began; its share of the cost is that of the week asked about.`;
  const part = `Department ${dept} is ${percent(share)} of this store's sales.`;
  return scope === "store"
    ? `${part} It bears that part of the store's amounts.`
    : `${part} Its own amounts stand for ${(1 / share).toFixed(0)} times as much in the whole store.`;
}

interface AmountProps {
  options: PromotionOptionsAnswer;
  search: PromotionsSearch;
  spend: readonly number[];
  onChange: Change;
  onProblem: (field: string) => (problem: string | undefined) => void;
}

function AmountFields({ options, search, spend, onChange, onProblem }: AmountProps) {
  const { department_share: share, observed_high, presets } = options;
  const ofStore = search.scope === "store";
  const amountsOf = (preset: PromotionOptionsAnswer["presets"][number]) =>
    spendOf(ofStore ? preset.store_markdowns : preset.department_markdowns);
  const choices = presets.map((preset) => ({ label: preset.label, amounts: amountsOf(preset) }));
  const changeScope = (scope: PromotionScope) => {
    if (scope === search.scope) return;
    if (share <= 0) return onChange({ scope });
    const factor = scope === "store" ? 1 / share : share;
    onChange({ scope, spend: spend.map((amount) => Math.min(largestAmount, Math.round(amount * factor))) });
  };
  return (
    <>
      <ToggleChips
        legend="Amounts are those of"
        options={scopes.map((scope, value) => ({
          value,
          label: scope === "store" ? "The whole store" : "The department",
          on: search.scope === scope,
        }))}
        onToggle={(value) => changeScope(scopes[value] ?? "department")}
      />
      <ToggleChips
        legend="Take"
        options={choices.map(({ label, amounts }, value) => ({ value, label, on: sameInputs(amounts, spend) }))}
        onToggle={(value) => onChange({ spend: choices[value]?.amounts ?? [] })}
      />
      <div className={classes.amounts}>
        {markdownNames.map((name, index) => {
          const highest = observed_high[name] * (ofStore ? 1 : share);
          const amount = spend[index] ?? 0;
          return (
            <AmountField
              key={name}
              label={name}
              value={amount}
              reach={Math.max(100, Math.ceil(highest * 1.25))}
              most={largestAmount}
              note={amount > highest ? `Above the most ever observed, ${usdShort(highest)}` : undefined}
              onCommit={(next) => onChange({ spend: spend.map((old, at) => (at === index ? next : old)) })}
              onProblem={onProblem(name)}
            />
          );
        })}
      </div>
      <p className="caption">{shareSentence(options, search.scope)}</p>
    </>
  );
}

interface Props extends PairProps {
  options: PromotionOptionsAnswer;
  spend: readonly number[];
  /** "Simulate" or "Simulate again". */
  action: string;
  loading: boolean;
  onAsk: () => void;
}

export function SimulateForm({ options, stores, search, spend, action, loading, onChange, onAsk }: Props) {
  const { wrong, report } = useProblems();
  const { ahead, past } = weekChoices(options);
  return (
    <PlanForm label="Plan of markdowns" action={action} loading={loading} wrong={wrong} onAsk={onAsk}>
      <PairFields stores={stores} search={search} onChange={onChange} />
      <NativeSelect
        label="Week"
        value={search.on ?? options.default_week}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ on: value === options.default_week ? undefined : value });
        }}
        data={[
          {
            group: "Coming weeks",
            items: ahead.map((date, index) => ({
              value: date,
              label: `${day(date)} \u00b7 ${plural(index + 1, "week")} ahead`,
            })),
          },
          { group: "Past weeks", items: past.map((date) => ({ value: date, label: day(date) })) },
        ]}
      />
      <AmountFields options={options} search={search} spend={spend} onChange={onChange} onProblem={report} />
      <TermsControls terms={search} onChange={onChange} />
    </PlanForm>
  );
}

import type { StoreComparison, StoreDetailAnswer } from "@sales-hub/contracts";
import { formatPercent, formatUsd } from "@sales-hub/domain";
import type { StoreComparison as ComparedStore, Snapshot, StoreDetail } from "@sales-hub/hub";
import { presentChange, presentComparedWeeks } from "./change.ts";
import { presentMeta } from "./meta.ts";
import { presentStoreOnMap } from "./stores.ts";

export function presentStoreDetail(
  snapshot: Snapshot,
  { store, comparisons }: StoreDetail,
  cluster: string | null,
): StoreDetailAnswer {
  return {
    store: presentStoreOnMap(store),
    cluster,
    comparisons: comparisons.map((comparison) => presentComparison(store.store, comparison)),
    meta: presentMeta(snapshot),
  };
}

function presentComparison(store: number, comparison: ComparedStore): StoreComparison {
  return {
    ...presentComparedWeeks(comparison),
    finding: describeChange(store, comparison),
    total: presentChange(comparison.total),
    departments: comparison.departments.map((department) => ({
      dept: department.dept,
      ...presentChange(department),
      part: department.partFraction,
      status: department.status,
      next_weeks_forecast: department.nextWeeksUsd,
    })),
  };
}

/** What is behind the store's change: the department that moved most in its direction. */
function describeChange(store: number, { comparison, total, departments }: ComparedStore): string {
  const against = comparison === "last_year" ? "the same weeks of last year" : "the 4 weeks before";
  const fell = total.changeUsd < 0;
  const lead = fell ? departments[0] : departments.at(-1);
  const size = `${usd(total.changeUsd)}${total.changeFraction === null ? "" : ` (${percent(total.changeFraction)})`}`;
  const start = `Store ${store} ${fell ? "lost" : "gained"} ${size} against ${against}`;
  if (lead === undefined || Math.sign(lead.changeUsd) !== Math.sign(total.changeUsd)) return `${start}.`;
  const part = lead.partFraction === null ? "" : `, ${Math.round(100 * lead.partFraction)}% of it`;
  return `${start}; most in department ${lead.dept}: ${usd(lead.changeUsd)}${part}.`;
}

const usd = (value: number) => formatUsd(Math.abs(value));

const percent = (fraction: number) => formatPercent(Math.abs(fraction), 1);

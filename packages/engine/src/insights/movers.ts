import type { SalesPanel } from "@sales-hub/domain";

/** Change of one department between two adjacent windows of weeks. */
export interface DepartmentChange {
  readonly dept: number;
  /** Sales of the last weeks, USD. */
  readonly salesUsd: number;
  /** Sales of the weeks just before, USD. */
  readonly priorUsd: number;
  /** salesUsd - priorUsd. */
  readonly changeUsd: number;
  /** changeUsd / priorUsd; null when the prior sales are too small to divide by. */
  readonly changeFraction: number | null;
}

/** A percentage on a base below this says more about the base than about the change, USD. */
const SMALLEST_BASE_USD = 5_000;

/**
 * Sales of every department in the last `weeks` weeks against the `weeks` weeks before, all stores together.
 * @returns One entry per department with sales in either window, largest gain first.
 */
export function compareDepartments(panel: SalesPanel, weeks = 4): DepartmentChange[] {
  const sums = new Map<number, { salesUsd: number; priorUsd: number }>();
  const end = panel.historyWeekCount;
  for (let series = 0; series < panel.seriesCount; series++) {
    const row = series * panel.weekCount;
    const dept = panel.seriesDept[series]!;
    for (let week = Math.max(0, end - 2 * weeks); week < end; week++) {
      const sales = panel.sales[row + week]!;
      if (Number.isNaN(sales)) continue;
      let sum = sums.get(dept);
      if (!sum) {
        sum = { salesUsd: 0, priorUsd: 0 };
        sums.set(dept, sum);
      }
      if (week >= end - weeks) sum.salesUsd += sales;
      else sum.priorUsd += sales;
    }
  }
  return [...sums]
    .map(([dept, { salesUsd, priorUsd }]) => {
      const changeUsd = salesUsd - priorUsd;
      const changeFraction = priorUsd >= SMALLEST_BASE_USD ? changeUsd / priorUsd : null;
      return { dept, salesUsd, priorUsd, changeUsd, changeFraction };
    })
    .sort((a, b) => b.changeUsd - a.changeUsd || a.dept - b.dept);
}

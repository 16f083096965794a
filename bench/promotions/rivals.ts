import type { PromotionWorld } from "@sales-hub/data";
import type { SalesPanel } from "@sales-hub/domain";
import { estimatePromotionEffects } from "@sales-hub/engine";
import { Dataset, train } from "@sales-hub/lightgbm";

/** The ways that promotion effects are usually read from data, on the same worlds. */
export const RIVALS = [
  "std / mean x 5",
  "before / after",
  "high / low weeks",
  "two-way effects",
  "monotone GBDT",
] as const;
export type Rival = (typeof RIVALS)[number];

/** What a rival says: incremental sales per dollar by department, and for the chain. */
export interface RivalAnswer {
  readonly byDepartment: Float64Array;
  readonly total: number;
}

const FIRST = 92;
const TYPES = 5;
const USUAL = { from: 39, to: 90 } as const;

/** Asks the rivals named about one world. */
export function runRivals(world: PromotionWorld, rivals: readonly Rival[]): ReadonlyMap<Rival, RivalAnswer> {
  const facts = describe(world.panel);
  return new Map(rivals.map((rival) => [rival, ESTIMATORS[rival](facts)]));
}

interface Facts {
  readonly panel: SalesPanel;
  readonly storeCount: number;
  readonly departmentCount: number;
  readonly weeks: number;
  /** Share of each pair in its store's usual sales, shape [S * D]; usual sales of the store, shape [S]. */
  readonly share: Float64Array;
  readonly usual: Float64Array;
  /** Markdowns of each store-week, USD, shape [S x T]. */
  readonly spend: Float64Array;
}

function describe(panel: SalesPanel): Facts {
  const storeCount = panel.stores.ids.length;
  const departmentCount = panel.seriesCount / storeCount;
  const weeks = panel.weekCount;
  const share = new Float64Array(panel.seriesCount);
  const usual = new Float64Array(storeCount);
  for (let i = 0; i < share.length; i++) {
    for (let t = USUAL.from; t <= USUAL.to; t++) share[i]! += panel.sales[i * weeks + t]! / (USUAL.to - USUAL.from + 1);
    usual[Math.floor(i / departmentCount)]! += share[i]!;
  }
  for (let i = 0; i < share.length; i++) share[i]! /= usual[Math.floor(i / departmentCount)]!;
  const spend = new Float64Array(storeCount * weeks);
  panel.markdowns.forEach((usd, at) => {
    spend[Math.floor(at / TYPES)]! += usd;
  });
  return { panel, storeCount, departmentCount, weeks, share, usual, spend };
}

/** Divides incremental dollars by the department's share of the cost and sums both for the chain. */
function answer(facts: Facts, incremental: Float64Array): RivalAnswer {
  const { storeCount, departmentCount, weeks, share, spend } = facts;
  const cost = new Float64Array(departmentCount);
  for (let s = 0; s < storeCount; s++) {
    let total = 0;
    for (let t = FIRST; t < weeks; t++) total += spend[s * weeks + t]!;
    for (let d = 0; d < departmentCount; d++) cost[d]! += total * share[s * departmentCount + d]!;
  }
  const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
  return { byDepartment: incremental.map((usd, d) => usd / cost[d]!), total: sum(incremental) / sum(cost) };
}

/** The score that passes for a return in the product this one replaces: volatility times five. */
function stdOverMean({ panel, departmentCount, weeks }: Facts): RivalAnswer {
  const byDepartment = new Float64Array(departmentCount);
  for (let d = 0; d < departmentCount; d++) {
    const values: number[] = [];
    for (let i = d; i < panel.seriesCount; i += departmentCount) {
      for (let t = 0; t < weeks; t++) values.push(panel.sales[i * weeks + t]!);
    }
    const mean = values.reduce((sum, y) => sum + y, 0) / values.length;
    const variance = values.reduce((sum, y) => sum + (y - mean) ** 2, 0) / values.length;
    byDepartment[d] = (5 * Math.sqrt(variance)) / mean;
  }
  return { byDepartment, total: byDepartment.reduce((sum, value) => sum + value, 0) / departmentCount };
}

/** Sales of the weeks with markdowns against the same weeks a year before. */
function beforeAfter(facts: Facts): RivalAnswer {
  const { panel, departmentCount, weeks } = facts;
  const incremental = new Float64Array(departmentCount);
  for (let i = 0; i < panel.seriesCount; i++) {
    for (let t = FIRST; t < weeks; t++) {
      incremental[i % departmentCount]! += panel.sales[i * weeks + t]! - panel.sales[i * weeks + t - 52]!;
    }
  }
  return answer(facts, incremental);
}

/** Weeks with above-median markdowns against the others, per dollar of difference, scaled to all dollars. */
function highLow(facts: Facts): RivalAnswer {
  const { panel, departmentCount, weeks, share, spend } = facts;
  const incremental = new Float64Array(departmentCount);
  for (let i = 0; i < panel.seriesCount; i++) {
    const s = Math.floor(i / departmentCount);
    const dollars = spend.subarray(s * weeks + FIRST, (s + 1) * weeks);
    const median = Float64Array.from(dollars).sort()[dollars.length >> 1]!;
    const sums = { high: [0, 0, 0], low: [0, 0, 0] };
    dollars.forEach((usd, t) => {
      const side = usd > median ? sums.high : sums.low;
      side[0]! += panel.sales[i * weeks + FIRST + t]!;
      side[1]! += usd * share[i]!;
      side[2]! += 1;
    });
    const [high, low] = [sums.high, sums.low].map(([sales, cost, count]) => [sales! / count!, cost! / count!]);
    const slope = (high![0]! - low![0]!) / (high![1]! - low![1]!);
    incremental[i % departmentCount]! += slope * share[i]! * dollars.reduce((sum, usd) => sum + usd, 0);
  }
  return answer(facts, incremental);
}

/**
 * Store and week effects without last year as a control: our own estimator on a panel whose year before markdowns is flat,
 * so that the change from last year is the level itself.
 */
function twoWayEffects({ panel }: Facts): RivalAnswer {
  const sales = panel.sales.slice();
  for (let i = 0; i < panel.seriesCount; i++) {
    const year = sales.subarray(i * panel.weekCount + USUAL.from, i * panel.weekCount + USUAL.to + 1);
    year.fill(year.reduce((sum, y) => sum + y, 0) / year.length);
  }
  const effects = estimatePromotionEffects({ ...panel, sales }, { withSpecifications: false });
  return {
    byDepartment: Float64Array.from(effects.effects, ({ fit }) => fit?.iroas.estimate ?? 0),
    total: effects.total?.iroas.estimate ?? Number.NaN,
  };
}

/** Boosted trees on log sales, held to rise with every markdown type; predicted with and without markdowns. */
function monotoneGbdt(facts: Facts): RivalAnswer {
  const { panel, departmentCount, storeCount, weeks, usual } = facts;
  const columns = 4 + TYPES;
  const perSeries = weeks - FIRST;
  const rows = panel.seriesCount * perSeries;
  const features = new Float64Array(rows * columns);
  const label = new Float64Array(rows);
  for (let i = 0; i < panel.seriesCount; i++) {
    const s = Math.floor(i / departmentCount);
    for (let t = FIRST; t < weeks; t++) {
      const r = i * perSeries + t - FIRST;
      const lastYear = Math.log(panel.sales[i * weeks + t - 52]!);
      features.set([s, i % departmentCount, t % 52, lastYear], r * columns);
      for (let k = 0; k < TYPES; k++) {
        features[r * columns + 4 + k] = (100 * panel.markdowns[(s * weeks + t) * TYPES + k]!) / usual[s]!;
      }
      label[r] = Math.log(panel.sales[i * weeks + t]!) - lastYear;
    }
  }
  const parameters = {
    objective: "regression",
    learning_rate: 0.08,
    num_leaves: 31,
    min_data_in_leaf: 50,
    monotone_constraints: "0,0,0,0,1,1,1,1,1",
    num_threads: 1,
    deterministic: true,
    force_row_wise: true,
    seed: 1,
    verbosity: -1,
  };
  const dataset = Dataset.fromMatrix({ data: features, rows, columns }, { label, parameters });
  const { booster } = train({ train: dataset, parameters, iterations: 150 });
  const withMarkdowns = booster.predict({ data: features, rows, columns });
  for (let r = 0; r < rows; r++) features.fill(0, r * columns + 4, (r + 1) * columns);
  const without = booster.predict({ data: features, rows, columns });
  const incremental = new Float64Array(departmentCount);
  for (let i = 0; i < storeCount * departmentCount; i++) {
    for (let t = FIRST; t < weeks; t++) {
      const r = i * perSeries + t - FIRST;
      incremental[i % departmentCount]! +=
        panel.sales[i * weeks + t]! * (1 - Math.exp(without[r]! - withMarkdowns[r]!));
    }
  }
  booster.dispose();
  dataset.dispose();
  return answer(facts, incremental);
}

const ESTIMATORS: Readonly<Record<Rival, (facts: Facts) => RivalAnswer>> = {
  "std / mean x 5": stdOverMean,
  "before / after": beforeAfter,
  "high / low weeks": highLow,
  "two-way effects": twoWayEffects,
  "monotone GBDT": monotoneGbdt,
};

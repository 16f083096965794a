import { createPromotionWorld, type PromotionWorld, type WorldKind } from "@sales-hub/data";
import { estimatePromotionEffects, optimizeBudget, type PromotionEffects, simulatePromotion } from "@sales-hub/engine";
import { rankCorrelation, shareOf } from "./figures.ts";
import { type Rival, runRivals } from "./rivals.ts";
import { type ExperimentFigures, runExperiments } from "./run-experiments.ts";

const MARGIN = 0.25;
const BREAK_EVEN = 1 / MARGIN;
const TYPES = 5;
const SIMULATIONS_PER_DEPARTMENT = 3;

/** What one world of one seed shows; NaN where a figure does not apply. */
export interface WorldFigures {
  readonly kind: WorldKind;
  readonly seed: number;
  readonly rawCoverage: number;
  readonly pooledCoverage: number;
  /** Coverage of departments whose sales do not dip afterwards. */
  readonly rawCoverageNoDip: number;
  readonly pooledCoverageNoDip: number;
  /** Departments without effect whose interval excludes 0. */
  readonly rawFalsePositives: number;
  readonly pooledFalsePositives: number;
  readonly pooledRmse: number;
  readonly totalError: number;
  readonly totalCovered: number;
  readonly rank: number;
  /** Departments whose pooled estimate is on the true side of break-even. */
  readonly sign: number;
  /** Verdicts other than "cannot tell", and those that are right. */
  readonly verdicts: number;
  readonly rightVerdicts: number;
  readonly simulateCoverage: number;
  readonly baselineError: number;
  /** Per dollar of budget. */
  readonly optimizerPredicted: number;
  readonly optimizerRealised: number;
  readonly optimizerOracle: number;
  readonly optimizerUniform: number;
  readonly leadPValue: number;
  /** Null unless asked for. */
  readonly experiments: ExperimentFigures | null;
  readonly rivals: Readonly<Partial<Record<Rival, { readonly totalError: number; readonly rank: number }>>>;
  readonly milliseconds: number;
}

/** Generates a world, estimates in it, and compares with its truth. */
export function measureWorld(options: {
  readonly kind: WorldKind;
  readonly seed: number;
  readonly intensity?: Float64Array;
  /** Usual methods to try on the same world. */
  readonly rivals: readonly Rival[];
  /** Plan and run experiments too. */
  readonly withExperiments: boolean;
}): WorldFigures {
  const { kind, seed } = options;
  const world = createPromotionWorld({ kind, seed, ...(options.intensity && { intensity: options.intensity }) });
  const start = performance.now();
  const effects = estimatePromotionEffects(world.panel, { withSpecifications: false });
  const milliseconds = performance.now() - start;
  const truth = world.trueIroas;
  const rows = effects.effects.flatMap(({ fit, pooledIroas }, d) =>
    fit === null || pooledIroas === null
      ? []
      : [{ raw: fit.iroas, pooled: pooledIroas, truth: truth[d]!, isDip: world.responses[d]!.responseClass === "dip" }],
  );
  const holds = (interval: { lower: number; upper: number }, value: number) =>
    interval.lower <= value && value <= interval.upper;
  const steady = rows.filter(({ isDip }) => !isDip);
  const zero = rows.filter((row) => row.truth === 0);
  const decided = rows.filter(({ pooled }) => !holds(pooled, BREAK_EVEN));
  const total = effects.total!.iroas;
  return {
    kind,
    seed,
    rawCoverage: shareOf(rows.map((row) => holds(row.raw, row.truth))),
    pooledCoverage: shareOf(rows.map((row) => holds(row.pooled, row.truth))),
    rawCoverageNoDip: shareOf(steady.map((row) => holds(row.raw, row.truth))),
    pooledCoverageNoDip: shareOf(steady.map((row) => holds(row.pooled, row.truth))),
    rawFalsePositives: shareOf(zero.map((row) => !holds(row.raw, 0))),
    pooledFalsePositives: shareOf(zero.map((row) => !holds(row.pooled, 0))),
    pooledRmse: Math.sqrt(rows.reduce((sum, row) => sum + (row.pooled.estimate - row.truth) ** 2, 0) / rows.length),
    totalError: total.estimate - world.trueTotalIroas,
    totalCovered: holds(total, world.trueTotalIroas) ? 1 : 0,
    rank: rankCorrelation(
      rows.map(({ pooled }) => pooled.estimate),
      rows.map((row) => row.truth),
    ),
    sign: shareOf(rows.map(({ pooled, truth: value }) => pooled.estimate > BREAK_EVEN === value > BREAK_EVEN)),
    verdicts: decided.length,
    rightVerdicts: decided.filter(({ pooled, truth: value }) => pooled.lower > BREAK_EVEN === value > BREAK_EVEN)
      .length,
    ...simulateMany(world, effects),
    ...realisePlan(world, effects),
    leadPValue: effects.lead!.pValue,
    experiments: options.withExperiments ? runExperiments(world) : null,
    rivals: judgeRivals(world, options.rivals),
    milliseconds,
  };
}

/** Simulated lifts and baselines against the truth: scenarios are the markdowns of other weeks. Not for dipping departments. */
function simulateMany(world: PromotionWorld, effects: PromotionEffects) {
  const { panel, responses, baseline } = world;
  const departments = responses.length;
  const last = panel.weekCount - 1;
  const covered: boolean[] = [];
  let error = 0;
  responses.forEach(({ responseClass, beta }, d) => {
    if (responseClass === "dip") return;
    for (let i = 0; i < SIMULATIONS_PER_DEPARTMENT; i++) {
      const s = (7 * d + 13 * i + world.seed) % panel.stores.ids.length;
      const week = last - ((5 * d + 17 * i) % 50);
      const from = (s * panel.weekCount + last - ((11 * d + 3 * i) % 50)) * TYPES;
      const markdowns = Array.from(panel.markdowns.subarray(from, from + TYPES));
      const cell = (s * departments + d) * panel.weekCount + week;
      const result = simulatePromotion(effects, {
        store: panel.stores.ids[s]!,
        dept: d + 1,
        week,
        scope: "store",
        markdowns,
        referenceSalesUsd: panel.sales[cell]!,
      });
      const lift = result.intensity.reduce((sum, x, k) => sum + beta[k]! * (1 - Math.exp(-x)), 0);
      covered.push(result.lift.lower <= lift && lift <= result.lift.upper);
      error += Math.abs(result.baselineUsd / baseline[cell]! - 1);
    }
  });
  return { simulateCoverage: shareOf(covered), baselineError: error / covered.length };
}

/** Splits what the chain spends in a median week over all cells of one week, then lets the truth decide what it earns. */
function realisePlan(world: PromotionWorld, effects: PromotionEffects) {
  const { panel, responses } = world;
  const week = panel.weekCount - 1;
  const byWeek = new Float64Array(panel.weekCount);
  panel.markdowns.forEach((usd, at) => {
    byWeek[Math.floor(at / TYPES) % panel.weekCount]! += usd;
  });
  const spent = byWeek.filter((usd) => usd > 0).sort();
  const budgetUsd = spent[spent.length >> 1]!;
  const plan = optimizeBudget(effects, { budgetUsd, weeks: [week], margin: MARGIN });
  const usualOf = (s: number, d: number) =>
    effects.intensity.usualSales[s]! * effects.intensity.shares[s * responses.length + d]!;
  const earn = (usd: number, s: number, d: number, k: number) => {
    const usual = usualOf(s, d);
    return MARGIN * usual * responses[d]!.beta[k]! * (1 - Math.exp((-100 * usd) / usual)) - usd;
  };
  let realised = 0;
  for (const { store, dept, type, usd } of plan.allocation) {
    realised += earn(usd, panel.stores.ids.indexOf(store), dept - 1, type - 1);
  }
  const usual = effects.intensity.usualSales.reduce((sum, value) => sum + value, 0);
  let uniform = 0;
  let oracle = 0;
  const slopes = responses.map(({ beta }) => beta.map((value) => 100 * MARGIN * value));
  const lambda = oracleLambda(effects, slopes, budgetUsd);
  for (let s = 0; s < effects.stores.length; s++) {
    responses.forEach((_, d) => {
      for (let k = 0; k < TYPES; k++) {
        uniform += earn((budgetUsd * usualOf(s, d)) / usual / TYPES, s, d, k);
        oracle += earn((usualOf(s, d) / 100) * Math.log(Math.max(1, slopes[d]![k]! / lambda)), s, d, k);
      }
    });
  }
  return {
    optimizerPredicted: plan.expectedNetUsd.estimate / budgetUsd,
    optimizerRealised: realised / budgetUsd,
    optimizerOracle: oracle / budgetUsd,
    optimizerUniform: uniform / budgetUsd,
  };
}

/** The common marginal profit at which those who know the truth would spend the budget; at least 1. */
function oracleLambda(effects: PromotionEffects, slopes: readonly (readonly number[])[], budgetUsd: number): number {
  const { usualSales, shares } = effects.intensity;
  const usual = slopes.map((_, d) =>
    usualSales.reduce((sum, value, s) => sum + value * shares[s * slopes.length + d]!, 0),
  );
  const spend = (lambda: number) =>
    slopes.reduce(
      (sum, row, d) =>
        sum + row.reduce((all, slope) => all + (usual[d]! / 100) * Math.log(Math.max(1, slope / lambda)), 0),
      0,
    );
  let low = 1;
  let high = Math.max(1, ...slopes.flat());
  if (spend(low) <= budgetUsd) return low;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (spend(middle) > budgetUsd) low = middle;
    else high = middle;
  }
  return high;
}

function judgeRivals(world: PromotionWorld, rivals: readonly Rival[]): WorldFigures["rivals"] {
  const answers = [...runRivals(world, rivals)].map(([rival, { byDepartment, total }]) => [
    rival,
    { totalError: total - world.trueTotalIroas, rank: rankCorrelation(byDepartment, world.trueIroas) },
  ]);
  return Object.fromEntries(answers);
}

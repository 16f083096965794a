import type { PromotionWorld } from "@sales-hub/data";
import { analyzeExperiment, designExperiment, estimatePromotionEffects } from "@sales-hub/engine";
import { meanOf, shareOf } from "./figures.ts";

/** Weeks kept for the experiment at the end of the world. */
const LAST_WEEKS = 22;
const DEPARTMENTS = 8;
const ASSUMED_IROAS = 1.5;

/** Whether planned experiments deliver: over departments of a world, each with a true iROAS as assumed by the plan. */
export interface ExperimentFigures {
  /** Share of the 95% intervals that hold the truth. */
  readonly experimentCoverage: number;
  /** Mean of the power promised, and share of intervals that did exclude break-even. */
  readonly promisedPower: number;
  readonly achievedPower: number;
  /** Mean of interval width / promised width. */
  readonly widthRatio: number;
}

/** Plans with what is known 22 weeks before the end, lifts the treated store-weeks by the true effect, and analyses. */
export function runExperiments(world: PromotionWorld): ExperimentFigures {
  const { panel, seed } = world;
  const originIndex = panel.weekCount - LAST_WEEKS - 1;
  const effects = estimatePromotionEffects(panel, { originIndex, withSpecifications: false });
  const results = Array.from({ length: DEPARTMENTS }, (_, i) => {
    const dept = ((5 * i + seed) % effects.departments.length) + 1;
    const design = designExperiment(effects, { dept, assumedIroas: ASSUMED_IROAS, maxWeeks: LAST_WEEKS, seed });
    const sales = panel.sales.slice();
    for (const { store, week, usd } of design.treatments) {
      const series = panel.seriesStore.findIndex((value, n) => value === store && panel.seriesDept[n] === dept);
      sales[series * panel.weekCount + week]! += ASSUMED_IROAS * usd;
    }
    return { design, found: analyzeExperiment({ ...panel, sales }, design) };
  });
  return {
    experimentCoverage: shareOf(
      results.map(({ found }) => found.lower <= ASSUMED_IROAS && ASSUMED_IROAS <= found.upper),
    ),
    promisedPower: meanOf(results.map(({ design }) => design.power)),
    achievedPower: shareOf(results.map(({ design, found }) => found.upper < design.breakEvenIroas)),
    widthRatio: meanOf(results.map(({ design, found }) => (found.upper - found.lower) / design.intervalWidth)),
  };
}

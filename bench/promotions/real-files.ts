import type { SalesPanel } from "@sales-hub/domain";
import {
  departmentReturns,
  type EvidenceStrength,
  estimatePromotionEffects,
  type Interval,
  optimizeBudget,
  simulatePromotion,
  totalReturn,
} from "@sales-hub/engine";

const TYPES = 5;
const STORE = 20;
const DEPT = 95;

const two = (value: number) => value.toFixed(2);
const span = ({ estimate, lower, upper }: Interval) => `${two(estimate)} [${two(lower)}, ${two(upper)}]`;
const usd = (value: number) => Math.round(value).toLocaleString("en-US");

/** The schedule of the real files, percent of each store's usual week, shape [S x history weeks x 5], and what they say. */
export function readRealFiles(panel: SalesPanel): {
  readonly intensity: Float64Array;
  readonly figures: readonly (readonly [string, string])[];
} {
  const start = performance.now();
  const effects = estimatePromotionEffects(panel);
  const milliseconds = performance.now() - start;
  const perStore = panel.historyWeekCount * TYPES;
  const intensity = new Float64Array(panel.stores.ids.length * perStore);
  for (let s = 0; s < panel.stores.ids.length; s++) {
    const from = s * panel.weekCount * TYPES;
    intensity.set(effects.intensity.values.subarray(from, from + perStore), s * perStore);
  }
  const returns = departmentReturns(effects);
  const total = totalReturn(effects)!;
  const of = (strength: EvidenceStrength) =>
    effects.effects
      .filter(({ fit, evidence }) => fit !== null && evidence.strength === strength)
      .map(({ dept }) => dept);
  const pooled = returns.flatMap(({ iroasPooled }) => iroasPooled ?? []);
  const plan = optimizeBudget(effects, { budgetUsd: 500_000, weeks: [panel.historyWeekCount] });
  const week = panel.historyWeekCount - 1;
  const series = panel.seriesStore.findIndex((store, i) => store === STORE && panel.seriesDept[i] === DEPT);
  const at = effects.stores.indexOf(STORE) * TYPES;
  const question = {
    store: STORE,
    dept: DEPT,
    week,
    scope: "store" as const,
    markdowns: Array.from(effects.intensity.medianMarkdowns.subarray(at, at + TYPES), (amount) => 2 * amount),
    referenceSalesUsd: panel.sales[series * panel.weekCount + week]!,
  };
  const result = simulatePromotion(effects, question);
  const rounds = 200;
  const before = performance.now();
  for (let i = 0; i < rounds; i++) simulatePromotion(effects, question);
  const perSimulation = (performance.now() - before) / rounds;
  return {
    intensity,
    figures: [
      ["total iROAS, CR3", span(total.iroas)],
      ["total iROAS, stores drawn anew", span(total.iroasStoreBootstrap)],
      ["total ROI at a margin of 25%, separate", span(total.roi)],
      [
        "by shape of the response",
        total.specifications.map(({ shape, iroas }) => `${shape} ${two(iroas.estimate)}`).join(", "),
      ],
      [
        "with hidden history 0, 50, 70, 90%",
        [0, 0.5, 0.7, 0.9].map((hiddenShare) => two(totalReturn(effects, { hiddenShare })!.iroas.estimate)).join(", "),
      ],
      [
        "departments with an estimate",
        `${effects.effects.filter(({ fit }) => fit !== null).length} of ${returns.length}`,
      ],
      ["largest upper bound of a pooled iROAS (break-even 4)", two(Math.max(...pooled.map(({ upper }) => upper)))],
      [
        "evidence strong; moderate; weak",
        `${of("strong").join(", ")}; ${of("moderate").join(", ")}; ${of("weak").join(", ")}`,
      ],
      ["lead test of the chain", `F ${two(effects.lead!.f)}, p ${two(effects.lead!.pValue)}`],
      [
        "placebo, dollars per dollar of MarkDown1..5 (t)",
        Array.from(
          effects.placebo!.perDollar,
          (value, k) => `${two(value)} (${effects.placebo!.tValues[k]!.toFixed(1)})`,
        ).join(", "),
      ],
      [
        "optimiser at a margin of 25%",
        `${plan.verdict}, ${plan.payingCellCount} of ${plan.cellCount} cells pay; the first at ${(100 * plan.wouldChange.marginUsdPerUsd!).toFixed(0)}%`,
      ],
      [
        `store ${STORE}, department ${DEPT}, twice its median markdowns`,
        `baseline ${usd(result.baselineUsd)}, lift ${(100 * result.lift.estimate).toFixed(1)}% [${(100 * result.lift.lower).toFixed(1)}, ${(100 * result.lift.upper).toFixed(1)}], cost ${usd(result.investmentUsd)}, iROAS ${two(result.iroas!.estimate)}, net ${usd(result.netProfitUsd.estimate)}, break-even lift ${(100 * result.breakEvenLift!).toFixed(1)}%`,
      ],
      [
        "time of the estimate; of a simulation",
        `${(milliseconds / 1000).toFixed(1)} s; ${perSimulation.toFixed(1)} ms`,
      ],
    ],
  };
}

import { engineError } from "../errors.ts";
import type { CellBounds, OptimizeOptions } from "./budget-question.ts";
import { type Economics, hiddenFactor, invalidOption } from "./economics.ts";
import type { PromotionEffects } from "./promotion-effects.ts";
import { poolResponse } from "./response-pooling.ts";

/** Standard deviations below the mean of the 20th percentile of a normal distribution. */
export const CAUTION = 0.84;
const BISECTIONS = 100;
/** A type spent in fewer weeks than this, in effect, is one event: its effect cannot be told from that of the event. */
const MIN_EFFECTIVE_WEEKS = 4;

/** One place to spend: a department's type in a store and week. */
export interface Cell {
  readonly store: number;
  readonly storeIndex: number;
  readonly dept: number;
  readonly departmentIndex: number;
  /** 1 to 5. */
  readonly type: number;
  readonly week: number;
  /** The pair's usual weekly sales, USD: 1% of it is intensity 1. */
  readonly usualUsd: number;
  /** Margin that the first dollar brings, cautiously: 100 g beta / (1 - phi). */
  readonly slope: number;
  readonly minUsd: number;
  readonly maxUsd: number;
}

/** The cells of a budget and what is left out of it. @throws {HubError} ENGINE_PROMOTION_OPTION_INVALID, ENGINE_PROMOTION_NOT_ESTIMABLE */
export function describeCells(effects: PromotionEffects, options: OptimizeOptions, economics: Economics) {
  if (effects.whyNone !== null) {
    throw engineError(
      "ENGINE_PROMOTION_NOT_ESTIMABLE",
      `Effects of markdowns cannot be estimated: ${effects.whyNone}.`,
    );
  }
  const stores = choose("stores", effects.stores, options.stores);
  const depts = choose("depts", effects.departments, options.depts);
  const types = choose("types", Int32Array.of(1, 2, 3, 4, 5), options.types);
  const weeks = readWeeks(options.weeks);
  const bounds = options.bounds ?? [];
  bounds.forEach(checkBounds);
  const excluded: { dept: number; type: number | null; reason: string }[] = [];
  const cells: Cell[] = [];
  for (const d of depts) {
    const { dept, fit, whyNot } = effects.effects[d]!;
    if (fit === null) {
      excluded.push({ dept, type: null, reason: `no estimate of its own: ${whyNot}` });
      continue;
    }
    if (fit.lead !== null && !fit.lead.passes) {
      excluded.push({
        dept,
        type: null,
        reason: "spending seems to follow its demand (lead test), so its effect is not trusted",
      });
      continue;
    }
    const { mean, sd } = poolResponse(effects.responses, fit);
    for (const type of types.map((index) => index + 1)) {
      const k = type - 1;
      const reason = whyNotType(effects, k);
      if (reason !== null) {
        excluded.push({ dept, type, reason });
        continue;
      }
      const cautious = mean[k]! - CAUTION * sd[k]!;
      const slope = 100 * economics.margin * cautious * hiddenFactor(economics);
      for (const s of stores) {
        const share = effects.intensity.shares[s * effects.departments.length + d]!;
        const usualUsd = share * effects.intensity.usualSales[s]!;
        if (!(usualUsd > 0)) continue;
        const support = (usualUsd / 100) * effects.intensity.observedP99[k]!;
        for (const week of weeks) {
          const store = effects.stores[s]!;
          const place = { store, dept, type, week };
          cells.push({
            ...place,
            storeIndex: s,
            departmentIndex: d,
            usualUsd,
            slope,
            ...boundsOf(place, bounds, support),
          });
        }
      }
    }
  }
  return { cells, excluded };
}

/**
 * Fills cells to the common marginal profit lambda: usd = usual/100 * ln(slope / lambda), within its bounds, with
 * lambda >= cost of a dollar bisected to the budget.
 */
export function allocate(
  cells: readonly Pick<Cell, "usualUsd" | "slope" | "minUsd" | "maxUsd">[],
  budgetUsd: number,
  dollarCost: number,
): { readonly usd: Float64Array; readonly marginalReturn: number } {
  const usd = new Float64Array(cells.length);
  const fill = (lambda: number) => {
    let total = 0;
    cells.forEach(({ usualUsd, slope, minUsd, maxUsd }, i) => {
      const wanted = slope > lambda ? (usualUsd / 100) * Math.log(slope / lambda) : 0;
      usd[i] = Math.min(maxUsd, Math.max(minUsd, wanted));
      total += usd[i]!;
    });
    return total;
  };
  if (fill(dollarCost) <= budgetUsd) return { usd, marginalReturn: dollarCost };
  let low = dollarCost;
  let high = cells.reduce((top, { slope }) => Math.max(top, slope), dollarCost);
  for (let i = 0; i < BISECTIONS && high - low > 1e-12 * high; i++) {
    const middle = (low + high) / 2;
    if (fill(middle) > budgetUsd) low = middle;
    else high = middle;
  }
  fill(high);
  return { usd, marginalReturn: high };
}

function whyNotType({ responses, intensity }: PromotionEffects, k: number): string | null {
  if (!responses.types.includes(k)) return `MarkDown${k + 1} hardly varied, so its effect is unknown`;
  const weeks = intensity.effectiveWeeks[k]!;
  if (weeks >= MIN_EFFECTIVE_WEEKS) return null;
  return `MarkDown${k + 1} was spent in ${weeks.toFixed(1)} weeks in effect: its effect cannot be told from those weeks' own`;
}

/** Indices of the chosen values; all when nothing is chosen. */
function choose(field: string, known: Int32Array, chosen: readonly number[] | undefined): number[] {
  if (chosen === undefined) return Array.from(known.keys());
  const unknown = chosen.filter((value) => !known.includes(value));
  if (unknown.length > 0 || chosen.length === 0) {
    throw invalidOption(field, `one or more of ${Array.from(known).join(", ")}`, unknown.length > 0 ? unknown : chosen);
  }
  return [...new Set(chosen)].map((value) => known.indexOf(value));
}

function readWeeks(weeks: readonly number[]): number[] {
  if (weeks.length === 0 || weeks.some((week) => !Number.isInteger(week) || week < 0)) {
    throw invalidOption("weeks", "one or more week indices from 0 up", weeks);
  }
  return [...new Set(weeks)];
}

function checkBounds({ minUsd = 0, maxUsd = Number.MAX_VALUE }: CellBounds, i: number): void {
  if (!(minUsd >= 0 && maxUsd >= minUsd)) {
    throw invalidOption(`bounds[${i}]`, "0 <= minUsd <= maxUsd", { minUsd, maxUsd });
  }
}

function boundsOf(
  place: Pick<Cell, "store" | "dept" | "type" | "week">,
  bounds: readonly CellBounds[],
  support: number,
): { readonly minUsd: number; readonly maxUsd: number } {
  let minUsd = 0;
  let maxUsd = support;
  for (const bound of bounds) {
    if (bound.store !== undefined && bound.store !== place.store) continue;
    if (bound.dept !== undefined && bound.dept !== place.dept) continue;
    if (bound.type !== undefined && bound.type !== place.type) continue;
    if (bound.week !== undefined && bound.week !== place.week) continue;
    minUsd = bound.minUsd ?? minUsd;
    maxUsd = bound.maxUsd ?? maxUsd;
  }
  return { minUsd, maxUsd: Math.max(minUsd, maxUsd) };
}

/** 1 - exp(-x) of a cell that gets `usd`. */
export function responseOf(cell: Pick<Cell, "usualUsd">, usd: number): number {
  return 1 - Math.exp((-100 * usd) / cell.usualUsd);
}

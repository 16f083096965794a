import { plural, type SalesPanel } from "@sales-hub/domain";
import { requireOrigin } from "../forecast/require-origin.ts";
import { type DepartmentDesign, designDepartment } from "./department-design.ts";
import { fitDepartment, fitShape } from "./department-fit.ts";
import { collectDepartmentRows } from "./department-rows.ts";
import { benjaminiHochberg, judgeEvidence } from "./evidence.ts";
import { type MarkdownIntensity, measureIntensity } from "./intensity.ts";
import { clusteredEstimate } from "./iroas.ts";
import { poolEstimates, poolUnseen } from "./pooling.ts";
import type {
  ClusteredEstimate,
  DepartmentEffect,
  DepartmentFit,
  Interval,
  PromotionEffects,
  Specification,
  TotalEffect,
} from "./promotion-effects.ts";
import { MARKDOWN_TYPES, RESPONSE_SHAPES, type ResponseShape } from "./response.ts";
import { poolResponses } from "./response-pooling.ts";
import { bootstrapStores } from "./store-bootstrap.ts";
import { checkStoreLevel } from "./store-level.ts";

const YEAR_BEFORE_WEEKS = 53;
const MIN_MARKDOWN_WEEKS = 20;
const MIN_STORES = 10;
/** Part of all store-weeks with markdowns in which a department must have usable sales. */
const MIN_PART_OF_CELLS = 2 / 3;

/**
 * Estimates what markdowns did to sales, per department and for the chain, from the weeks up to the origin. The method and
 * its sources are in docs/promotions.md; each step is a file of this folder.
 * @param originIndex Last week to look at; default: the last with actual sales.
 * @returns effects with `whyNone` set when the data have too few markdown weeks or stores; never throws for that.
 * @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE
 */
export function estimatePromotionEffects(
  panel: SalesPanel,
  options: {
    readonly originIndex?: number;
    /** Fit the other response shapes too; default true. */
    readonly withSpecifications?: boolean;
  } = {},
): PromotionEffects {
  const { originIndex = panel.historyWeekCount - 1, withSpecifications = true } = options;
  requireOrigin(panel, originIndex);
  const departments = Int32Array.from(new Set(panel.seriesDept)).sort();
  const stores = panel.stores.ids;
  const intensity = measureIntensity(panel, departments, originIndex);
  const whyNone = findObstacle(intensity, originIndex, stores.length);
  const candidates = Array.from(departments, (dept, d) =>
    prepareDepartment({ panel, intensity, departments, d, dept, originIndex, whyNone }),
  );
  const fits = candidates.map(({ design }) => (design === null ? null : fitDepartment(design, originIndex)));
  const estimated = fits.flatMap((fit, d) => (fit === null ? [] : [{ fit, d }]));
  const pooling = poolFits(estimated.map(({ fit }) => fit));
  const survives = benjaminiHochberg(estimated.map(({ fit }) => fit.iroas.pValue));
  const unseen = poolUnseen(pooling);
  const effects = candidates.map(({ base, costUsd }, d): DepartmentEffect => {
    const fit = fits[d]!;
    const i = estimated.findIndex((entry) => entry.d === d);
    if (fit !== null) {
      const pooledIroas = around(pooling.estimates[i]!, pooling.halfLengths[i]!);
      return { ...base, fit, pooledIroas, evidence: judgeEvidence(fit, pooledIroas, survives[i]!) };
    }
    const whyNot =
      base.whyNot ?? "its markdown types never vary apart from each other, so their effects cannot be told apart";
    const hasMean = estimated.length > 0 && costUsd > 0;
    return {
      ...base,
      whyNot,
      fit,
      pooledIroas: hasMean ? around(unseen.estimate, unseen.halfLength) : null,
      evidence: { strength: "none", reasons: [`No estimate of its own: ${whyNot}.`] },
    };
  });
  const isAny = estimated.length > 0;
  const total = totalOf(effects);
  const designs = candidates.flatMap(({ design }, d) => (fits[d] === null ? [] : design!));
  return {
    originIndex,
    firstWeek: panel.firstWeek,
    weekCount: panel.weekCount,
    stores,
    departments,
    intensity,
    effects,
    whyNone: whyNone ?? (isAny ? null : "no department sells in enough of the store-weeks with markdowns"),
    total,
    pooling: isAny ? { mu: pooling.mu, muStandardError: Math.sqrt(pooling.muVariance), tau2: pooling.tau2 } : null,
    responses: poolResponses(estimated.map(({ fit }) => fit)),
    ...(isAny
      ? checkStoreLevel(panel, intensity, intensity.firstMarkdownWeek!, originIndex)
      : { lead: null, placebo: null }),
    specifications: total !== null && withSpecifications ? fitSpecifications(designs, total.iroas) : [],
  };
}

function findObstacle(intensity: MarkdownIntensity, originIndex: number, storeCount: number): string | null {
  const first = intensity.firstMarkdownWeek;
  if (first === null) return "the data hold no markdown up to the origin";
  if (first < YEAR_BEFORE_WEEKS) {
    return `a year of sales before the first markdown is needed as control; there ${first === 1 ? "is" : "are"} ${plural(first, "week")}, ${YEAR_BEFORE_WEEKS} needed`;
  }
  const weeks = originIndex - first + 1;
  if (weeks < MIN_MARKDOWN_WEEKS)
    return `only ${plural(weeks, "week")} with markdowns up to the origin; ${MIN_MARKDOWN_WEEKS} needed`;
  if (storeCount < MIN_STORES)
    return `only ${plural(storeCount, "store")}; ${MIN_STORES} needed to tell effect from chance`;
  return null;
}

function prepareDepartment(options: {
  readonly panel: SalesPanel;
  readonly intensity: MarkdownIntensity;
  readonly departments: Int32Array;
  readonly d: number;
  readonly dept: number;
  readonly originIndex: number;
  readonly whyNone: string | null;
}): {
  readonly base: Omit<DepartmentEffect, "fit" | "evidence" | "pooledIroas">;
  readonly design: DepartmentDesign | null;
  readonly costUsd: number;
} {
  const { panel, intensity, departments, d, dept, originIndex } = options;
  const series = findSeries(panel, dept);
  const from = intensity.firstMarkdownWeek ?? originIndex + 1;
  const storeCount = series.length;
  const costUsd = costOf(panel, intensity, departments.length, d, from, originIndex);
  const rows = collectDepartmentRows(panel, series, from, originIndex);
  const needed = Math.ceil(MIN_PART_OF_CELLS * storeCount * (originIndex - from + 1));
  const whyNot =
    options.whyNone ??
    (rows.stores.length < MIN_STORES
      ? `usable sales in ${plural(rows.stores.length, "store")}; ${MIN_STORES} needed`
      : rows.weeks.length < needed
        ? `usable sales in ${plural(rows.weeks.length, "store-week")} with markdowns; ${needed} needed`
        : costUsd > 0
          ? null
          : "no sales in the year before markdowns, so no share of their cost");
  const base = {
    dept,
    ...describeSales(panel, series, originIndex),
    cells: rows.weeks.length,
    storeCount: rows.stores.length,
    costUsd,
    whyNot,
  };
  const design =
    whyNot === null ? designDepartment({ rows, intensity, weekCount: panel.weekCount, storeCount, costUsd }) : null;
  return { base, design, costUsd };
}

/** Index of the department's series in each store, -1 where it has none, shape [S]. */
function findSeries(panel: SalesPanel, dept: number): Int32Array {
  const at = new Map(Array.from(panel.stores.ids, (id, s) => [id, s]));
  const series = new Int32Array(panel.stores.ids.length).fill(-1);
  for (let i = 0; i < panel.seriesCount; i++) {
    if (panel.seriesDept[i] === dept) series[at.get(panel.seriesStore[i]!)!] = i;
  }
  return series;
}

function costOf(
  panel: SalesPanel,
  intensity: MarkdownIntensity,
  departmentCount: number,
  d: number,
  from: number,
  to: number,
): number {
  let cost = 0;
  for (let s = 0; s < panel.stores.ids.length; s++) {
    let spend = 0;
    for (
      let at = (s * panel.weekCount + from) * MARKDOWN_TYPES;
      at < (s * panel.weekCount + to + 1) * MARKDOWN_TYPES;
      at++
    ) {
      spend += Math.max(0, panel.markdowns[at]!);
    }
    cost += spend * intensity.shares[s * departmentCount + d]!;
  }
  return cost;
}

function describeSales(panel: SalesPanel, series: Int32Array, originIndex: number) {
  const weekly = new Float64Array(originIndex + 1);
  let count = 0;
  for (const i of series) {
    if (i < 0) continue;
    for (let t = 0; t <= originIndex; t++) {
      const y = panel.sales[i * panel.weekCount + t]!;
      if (Number.isNaN(y)) continue;
      weekly[t]! += y;
      count += 1;
    }
  }
  const sum = weekly.reduce((total, y) => total + y, 0);
  const mean = sum / weekly.length;
  const variance = weekly.reduce((total, y) => total + (y - mean) ** 2, 0) / weekly.length;
  return {
    averageSalesUsd: count === 0 ? 0 : sum / count,
    volatility: mean > 0 ? Math.sqrt(variance) / mean : 0,
  };
}

function poolFits(fits: readonly DepartmentFit[]) {
  const storeCount = fits[0]?.psi.length ?? 0;
  const psi = new Float64Array(fits.length * storeCount);
  fits.forEach((fit, i) => {
    psi.set(fit.psi, i * storeCount);
  });
  return poolEstimates(
    Float64Array.from(fits, ({ iroas }) => iroas.estimate),
    psi,
  );
}

function totalOf(effects: readonly DepartmentEffect[]): TotalEffect | null {
  const parts = effects.flatMap(({ fit, costUsd }) => (fit === null ? [] : [{ ...fit, costUsd }]));
  if (parts.length === 0) return null;
  const { estimate, psi, costUsd, incrementalUsd } = addUp(parts);
  return {
    iroas: clusteredEstimate(estimate, psi),
    storeBootstrap: bootstrapStores(estimate, psi),
    psi,
    costUsd,
    incrementalUsd,
  };
}

/** Total iROAS under each response shape; that of `saturating` is the estimate itself. */
function fitSpecifications(designs: readonly DepartmentDesign[], own: ClusteredEstimate): Specification[] {
  return (Object.keys(RESPONSE_SHAPES) as ResponseShape[]).map((shape) => {
    if (shape === "saturating") return { shape, iroas: own };
    const fitted = designs.flatMap((design) => {
      const result = fitShape(design, shape);
      return result === null ? [] : [{ ...result, costUsd: design.costUsd }];
    });
    const { estimate, psi } = addUp(fitted);
    return { shape, iroas: clusteredEstimate(estimate, psi) };
  });
}

/** sum incremental / sum cost, and what each store contributes to its error: sum_d cost_d psi_ds / sum cost. */
function addUp(
  parts: readonly { readonly incrementalUsd: number; readonly costUsd: number; readonly psi: Float64Array }[],
) {
  const costUsd = parts.reduce((sum, part) => sum + part.costUsd, 0);
  const incrementalUsd = parts.reduce((sum, part) => sum + part.incrementalUsd, 0);
  const psi = new Float64Array(parts[0]?.psi.length ?? 0);
  for (const part of parts) {
    part.psi.forEach((value, s) => {
      psi[s]! += (part.costUsd / costUsd) * value;
    });
  }
  return { estimate: incrementalUsd / costUsd, psi, costUsd, incrementalUsd };
}

function around(estimate: number, halfLength: number): Interval {
  return { estimate, lower: estimate - halfLength, upper: estimate + halfLength };
}

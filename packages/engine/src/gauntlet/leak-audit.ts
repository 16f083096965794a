import { addWeeks, type SalesPanel } from "@sales-hub/domain";
import { computeBase, emptyBaseParts } from "../base/base-forecast.ts";
import { buildOriginState } from "../base/origin-state.ts";
import { buildPanelIndex } from "../base/panel-index.ts";
import { buildBriefState, writeBriefFeatures } from "../brief-features/brief-state.ts";
import { BRIEF_FEATURES } from "../brief-features/catalog.ts";
import { buildWeekCalendar } from "../calendar/week-calendar.ts";
import { FEATURES } from "../features/feature-catalog.ts";
import { buildFeatureState } from "../features/feature-state.ts";
import { writeFeatures } from "../features/write-features.ts";
import { requireOrigin } from "../forecast/require-origin.ts";
import { LEAKING_FEATURES, makeOneWeekRows } from "./one-week-rows.ts";

/** One feature, what it may see, and what happened to it when the future was destroyed. */
export interface AuditedFeature {
  /** `hub`: what the product forecasts with; `brief`: the brief's features with values known at the origin. */
  readonly catalog: "hub" | "brief" | "brief-leaking";
  readonly name: string;
  readonly definition: string;
  /** The latest week whose data it may see: o the origin, t the target. */
  readonly latestWeek: string;
  /** Rows whose value changed when everything after the origin was overwritten with noise. */
  readonly changedRows: number;
  readonly passed: boolean;
}

export interface LeakAudit {
  /** ISO date of the origin. */
  readonly origin: string;
  readonly horizons: readonly number[];
  /** Rows compared: every pair at every horizon. */
  readonly rows: number;
  readonly features: readonly AuditedFeature[];
  /** All features of the hub and of the brief as they are used here are unchanged. */
  readonly passed: boolean;
  /** The test can see a leak: the brief's features of the target's own week do change. */
  readonly controlCaught: boolean;
}

export interface LeakAuditOptions {
  readonly originIndex: number;
  /** Horizons to look at, weeks; those within the panel's history count. */
  readonly horizons?: readonly number[];
  readonly seed?: number;
}

/** The latest week by kind of feature; calendar features see dates alone. */
function latestWeekOf(name: string, group: string): string {
  if (/^(store|dept|storeType|storeSize)$/.test(name)) return "fixed";
  if (group === "holidaysAndEvents" && name !== "liftChange") return "calendar of t";
  if (/^(isoWeek|month|dayOfMonth|horizon)$/.test(name)) return "calendar of t";
  if (name === "yearsOfHistory") return "calendar of t";
  const lag = /^lag(\d+)$/.exec(name);
  if (lag) return `t - ${lag[1]}, at most o`;
  return "o";
}

/**
 * Proves feature by feature that nothing after the origin is seen: features of every pair and horizon are made twice, from
 * the panel and from a copy whose sales, covariates and markdowns after the origin are noise, and compared bit by bit.
 * @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE
 */
export function auditLeaks(panel: SalesPanel, options: LeakAuditOptions): LeakAudit {
  const { originIndex, seed = 1 } = options;
  requireOrigin(panel, originIndex);
  const horizons = options.horizons ?? [1, 4, 13, 39];
  const destroyed = destroyFuture(panel, originIndex, seed);
  const compare = (make: (from: SalesPanel) => Float64Array, columns: number) =>
    countChanges(make(panel), make(destroyed), columns);
  const hub = compare((from) => hubFeatures(from, originIndex, horizons), FEATURES.length);
  const brief = compare((from) => briefFeatures(from, originIndex, horizons), BRIEF_FEATURES.length);
  const week = originIndex + 1;
  // Rows exist where sales do, so both copies must have sales in the same places: only values differ.
  const control =
    week < panel.historyWeekCount
      ? compare(
          (from) => makeOneWeekRows(from, { from: week, to: week, leaking: true }).features,
          BRIEF_FEATURES.length,
        )
      : null;
  const features: AuditedFeature[] = [
    ...FEATURES.map(({ name, description, group }, k) => ({
      catalog: "hub" as const,
      name,
      definition: description,
      latestWeek: latestWeekOf(name, group),
      changedRows: hub[k]!,
      passed: hub[k] === 0,
    })),
    ...BRIEF_FEATURES.map(({ name, definition, latestWeek }, k) => ({
      catalog: "brief" as const,
      name,
      definition,
      latestWeek,
      changedRows: brief[k]!,
      passed: brief[k] === 0,
    })),
    ...LEAKING_FEATURES.map((name) => {
      const changedRows = control?.[BRIEF_FEATURES.findIndex((feature) => feature.name === name)] ?? 0;
      return {
        catalog: "brief-leaking" as const,
        name,
        definition: `${BRIEF_FEATURES.find((feature) => feature.name === name)!.definition}, taken from week t instead of o`,
        latestWeek: "t: the answer's own week",
        changedRows,
        passed: changedRows === 0,
      };
    }),
  ];
  return {
    origin: addWeeks(panel.firstWeek, originIndex),
    horizons,
    rows: panel.seriesCount * horizons.length,
    features,
    passed: features.every(({ catalog, passed }) => catalog === "brief-leaking" || passed),
    controlCaught: features.every(({ catalog, passed }) => catalog !== "brief-leaking" || !passed),
  };
}

function hubFeatures(panel: SalesPanel, originIndex: number, horizons: readonly number[]): Float64Array {
  const state = buildOriginState(panel, originIndex, { maxHorizon: Math.max(...horizons) });
  const featureState = buildFeatureState(state);
  const out = new Float64Array(panel.seriesCount * horizons.length * FEATURES.length);
  const parts = emptyBaseParts();
  let at = 0;
  for (let i = 0; i < panel.seriesCount; i++) {
    for (const horizon of horizons) {
      computeBase(state, i, horizon, parts);
      writeFeatures(state, featureState, { series: i, horizon, parts }, out, at);
      at += FEATURES.length;
    }
  }
  return out;
}

function briefFeatures(panel: SalesPanel, originIndex: number, horizons: readonly number[]): Float64Array {
  const shared = { calendar: buildWeekCalendar(panel), index: buildPanelIndex(panel) };
  const state = buildBriefState(panel, originIndex, shared);
  const out = new Float64Array(panel.seriesCount * horizons.length * BRIEF_FEATURES.length);
  let at = 0;
  for (let i = 0; i < panel.seriesCount; i++) {
    for (const horizon of horizons) {
      writeBriefFeatures(state, i, horizon, out, at);
      at += BRIEF_FEATURES.length;
    }
  }
  return out;
}

/** Rows in which a column differs, by column; NaN equals NaN. */
function countChanges(before: Float64Array, after: Float64Array, columns: number): number[] {
  const changes = new Array<number>(columns).fill(0);
  for (let at = 0; at < before.length; at++) {
    if (!Object.is(before[at], after[at])) changes[at % columns]!++;
  }
  return changes;
}

/** A copy whose values after the origin are noise; a missing value stays missing. */
function destroyFuture(panel: SalesPanel, originIndex: number, seed: number): SalesPanel {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const overwrite = (values: Float64Array, perWeek = 1) =>
    values.map((x, k) =>
      Math.floor(k / perWeek) % panel.weekCount > originIndex && !Number.isNaN(x) ? (random() - 0.3) * 1e6 : x,
    );
  return {
    ...panel,
    sales: overwrite(panel.sales),
    temperature: overwrite(panel.temperature),
    fuelPrice: overwrite(panel.fuelPrice),
    cpi: overwrite(panel.cpi),
    unemployment: overwrite(panel.unemployment),
    markdowns: overwrite(panel.markdowns, 5),
  };
}

import { setImmediate } from "node:timers/promises";
import type { SalesPanel } from "@sales-hub/domain";
import { computeBase, emptyBaseParts } from "../base/base-forecast.ts";
import { buildOriginState } from "../base/origin-state.ts";
import { buildPanelIndex } from "../base/panel-index.ts";
import { buildWeekCalendar } from "../calendar/week-calendar.ts";
import { HOLIDAY_WEIGHT } from "../evaluate/metrics.ts";
import { FEATURES } from "../features/feature-catalog.ts";
import { buildFeatureState } from "../features/feature-state.ts";
import { writeFeatures } from "../features/write-features.ts";
import { FIRST_TARGET_WEEK, FIRST_TRAINING_ORIGIN, firstWeeks, type RowPlan, sampleKey } from "./row-plan.ts";

/** Training rows in columns, ordered by past origin, series, horizon. */
export interface TrainingRows {
  readonly rowCount: number;
  /** Shape [rowCount x FEATURES.length]. */
  readonly features: Float64Array;
  /** (sales - base) / s, shape [rowCount]. */
  readonly label: Float64Array;
  /** s, times 5 in holiday weeks. */
  readonly weight: Float64Array;
  /** The past origin o'. */
  readonly origin: Int32Array;
  readonly horizon: Int32Array;
  /** Where the row falls in the sampling order, [0, 1). */
  readonly sampleKey: Float64Array;
}

/** The past origins that any of the plans has rows at, ascending. */
export function trainingOrigins(plans: readonly RowPlan[]): number[] {
  const last = Math.max(...plans.map((plan) => plan.originIndex)) - 1;
  const origins: number[] = [];
  for (let o = FIRST_TRAINING_ORIGIN; o <= last; o++) origins.push(o);
  return origins;
}

/** True where the plan takes the row with this past origin, horizon and sampling key. */
function isPlanned(plan: RowPlan, origin: number, horizon: number, key: number): boolean {
  return horizon <= plan.maxHorizon && origin + horizon <= plan.originIndex && key < plan.rate;
}

/** Rows under construction: arrays that double when full. */
class RowBuffer {
  rowCount = 0;
  features = new Float64Array(4096 * FEATURES.length);
  label = new Float64Array(4096);
  weight = new Float64Array(4096);
  origin = new Int32Array(4096);
  horizon = new Int32Array(4096);
  sampleKey = new Float64Array(4096);

  makeRoom(): void {
    if (this.rowCount < this.label.length) return;
    this.features = grow(this.features);
    this.label = grow(this.label);
    this.weight = grow(this.weight);
    this.origin = grow(this.origin);
    this.horizon = grow(this.horizon);
    this.sampleKey = grow(this.sampleKey);
  }

  finish(): TrainingRows {
    const n = this.rowCount;
    return {
      rowCount: n,
      features: this.features.slice(0, n * FEATURES.length),
      label: this.label.slice(0, n),
      weight: this.weight.slice(0, n),
      origin: this.origin.slice(0, n),
      horizon: this.horizon.slice(0, n),
      sampleKey: this.sampleKey.slice(0, n),
    };
  }
}

function grow<T extends Float64Array | Int32Array>(array: T): T {
  const larger = (
    array instanceof Float64Array ? new Float64Array(array.length * 2) : new Int32Array(array.length * 2)
  ) as T;
  larger.set(array);
  return larger;
}

/**
 * Makes the rows that any of the plans takes at the given past origins. Each row sees what was known at its own origin:
 * the same base and features as a forecast made then.
 */
export function makeTrainingRows(
  panel: SalesPanel,
  plans: readonly RowPlan[],
  origins: readonly number[],
  onOrigin?: (origin: number) => void,
): TrainingRows {
  const calendar = buildWeekCalendar(panel);
  const index = buildPanelIndex(panel);
  const first = firstWeeks(panel);
  const rows = new RowBuffer();
  const parts = emptyBaseParts();
  for (const origin of origins) {
    const relevant = plans.filter((plan) => plan.originIndex > origin);
    const maxHorizon = Math.max(...relevant.map((plan) => Math.min(plan.maxHorizon, plan.originIndex - origin)));
    const state = buildOriginState(panel, origin, { maxHorizon, calendar, index });
    const featureState = buildFeatureState(state);
    for (let i = 0; i < panel.seriesCount; i++) {
      if (first[i]! > origin) continue;
      const store = panel.seriesStore[i]!;
      const dept = panel.seriesDept[i]!;
      for (let h = Math.max(1, FIRST_TARGET_WEEK - origin); h <= maxHorizon; h++) {
        const y = panel.sales[i * panel.weekCount + origin + h]!;
        if (Number.isNaN(y)) continue;
        const key = sampleKey(store, dept, origin, h, plans[0]!.seed);
        if (!relevant.some((plan) => isPlanned(plan, origin, h, key))) continue;
        rows.makeRoom();
        const r = rows.rowCount++;
        computeBase(state, i, h, parts);
        writeFeatures(state, featureState, { series: i, horizon: h, parts }, rows.features, r * FEATURES.length);
        const s = state.scale[i]!;
        rows.label[r] = (y - parts.base) / s;
        rows.weight[r] = s * (panel.isHoliday[origin + h] ? HOLIDAY_WEIGHT : 1);
        rows.origin[r] = origin;
        rows.horizon[r] = h;
        rows.sampleKey[r] = key;
      }
    }
    onOrigin?.(origin);
  }
  return rows.finish();
}

/**
 * Merges row sets made at different past origins into one, ordered by past origin. Lets the event loop breathe between
 * origins: tens of megabytes are copied.
 */
export async function mergeTrainingRows(sets: readonly TrainingRows[]): Promise<TrainingRows> {
  const width = FEATURES.length;
  const slices: { set: TrainingRows; from: number; to: number }[] = [];
  for (const set of sets) {
    let from = 0;
    for (let r = 1; r <= set.rowCount; r++) {
      if (r < set.rowCount && set.origin[r] === set.origin[from]) continue;
      slices.push({ set, from, to: r });
      from = r;
    }
  }
  slices.sort((a, b) => a.set.origin[a.from]! - b.set.origin[b.from]!);
  const rowCount = sets.reduce((sum, set) => sum + set.rowCount, 0);
  const merged = allocateRows(rowCount);
  let at = 0;
  for (const { set, from, to } of slices) {
    await setImmediate();
    merged.features.set(set.features.subarray(from * width, to * width), at * width);
    for (const column of ["label", "weight", "origin", "horizon", "sampleKey"] as const) {
      merged[column].set(set[column].subarray(from, to), at);
    }
    at += to - from;
  }
  return merged;
}

/** The rows of a set that a plan takes, in the same order. */
export function selectTrainingRows(rows: TrainingRows, plan: RowPlan): TrainingRows {
  const width = FEATURES.length;
  const taken: number[] = [];
  for (let r = 0; r < rows.rowCount; r++) {
    if (isPlanned(plan, rows.origin[r]!, rows.horizon[r]!, rows.sampleKey[r]!)) taken.push(r);
  }
  const selected = allocateRows(taken.length);
  taken.forEach((from, to) => {
    selected.features.set(rows.features.subarray(from * width, (from + 1) * width), to * width);
    for (const column of ["label", "weight", "origin", "horizon", "sampleKey"] as const) {
      selected[column][to] = rows[column][from]!;
    }
  });
  return selected;
}

/** Empty rows whose features lie in shared memory, where training threads read them without a copy. */
function allocateRows(rowCount: number): TrainingRows {
  return {
    rowCount,
    features: new Float64Array(new SharedArrayBuffer(rowCount * FEATURES.length * Float64Array.BYTES_PER_ELEMENT)),
    label: new Float64Array(rowCount),
    weight: new Float64Array(rowCount),
    origin: new Int32Array(rowCount),
    horizon: new Int32Array(rowCount),
    sampleKey: new Float64Array(rowCount),
  };
}

import type { SalesPanel } from "@sales-hub/domain";
import { departmentTotals } from "../base/easter-lift.ts";
import type { PanelIndex } from "../base/panel-index.ts";
import { copyHistory } from "../base/seasonal.ts";
import { HOLIDAY_TYPES, type WeekCalendar } from "../calendar/week-calendar.ts";
import { requireOrigin } from "../forecast/require-origin.ts";
import { BRIEF_ORIGIN_FEATURES, SHORT_LAGS, WINDOWS } from "./catalog.ts";
import { measureHolidayLift } from "./holiday-lift.ts";

const MARKDOWNS = 5;
const YEAR_WEEKS = 52;
const MONTHS = 12;
const SUPER_BOWL = HOLIDAY_TYPES.indexOf("superBowl");
const THANKSGIVING = HOLIDAY_TYPES.indexOf("thanksgiving");
const CHRISTMAS = HOLIDAY_TYPES.indexOf("christmas");

/** What the brief's features need that is known at one origin. */
export interface BriefState {
  readonly panel: SalesPanel;
  readonly calendar: WeekCalendar;
  readonly index: PanelIndex;
  readonly originIndex: number;
  /** Values of BRIEF_ORIGIN_FEATURES, shape [N x BRIEF_ORIGIN_FEATURES.length]. */
  readonly originColumns: Float64Array;
  /** Sales up to the origin, shape [N x (originIndex + 1)]. */
  readonly history: Float64Array;
  /** Shape [HOLIDAY_TYPES.length]. */
  readonly holidayLift: Float64Array;
  /** Shape [D x HOLIDAY_TYPES.length]. */
  readonly deptHolidayLift: Float64Array;
}

/** Mean and standard deviation of the finite values in [from, to); NaN when there is none. */
function describe(values: Float64Array, from: number, to: number): { mean: number; deviation: number } {
  let sum = 0;
  let count = 0;
  for (let k = from; k < to; k++) {
    if (Number.isNaN(values[k]!)) continue;
    sum += values[k]!;
    count++;
  }
  const mean = count === 0 ? Number.NaN : sum / count;
  let squares = 0;
  for (let k = from; k < to; k++) if (!Number.isNaN(values[k]!)) squares += (values[k]! - mean) ** 2;
  return { mean, deviation: count === 0 ? Number.NaN : Math.sqrt(squares / count) };
}

/** The last known value of a store up to the origin; NaN when none is. */
function lastKnown(values: Float64Array, row: number, originIndex: number): number {
  for (let t = originIndex; t >= 0; t--) if (!Number.isNaN(values[row + t]!)) return values[row + t]!;
  return Number.NaN;
}

/**
 * Learns what the brief's features need from the weeks up to the origin; nothing after it is read.
 * @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE
 */
export function buildBriefState(
  panel: SalesPanel,
  originIndex: number,
  { calendar, index }: { readonly calendar: WeekCalendar; readonly index: PanelIndex },
): BriefState {
  requireOrigin(panel, originIndex);
  const weeks = originIndex + 1;
  const history = copyHistory(panel, weeks);
  const deptTotals = departmentTotals(panel, index, weeks);
  const totals = new Float64Array(weeks);
  deptTotals.forEach((usd, at) => {
    totals[at % weeks] = totals[at % weeks]! + usd;
  });
  const storeTotal = new Float64Array(panel.stores.ids.length);
  for (let i = 0; i < panel.seriesCount; i++) {
    const y = history[i * weeks + originIndex]!;
    const store = index.seriesStore[i]!;
    if (!Number.isNaN(y)) storeTotal[store] = storeTotal[store]! + y;
  }
  const types = [...new Set(panel.stores.types)].sort();
  const width = BRIEF_ORIGIN_FEATURES.length;
  const originColumns = new Float64Array(panel.seriesCount * width);
  for (let i = 0; i < panel.seriesCount; i++) {
    const store = index.seriesStore[i]!;
    const end = (i + 1) * weeks;
    const last = history[end - 1]!;
    const all = describe(history, i * weeks, end);
    const windows = WINDOWS.map((window) => describe(history, Math.max(i * weeks, end - window), end));
    const storeRow = store * panel.weekCount;
    const markdownRow = (storeRow + originIndex) * MARKDOWNS;
    const markdowns = panel.markdowns.subarray(markdownRow, markdownRow + MARKDOWNS);
    const promotions = markdowns.reduce((count, usd) => count + (usd > 0 ? 1 : 0), 0);
    const covariate = (values: Float64Array) => lastKnown(values, storeRow, originIndex);
    const unemployment = covariate(panel.unemployment);
    const size = panel.stores.sizes[store]!;
    originColumns.set(
      [
        all.mean,
        all.deviation,
        last / all.mean,
        ...SHORT_LAGS.map((k) => (weeks >= k ? history[end - k]! : Number.NaN)),
        ...windows.map(({ mean }) => mean),
        ...windows.map(({ deviation }) => deviation),
        windows[0]!.mean / windows[2]!.mean - 1,
        storeTotal[store]!,
        last / storeTotal[store]!,
        ...markdowns,
        markdowns.reduce((sum, usd) => sum + usd, 0),
        promotions,
        promotions > 0 ? 1 : 0,
        Math.log1p(Math.max(0, last)),
        panel.seriesStore[i]!,
        panel.seriesDept[i]!,
        types.indexOf(panel.stores.types[store]!),
        size,
        covariate(panel.temperature),
        covariate(panel.fuelPrice),
        covariate(panel.cpi),
        unemployment,
        size * unemployment,
      ],
      i * width,
    );
  }
  return {
    panel,
    calendar,
    index,
    originIndex,
    originColumns,
    history,
    holidayLift: measureHolidayLift(calendar, totals, weeks),
    deptHolidayLift: measureHolidayLift(calendar, deptTotals, weeks),
  };
}

/** Writes the features of series i, h weeks after the origin, in the order of BRIEF_FEATURES, from position `at`. */
export function writeBriefFeatures(state: BriefState, i: number, h: number, out: Float64Array, at: number): void {
  const { calendar, originIndex, originColumns, history, index } = state;
  const width = BRIEF_ORIGIN_FEATURES.length;
  const weeks = originIndex + 1;
  const t = originIndex + h;
  for (let k = 0; k < width; k++) out[at + k] = originColumns[i * width + k]!;
  const lag = t - YEAR_WEEKS;
  const type = calendar.holidayType[t]!;
  const month = (2 * Math.PI * calendar.month[t]!) / MONTHS;
  const week = (2 * Math.PI * calendar.isoWeek[t]!) / YEAR_WEEKS;
  let p = at + width;
  out[p++] = lag >= 0 && lag < weeks ? history[i * weeks + lag]! : Number.NaN;
  out[p++] = type > 0 ? 1 : 0;
  out[p++] = type === SUPER_BOWL ? 1 : 0;
  out[p++] = type === THANKSGIVING ? 1 : 0;
  out[p++] = type === CHRISTMAS ? 1 : 0;
  out[p++] = state.holidayLift[type]!;
  out[p++] = state.deptHolidayLift[index.seriesDept[i]! * HOLIDAY_TYPES.length + type]!;
  out[p++] = Math.sin(month);
  out[p++] = Math.cos(month);
  out[p++] = Math.sin(week);
  out[p++] = Math.cos(week);
  out[p] = h;
}

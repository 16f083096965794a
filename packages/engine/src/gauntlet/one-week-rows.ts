import type { SalesPanel } from "@sales-hub/domain";
import { buildPanelIndex } from "../base/panel-index.ts";
import { buildBriefState, writeBriefFeatures } from "../brief-features/brief-state.ts";
import { BRIEF_FEATURE_NAMES } from "../brief-features/catalog.ts";
import { buildWeekCalendar } from "../calendar/week-calendar.ts";

/** The brief's features that hold the answer when they are taken from the target's own week. */
export const LEAKING_FEATURES = ["Sales_vs_Baseline", "Store_Total_Sales", "Dept_Share_of_Store"] as const;
/** What the first of them is relative to: a mean over the whole period, the test's weeks included. */
export const LEAKING_MEAN = "StoreDept_Mean";

/** Rows one week ahead: the brief's features known the week before, and the week's sales. */
export interface OneWeekRows {
  /** Shape [rows x BRIEF_FEATURES.length]. */
  readonly features: Float64Array;
  /** USD. */
  readonly actual: Float64Array;
  readonly isHoliday: Uint8Array;
}

const WIDTH = BRIEF_FEATURE_NAMES.length;
const MEAN_AT = BRIEF_FEATURE_NAMES.indexOf(LEAKING_MEAN);
const [RATIO_AT, TOTAL_AT, SHARE_AT] = LEAKING_FEATURES.map((name) => BRIEF_FEATURE_NAMES.indexOf(name)) as [
  number,
  number,
  number,
];

/**
 * Makes a row for every sale in weeks [from, to], seen from the week before.
 * @param leaking Take LEAKING_FEATURES from the target's own week and LEAKING_MEAN over all weeks, as the brief did, in
 *   place of what is known the week before.
 */
export function makeOneWeekRows(
  panel: SalesPanel,
  { from, to, leaking }: { readonly from: number; readonly to: number; readonly leaking: boolean },
): OneWeekRows {
  const shared = { calendar: buildWeekCalendar(panel), index: buildPanelIndex(panel) };
  const at = (i: number, t: number) => panel.sales[i * panel.weekCount + t]!;
  let count = 0;
  for (let i = 0; i < panel.seriesCount; i++) {
    for (let t = from; t <= to; t++) if (!Number.isNaN(at(i, t))) count++;
  }
  const features = new Float64Array(count * WIDTH);
  const actual = new Float64Array(count);
  const isHoliday = new Uint8Array(count);
  const means = leaking ? meansOverAll(panel) : undefined;
  let r = 0;
  for (let t = from; t <= to; t++) {
    const state = buildBriefState(panel, t - 1, shared);
    const storeTotals = new Float64Array(panel.stores.ids.length);
    for (let i = 0; i < panel.seriesCount; i++) {
      const store = shared.index.seriesStore[i]!;
      if (!Number.isNaN(at(i, t))) storeTotals[store] = storeTotals[store]! + at(i, t);
    }
    for (let i = 0; i < panel.seriesCount; i++) {
      const y = at(i, t);
      if (Number.isNaN(y)) continue;
      writeBriefFeatures(state, i, 1, features, r * WIDTH);
      if (means) {
        features[r * WIDTH + MEAN_AT] = means[i]!;
        const total = storeTotals[shared.index.seriesStore[i]!]!;
        features[r * WIDTH + RATIO_AT] = y / means[i]!;
        features[r * WIDTH + TOTAL_AT] = total;
        features[r * WIDTH + SHARE_AT] = y / total;
      }
      actual[r] = y;
      isHoliday[r] = panel.isHoliday[t]!;
      r++;
    }
  }
  return { features, actual, isHoliday };
}

function meansOverAll({ seriesCount, weekCount, historyWeekCount, sales }: SalesPanel): Float64Array {
  return Float64Array.from({ length: seriesCount }, (_, i) => {
    const known = sales.subarray(i * weekCount, i * weekCount + historyWeekCount).filter((y) => !Number.isNaN(y));
    return known.reduce((sum, y) => sum + y, 0) / known.length;
  });
}

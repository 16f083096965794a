import { parentPort, workerData } from "node:worker_threads";
import { listAggregates } from "../aggregate/aggregates.ts";
import { createSumErrorCollector, SUM_ERROR_HORIZONS, type SumErrors } from "../aggregate/collect-sum-errors.ts";
import { buildOriginState } from "../base/origin-state.ts";
import { buildPanelIndex } from "../base/panel-index.ts";
import { buildWeekCalendar } from "../calendar/week-calendar.ts";
import { createLeadTimeErrorCollector, type LeadTimeErrors } from "../inventory/collect-lead-time-errors.ts";
import { lowerThreadPriority } from "../workers/thread-priority.ts";
import { CALIBRATION_HORIZON } from "./calibrate-intervals.ts";
import { createErrorCollector, type PairErrors } from "./collect-errors.ts";
import type { ErrorsPart, ErrorsTask } from "./collect-errors-in-workers.ts";
import { measureErrorScale } from "./error-scale.ts";
import { horizonsTo, visitBase } from "./visit-base.ts";

lowerThreadPriority();

const { panel, origins, lastWeek, sums: withSums } = workerData as ErrorsTask;
const calendar = buildWeekCalendar(panel);
const index = buildPanelIndex(panel);
const aggregates = withSums ? listAggregates(panel) : [];
const rows: PairErrors[] = [];
const sums: SumErrors[] = [];
const leadTimes: LeadTimeErrors[] = [];

for (const origin of origins) {
  const horizons = (withSums ? SUM_ERROR_HORIZONS : horizonsTo(CALIBRATION_HORIZON)).filter(
    (h) => origin + h <= lastWeek,
  );
  const state = buildOriginState(panel, origin, { calendar, index, maxHorizon: horizons.at(-1)! });
  const errorScale = measureErrorScale(state);
  const ofPairs = createErrorCollector(state, errorScale, { lastWeek, maxHorizon: CALIBRATION_HORIZON });
  if (withSums) {
    const ofSums = createSumErrorCollector(state, aggregates, { lastWeek });
    const ofLeadTimes = createLeadTimeErrorCollector(state, errorScale, { lastWeek });
    visitBase(state, horizons, [ofPairs.visit, ofSums.visit, ofLeadTimes.visit]);
    sums.push(ofSums.finish());
    leadTimes.push(ofLeadTimes.finish());
  } else visitBase(state, horizons, [ofPairs.visit]);
  rows.push(ofPairs.finish());
}
parentPort!.postMessage({ rows, sums, leadTimes } satisfies ErrorsPart);

import { parentPort, workerData } from "node:worker_threads";
import { buildOriginState } from "../base/origin-state.ts";
import { buildPanelIndex } from "../base/panel-index.ts";
import { buildWeekCalendar } from "../calendar/week-calendar.ts";
import { collectErrors, type ScaledErrors } from "./collect-errors.ts";
import type { ErrorsTask } from "./collect-errors-in-workers.ts";

const { panel, origins, lastWeek, maxHorizon } = workerData as ErrorsTask;
const calendar = buildWeekCalendar(panel);
const index = buildPanelIndex(panel);
const errors: ScaledErrors[] = origins.map((origin) =>
  collectErrors(buildOriginState(panel, origin, { calendar, index, maxHorizon }), { lastWeek, maxHorizon }),
);
parentPort!.postMessage(errors);

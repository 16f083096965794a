import { workerData } from "node:worker_threads";
import type { SalesPanel } from "@sales-hub/domain";
import { findArchetypes, listHolidayEvents, measureHolidayEffects } from "@sales-hub/engine";
import type { HeavyInsights } from "./read-insights.ts";
import { answerParent } from "./run-in-worker.ts";

await answerParent<HeavyInsights>(async () => {
  const panel = workerData as SalesPanel;
  const holidayEvents = listHolidayEvents(panel);
  return {
    archetypes: findArchetypes(panel),
    holidayEvents,
    holidayEffects: measureHolidayEffects(panel, holidayEvents),
  };
});

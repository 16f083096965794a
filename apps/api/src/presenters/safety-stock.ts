import type { SafetyStockAnswer } from "@sales-hub/contracts";
import { addWeeks } from "@sales-hub/domain";
import type { SafetyStockPlan, SafetyStockQuestion, Snapshot } from "@sales-hub/hub";
import { presentMeta } from "./meta.ts";

export function presentSafetyStock(
  snapshot: Snapshot,
  question: SafetyStockQuestion,
  plan: SafetyStockPlan,
): SafetyStockAnswer {
  return {
    store: question.store,
    dept: question.dept,
    service_level: question.serviceLevel,
    lead_time_weeks: question.leadTimeWeeks,
    weeks: plan.weekIndices.map((week) => addWeeks(snapshot.panel.firstWeek, week)),
    expected_demand: plan.expectedDemandUsd,
    reorder_target: plan.reorderTargetUsd,
    safety_stock: plan.safetyStockUsd,
    sum_of_weekly_bounds: plan.sumOfWeeklyBoundsUsd,
    measured_service_level: plan.measured.measuredFraction,
    test_windows: plan.measured.testWeeks,
    notes: [...plan.notes],
    meta: presentMeta(snapshot),
  };
}

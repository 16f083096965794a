import type { ReportAnswer, ReportGauntlet, ReportLeakMeasurement } from "@sales-hub/contracts";
import type { KeptComparison, LabReport } from "@sales-hub/hub";
import { snakeKeys } from "../snake-keys.ts";

type Comparison = Pick<ReportAnswer, "gauntlet" | "gauntlet_reason" | "leak_measurement" | "ridge">;

/** The comparison of ways to forecast, or why there is none. */
export function presentComparison({ kept, reason }: LabReport["comparison"]): Comparison {
  if (kept === null) return { gauntlet: null, gauntlet_reason: reason, leak_measurement: null, ridge: null };
  return {
    gauntlet: presentGauntlet(kept),
    gauntlet_reason: null,
    leak_measurement: presentLeak(kept),
    ridge: kept.ridge && snakeKeys(kept.ridge),
  };
}

function presentGauntlet({ ran_at, data_hash, code_version, gauntlet }: KeptComparison): ReportGauntlet {
  return { ran_at, data_hash, code_version, ...snakeKeys(gauntlet) };
}

function presentLeak({ leak, seasonalNaive }: KeptComparison): ReportLeakMeasurement {
  const { r2, rmse, mae, wape } = seasonalNaive;
  return { ...snakeKeys(leak), seasonal_naive: { r2, rmse, mae, wape } };
}

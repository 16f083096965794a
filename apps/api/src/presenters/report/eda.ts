import type { ReportEda } from "@sales-hub/contracts";
import type { LabReport } from "@sales-hub/hub";
import { snakeKeys } from "../snake-keys.ts";

const VIF_SETS = { aggregates: "aggregates", types: "types", totalBesideTypes: "total_beside_types" } as const;

/** The exploratory analysis under the names of the contract; the compiler holds the two against each other. */
export function presentEda(eda: LabReport["eda"]): ReportEda {
  const { vif, ...rest } = snakeKeys(eda);
  return { ...rest, vif: vif.map(({ set, columns }) => ({ set: VIF_SETS[set], columns })) };
}

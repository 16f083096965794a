import { type DriftReport, watchDrift } from "@sales-hub/engine";
import { readFrozen } from "../service/frozen-forecasts.ts";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";

/** Whether the forecasts that earlier model versions froze still err as the backtest did. */
export const watchAccuracy = oncePerSnapshot(async (snapshot): Promise<DriftReport> => {
  const { table } = await readFrozen(snapshot);
  return watchDrift({ backtest: snapshot.backtest, frozen: table });
});

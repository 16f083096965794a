import type { SalesPanel } from "@sales-hub/domain";
import { seededRandom } from "./synthetic-panel.ts";

/** The panel with everything after the origin replaced by noise: sales, covariates and markdowns. */
export function scrambleFuture(panel: SalesPanel, origin: number, seed: number): SalesPanel {
  const random = seededRandom(seed);
  const scramble = (values: Float64Array, perWeek = 1) =>
    values.map((x, k) => (Math.floor(k / perWeek) % panel.weekCount > origin ? (random() - 0.3) * 1e6 : x));
  return {
    ...panel,
    sales: scramble(panel.sales),
    temperature: scramble(panel.temperature),
    fuelPrice: scramble(panel.fuelPrice),
    cpi: scramble(panel.cpi),
    unemployment: scramble(panel.unemployment),
    markdowns: scramble(panel.markdowns, 5),
  };
}

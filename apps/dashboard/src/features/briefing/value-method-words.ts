import type { ModelItem } from "@sales-hub/contracts";
import { count, usd, usdShort } from "../../lib/format.ts";

const weeksAYear = 52;

/** The annual value that the program's brief states, US dollars, and how it split it. */
const briefValueUsd = 1_284_000_000;
export const briefValueText = `$${count(briefValueUsd / 1e6)}M`;
const briefSplit = "35% inventory, 15% stockouts, 25% labour and 25% markdowns";

type Metrics = Pick<NonNullable<ModelItem["metrics"]>, "rmse" | "mae" | "wape" | "seasonal_naive_wape">;

/**
 * The brief's arithmetic, error x pairs x 52, on the errors of the model that serves.
 * @returns US dollars a year, but `neededRmse`: the RMSE, US dollars a week, that gives the brief's figure.
 */
export function briefArithmetic({ rmse, mae, wape, seasonal_naive_wape: naiveWape }: Metrics, pairs: number) {
  const aYear = pairs * weeksAYear;
  return {
    byRmse: rmse * aYear,
    neededRmse: briefValueUsd / aYear,
    missed: mae * aYear,
    // The benchmark's mean error over the same sales: WAPEs of one set of weeks stand to each other as their MAEs.
    missedByLastYear: wape === 0 ? null : ((mae * naiveWape) / wape) * aYear,
  };
}

/** Why that figure is no value, each point with its numbers. */
export function briefObjections(metrics: Metrics, pairs: number): string[] {
  const { byRmse, neededRmse, missed, missedByLastYear } = briefArithmetic(metrics, pairs);
  const formula = (error: number) => `${usd(error)} \u00D7 ${count(pairs)} pairs \u00D7 ${weeksAYear}`;
  return [
    `It is RMSE \u00D7 pairs \u00D7 ${weeksAYear}. With this model's RMSE that is ${formula(metrics.rmse)} = ${usdShort(byRmse)}; ${briefValueText} would take an RMSE of ${usd(neededRmse)}. The figure rises with the error: by it the worse forecast is worth more.`,
    `It compares with nothing. What this model still misses, ${usdShort(missed)} a year, is what a forecast did not save${
      missedByLastYear === null ? "" : `; last year's same week misses ${usdShort(missedByLastYear)}`
    }.`,
    "RMSE does not add up over pairs, and a dollar missed is not a dollar lost: too much stock costs its holding, too little a margin.",
    `Its split (${briefSplit}) rests on no calculation. Each part here has its own, and may be zero.`,
  ];
}

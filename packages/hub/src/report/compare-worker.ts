import { workerData } from "node:worker_threads";
import { explainRidge, locateFold, measureLeak, runGauntlet, scoreFold, seasonalNaive } from "@sales-hub/engine";
import { answerParent } from "../service/run-in-worker.ts";
import type { ComparisonProgress, ComparisonResult, ComparisonTask } from "./run-comparison.ts";

await answerParent<ComparisonResult, ComparisonProgress>(async (tell) => {
  const { panel, plan, seed, targetRows } = workerData as ComparisonTask;
  const { folds, briefSplit, ridge } = plan;
  let steps = 0;
  const gauntlet = await runGauntlet(panel, {
    folds,
    seed,
    ...(targetRows !== undefined && { targetRows }),
    onProgress: ({ done, of, text }) => {
      steps = of;
      tell({ done, of: of + 2, text });
    },
  });
  tell({ done: steps, of: steps + 2, text: "The brief's model with and without the answer among its features" });
  const leak = await measureLeak(panel, { split: briefSplit, seed });
  tell({ done: steps + 1, of: steps + 2, text: "The brief's ridge regression" });
  const explained = ridge && explainRidge(panel, ridge);
  tell({ done: steps + 2, of: steps + 2, text: "Ways to forecast compared" });
  const naive = seasonalNaive(panel, { ...locateFold(panel, briefSplit), fallback: "global-median" });
  return { gauntlet, leak, seasonalNaive: scoreFold(panel, briefSplit, naive), ridge: explained };
});

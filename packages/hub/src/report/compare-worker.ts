import { workerData } from "node:worker_threads";
import { explainRidge, locateFold, measureLeak, runGauntlet, scoreFold, seasonalNaive } from "@sales-hub/engine";
import { answerParent } from "../service/run-in-worker.ts";
import type { ComparisonPart, ComparisonProgress, PartResult } from "./comparison-parts.ts";

await answerParent<PartResult, ComparisonProgress>(async (tell) => {
  const part = workerData as ComparisonPart;
  const { panel, seed, targetRows } = part;
  if (part.kind === "gauntlet") {
    return {
      kind: part.kind,
      gauntlet: await runGauntlet(panel, {
        folds: part.folds,
        seed,
        ...(targetRows !== undefined && { targetRows }),
        onProgress: tell,
      }),
    };
  }
  const { briefSplit, ridge } = part;
  tell({ done: 0, of: 2, text: "The brief's model with and without the answer among its features" });
  const leak = await measureLeak(panel, { split: briefSplit, seed });
  tell({ done: 1, of: 2, text: "The brief's ridge regression" });
  const explained = ridge && explainRidge(panel, ridge);
  const naive = seasonalNaive(panel, { ...locateFold(panel, briefSplit), fallback: "global-median" });
  tell({ done: 2, of: 2, text: "The brief's figures" });
  return { kind: part.kind, leak, seasonalNaive: scoreFold(panel, briefSplit, naive), ridge: explained };
});

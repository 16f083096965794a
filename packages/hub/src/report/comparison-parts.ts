import { availableParallelism } from "node:os";
import type { SalesPanel } from "@sales-hub/domain";
import {
  type FoldScore,
  GAUNTLET_RIVALS,
  type GauntletReport,
  joinGauntlets,
  type LeakMeasurement,
  type RidgeExplanation,
  type Split,
} from "@sales-hub/engine";
import { runInWorker } from "../service/run-in-worker.ts";
import type { ComparisonPlan } from "./plan-comparison.ts";

export interface ComparisonProgress {
  readonly done: number;
  readonly of: number;
  readonly text: string;
}

/** What a worker thread is asked to compare: the folds of one protocol, or the brief's figures. */
export type ComparisonPart = {
  readonly panel: SalesPanel;
  readonly seed: number;
  readonly targetRows: number | undefined;
} & (
  | { readonly kind: "gauntlet"; readonly folds: readonly Split[] }
  | { readonly kind: "brief"; readonly briefSplit: Split; readonly ridge: ComparisonPlan["ridge"] }
);

export type PartResult =
  | { readonly kind: "gauntlet"; readonly gauntlet: GauntletReport }
  | ({ readonly kind: "brief" } & BriefFigures);

interface BriefFigures {
  readonly leak: LeakMeasurement;
  readonly seasonalNaive: FoldScore;
  readonly ridge: RidgeExplanation | null;
}

export interface ComparisonResult extends BriefFigures {
  readonly gauntlet: GauntletReport;
}

/** Two at once keep two cores busy: most of the work runs on one thread. More would each hold their own rows. */
const AT_ONCE = 2;

/**
 * Runs the parts of a plan in worker threads, two at once where there are two cores; the figures do not depend on that.
 * When one fails, the others are stopped.
 */
export async function runComparisonParts(
  common: Pick<ComparisonPart, "panel" | "seed" | "targetRows">,
  { folds, briefSplit, ridge }: ComparisonPlan,
  { signal, onProgress }: { readonly signal?: AbortSignal; readonly onProgress?: (p: ComparisonProgress) => void },
): Promise<ComparisonResult> {
  const began = performance.now();
  const protocols = [...Map.groupBy(folds, ({ protocol }) => protocol).values()];
  const parts: ComparisonPart[] = [
    ...protocols.map((own) => ({ ...common, kind: "gauntlet" as const, folds: own })),
    { ...common, kind: "brief", briefSplit, ridge },
  ];
  const progress = parts.map((part) => ({
    done: 0,
    of: part.kind === "gauntlet" ? part.folds.length * GAUNTLET_RIVALS.length : 2,
  }));
  const sum = (of: "done" | "of") => progress.reduce((total, each) => total + each[of], 0);
  const failed = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const results: PartResult[] = [];
  const queue = [...parts.entries()];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      stop.throwIfAborted();
      const [k, part] = next;
      results[k] = await runInWorker<PartResult, ComparisonProgress>({
        module: new URL("./compare-worker.ts", import.meta.url),
        input: part,
        signal: stop,
        onProgress: ({ done, of, text }) => {
          progress[k] = { done, of };
          onProgress?.({ done: sum("done"), of: sum("of"), text });
        },
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, availableParallelism()) }, work));
  } catch (error) {
    failed.abort(error);
    throw error;
  }
  const gauntlets = results.flatMap((result) => (result.kind === "gauntlet" ? [result.gauntlet] : []));
  const [figures] = results.flatMap((result) => (result.kind === "brief" ? [result] : []));
  const { leak, seasonalNaive, ridge: explained } = figures!;
  return {
    gauntlet: {
      ...joinGauntlets(gauntlets as [GauntletReport, ...GauntletReport[]]),
      seconds: (performance.now() - began) / 1000,
    },
    leak,
    seasonalNaive,
    ridge: explained,
  };
}

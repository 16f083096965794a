import { type RecursiveResult, runRecursivelyInWorker, type WeekExplanation } from "@sales-hub/engine";
import { loadExplainer } from "./explainers.ts";
import type { Snapshot } from "./snapshot.ts";

export interface RecursiveQuestion {
  readonly horizonWeeks: number;
  readonly series: number;
  /** Horizons of the series to explain. */
  readonly explainWeeks: readonly number[];
}

/** What was forecast and explained so far. */
interface Known {
  /** Forecasts by week after the origin, USD, each of shape [N]. */
  readonly weeks: readonly Float64Array[];
  /** By series and horizon, the one asked for longest ago first. */
  readonly explanations: Map<string, WeekExplanation>;
}

/** One job at a time extends what is known of a snapshot. */
const known = new WeakMap<Snapshot, Promise<Known>>();

/** An explanation holds about 100 numbers. */
const EXPLANATIONS_KEPT = 1_000;

/**
 * Recursive forecasts of a snapshot: every pair goes on week by week, so the first question about a week costs about a
 * second for it and each week before, in a worker thread; later questions are answered from memory. The explanation
 * of a later week than the first costs a worker once; the first week is explained as the direct forecast it is.
 * @throws {HubError} ENGINE_WORKER_FAILED
 */
export async function forecastRecursively(snapshot: Snapshot, question: RecursiveQuestion): Promise<RecursiveResult> {
  const { horizonWeeks, series, explainWeeks } = question;
  const first = explainWeeks.includes(1) ? await explainFirstWeek(snapshot, series) : undefined;
  const earlier = known.get(snapshot) ?? Promise.resolve({ weeks: [], explanations: new Map() });
  const job = earlier.then((before) => extend(snapshot, before, question));
  known.set(
    snapshot,
    job.catch(() => earlier),
  );
  const { weeks, explanations } = await job;
  return {
    weeks: weeks.slice(0, Math.max(horizonWeeks, ...explainWeeks)),
    explanations: explainWeeks.map((horizon) =>
      horizon === 1 ? { ...first!, forecastUsd: weeks[0]![series]! } : explanations.get(keyOf(series, horizon))!,
    ),
  };
}

const keyOf = (series: number, horizon: number) => `${series} ${horizon}`;

/** The first week rests on actuals only, as the direct forecast does. */
async function explainFirstWeek({ forecaster }: Snapshot, series: number): Promise<WeekExplanation> {
  const { predictor, model } = forecaster;
  const explainer = await loadExplainer(model);
  return explainer.explain({ predictor, series, week: predictor.predictWeek(series, 1) });
}

async function extend(
  snapshot: Snapshot,
  { weeks, explanations }: Known,
  { horizonWeeks, series, explainWeeks }: RecursiveQuestion,
): Promise<Known> {
  const wanted = explainWeeks.filter((horizon) => horizon > 1);
  const unexplained = wanted.filter((horizon) => !explanations.has(keyOf(series, horizon)));
  if (weeks.length >= horizonWeeks && unexplained.length === 0) {
    for (const horizon of wanted) remember(explanations, keyOf(series, horizon));
    return { weeks, explanations };
  }
  const result = await runRecursivelyInWorker({
    panel: snapshot.panel,
    originIndex: snapshot.outlook.originIndex,
    model: snapshot.forecaster.model,
    horizonWeeks: Math.max(weeks.length, horizonWeeks),
    known: weeks,
    explain: { series, horizons: unexplained },
  });
  for (const horizon of wanted) remember(explanations, keyOf(series, horizon));
  result.explanations.forEach((explanation, k) => {
    remember(explanations, keyOf(series, unexplained[k]!), explanation);
  });
  return { weeks: result.weeks, explanations };
}

/** Puts an entry last, and drops the first ones beyond what is kept. */
function remember(explanations: Map<string, WeekExplanation>, key: string, explanation = explanations.get(key)): void {
  if (explanation === undefined) return;
  explanations.delete(key);
  explanations.set(key, explanation);
  for (const oldest of explanations.keys()) {
    if (explanations.size <= EXPLANATIONS_KEPT) return;
    explanations.delete(oldest);
  }
}

import type { AccuracyAnswer, ErrorRow, HorizonErrors } from "@sales-hub/contracts";
import { addWeeks } from "@sales-hub/domain";
import type { Accuracy, AccuracyQuestion, ErrorFigures, Snapshot } from "@sales-hub/hub";
import { presentMeta } from "./meta.ts";

export function presentAccuracy(snapshot: Snapshot, question: AccuracyQuestion, accuracy: Accuracy): AccuracyAnswer {
  const { frozen } = accuracy;
  const dateOf = (week: number) => addWeeks(snapshot.panel.firstWeek, week);
  return {
    store: question.store ?? null,
    dept: question.dept ?? null,
    type: question.type ?? null,
    total: presentErrors(accuracy.total),
    by_horizon: accuracy.byHorizon.map(presentHorizon),
    sum: accuracy.sum && {
      total: presentErrors(accuracy.sum.total),
      by_horizon: accuracy.sum.byHorizon.map(presentHorizon),
    },
    past: accuracy.past.map((past) => ({
      date: dateOf(past.weekIndex),
      origin: dateOf(past.weekIndex - past.horizonWeeks),
      horizon_weeks: past.horizonWeeks,
      actual: past.actualUsd,
      forecast: past.forecastUsd,
      seasonal_naive: past.seasonalNaiveUsd,
      source: past.source,
      model_version: past.modelVersion,
    })),
    groups: accuracy.groups.map((group) => ({
      store: group.store,
      dept: group.dept,
      total: presentErrors(group.total),
      frozen: group.frozen && presentErrors(group.frozen),
    })),
    frozen: {
      versions: [...frozen.versions],
      unreadable_versions: [...frozen.unreadable],
      total: frozen.total && presentErrors(frozen.total),
      by_horizon: frozen.byHorizon.map(presentHorizon),
    },
    meta: presentMeta(snapshot),
  };
}

export function presentErrors(figures: ErrorFigures): ErrorRow {
  const { wapeFraction: wape, seasonalNaiveWapeFraction: naive } = figures;
  return {
    test_weeks: figures.testWeeks,
    wape,
    mae: figures.maeUsd,
    bias: figures.biasUsd,
    seasonal_naive_wape: naive,
    forecast_value_added: wape === null || naive === null || naive === 0 ? null : 1 - wape / naive,
    coverage80: figures.coverage80,
    coverage95: figures.coverage95,
  };
}

function presentHorizon(figures: Accuracy["byHorizon"][number]): HorizonErrors {
  return { from_horizon: figures.fromHorizon, to_horizon: figures.toHorizon, ...presentErrors(figures) };
}

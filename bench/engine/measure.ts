import { once } from "node:events";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import { loadSalesPanel } from "@sales-hub/data";
import type { SalesPanel } from "@sales-hub/domain";
import {
  buildFeatureState,
  buildOriginState,
  computeBase,
  createForecaster,
  Explainer,
  emptyBaseParts,
  FEATURE_NAMES,
  forecastAllInWorkers,
  trainModel,
  writeFeatures,
} from "@sales-hub/engine";

// One measurement in a process of its own, so that its peak memory is its own: node measure.ts WHAT PREPARED [ARGUMENT]
const [what, preparedDir, argument] = process.argv.slice(2) as [string, string, string];

const secondsSince = (start: number) => (performance.now() - start) / 1000;

function quantile(values: number[], q: number): number {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(q * values.length))]!;
}

/** The stores of a panel several times over, with new numbers. */
function replicateStores(panel: SalesPanel, times: number): SalesPanel {
  const repeat = (array: Float64Array) => {
    const out = new Float64Array(array.length * times);
    for (let k = 0; k < times; k++) out.set(array, k * array.length);
    return out;
  };
  const shift = Math.max(...panel.stores.ids);
  const renumber = (ids: Int32Array) =>
    Int32Array.from(
      { length: ids.length * times },
      (_, k) => ids[k % ids.length]! + shift * Math.floor(k / ids.length),
    );
  return {
    ...panel,
    seriesCount: panel.seriesCount * times,
    seriesStore: renumber(panel.seriesStore),
    seriesDept: Int32Array.from(
      { length: panel.seriesCount * times },
      (_, i) => panel.seriesDept[i % panel.seriesCount]!,
    ),
    sales: repeat(panel.sales),
    stores: {
      ids: renumber(panel.stores.ids),
      types: Array.from({ length: times }, () => panel.stores.types).flat(),
      sizes: repeat(panel.stores.sizes),
    },
    temperature: repeat(panel.temperature),
    fuelPrice: repeat(panel.fuelPrice),
    cpi: repeat(panel.cpi),
    unemployment: repeat(panel.unemployment),
    markdowns: repeat(panel.markdowns),
  };
}

/**
 * Everything the first start does after preparation: calibration, backtest folds, final model, its forecasts; in a worker
 * thread as the service does it, so that the event loop measured is the one that answers requests.
 */
async function measureTraining() {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const workerData = { preparedDir, modelsDir: argument };
  await once(new Worker(new URL("./train-worker.ts", import.meta.url), { workerData }), "exit");
  const { user, system } = process.cpuUsage();
  return { seconds: secondsSince(start), cpuSeconds: (user + system) / 1e6, eventLoopMaxMs: delay.max / 1e6 };
}

function writeAllFeatures(panel: SalesPanel, originIndex: number, horizonWeeks: number) {
  const start = performance.now();
  const state = buildOriginState(panel, originIndex, { maxHorizon: horizonWeeks });
  const features = buildFeatureState(state);
  const stateSeconds = secondsSince(start);
  const parts = emptyBaseParts();
  const row = new Float64Array(FEATURE_NAMES.length);
  let rows = 0;
  for (let series = 0; series < panel.seriesCount; series++) {
    for (let horizon = 1; horizon <= horizonWeeks; horizon++) {
      computeBase(state, series, horizon, parts);
      writeFeatures(state, features, { series, horizon, parts }, row, 0);
      rows++;
    }
  }
  return { stateSeconds, rows, seconds: secondsSince(start) };
}

async function measureForecasts() {
  const panel = await loadSalesPanel(preparedDir);
  const originIndex = panel.historyWeekCount - 1;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let start = performance.now();
  const model = await trainModel(panel, { originIndex });
  const training = { seconds: secondsSince(start), eventLoopMaxMs: delay.max / 1e6 };
  delay.disable();
  writeAllFeatures(panel, originIndex, 8);
  const features = writeAllFeatures(panel, originIndex, 39);
  start = performance.now();
  await forecastAllInWorkers(panel, { originIndex, horizonWeeks: 39, model });
  const allSeconds = secondsSince(start);
  using forecaster = createForecaster({ state: buildOriginState(panel, originIndex), model });
  const explainer = await Explainer.load(model);
  const single: number[] = [];
  const explained: number[] = [];
  for (let k = 0; k < 600; k++) {
    const series = (k * 37) % panel.seriesCount;
    const request = { store: panel.seriesStore[series]!, dept: panel.seriesDept[series]!, horizonWeeks: 4 };
    start = performance.now();
    const { weeks } = forecaster.forecast(request);
    if (k >= 100) single.push(performance.now() - start);
    start = performance.now();
    explainer.explain({ predictor: forecaster.predictor, series, week: weeks[0]! });
    if (k >= 100) explained.push(performance.now() - start);
  }
  const spread = (values: number[]) => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95) });
  return { training, features, allSeconds, single: spread(single), explained: spread(explained) };
}

/** What grows with stores: the state of an origin and its features; the sample a model is fitted on does not. */
async function measureScale() {
  const panel = replicateStores(await loadSalesPanel(preparedDir), Number(argument));
  writeAllFeatures(panel, 60, 1);
  const before = process.cpuUsage();
  for (const origin of [70, 110]) writeAllFeatures(panel, origin, 4);
  const { user, system } = process.cpuUsage(before);
  return { seriesCount: panel.seriesCount, seconds: (user + system) / 1e6 };
}

const measurements = { training: measureTraining, forecasts: measureForecasts, scale: measureScale };
const result = await measurements[what as keyof typeof measurements]();
console.log(JSON.stringify({ ...result, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));

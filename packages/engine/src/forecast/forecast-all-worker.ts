import { parentPort, workerData } from "node:worker_threads";
import { loadLightGBM } from "@sales-hub/lightgbm";
import { buildOriginState } from "../base/origin-state.ts";
import { lowerThreadPriority } from "../workers/thread-priority.ts";
import type { ForecastTask } from "./forecast-all.ts";
import { ResidualPredictor } from "./residual-predictor.ts";

lowerThreadPriority();

const { panel, originIndex, horizonWeeks, model, libraryPath, from, to } = workerData as ForecastTask;

loadLightGBM({ path: libraryPath });
const state = buildOriginState(panel, originIndex, { maxHorizon: horizonWeeks });
using predictor = new ResidualPredictor(state, model);
const forecast = predictor.predictRange(from, to, horizonWeeks);
parentPort!.postMessage(forecast, [forecast.buffer as ArrayBuffer]);

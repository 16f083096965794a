import {
  type AggregateCalibration,
  HISTORY_CLASSES,
  type LeadTimeCalibration,
  type PairCalibration,
  type TrainedModel,
} from "@sales-hub/engine";
import { hubError } from "../errors.ts";
import type { ModelMetadata } from "./model-metadata.ts";

/** What a forecast needs from a model version. */
export interface ServedModel {
  readonly model: TrainedModel;
  readonly calibration: PairCalibration;
  readonly aggregateCalibration: AggregateCalibration;
  readonly leadTimeCalibration: LeadTimeCalibration;
}

/** The files that hold a trained model: LightGBM's own model texts, and the rest as JSON. */
export function modelToFiles(served: ServedModel): Map<string, string> {
  const { modelTexts, ...description } = served.model;
  return new Map([
    ["l1.txt", modelTexts.l1],
    ["huber.txt", modelTexts.huber],
    ["model.json", `${JSON.stringify(description, null, 2)}\n`],
    ["calibration.json", `${JSON.stringify(served.calibration)}\n`],
    ["aggregate-calibration.json", `${JSON.stringify(served.aggregateCalibration)}\n`],
    ["lead-time-calibration.json", `${JSON.stringify(served.leadTimeCalibration)}\n`],
  ]);
}

/** @throws {HubError} HUB_MODEL_CORRUPT when a file is not part of the version or its calibration lacks levels */
export function modelFromFiles(metadata: ModelMetadata, files: ReadonlyMap<string, Buffer>): ServedModel {
  const text = (name: string) => {
    const bytes = files.get(name);
    if (bytes) return bytes.toString("utf8");
    throw hubError(
      "HUB_MODEL_CORRUPT",
      `Model ${metadata.version} has no ${name}. Roll back to another version or train again.`,
    );
  };
  const calibration = JSON.parse(text("calibration.json")) as PairCalibration;
  if (!isWhole(calibration)) {
    throw hubError(
      "HUB_MODEL_CORRUPT",
      `calibration.json of model ${metadata.version} lacks values for some of its levels. Roll back to another version or train again.`,
    );
  }
  const description = JSON.parse(text("model.json")) as Omit<TrainedModel, "modelTexts">;
  return {
    model: { ...description, modelTexts: { l1: text("l1.txt"), huber: text("huber.txt") } },
    calibration,
    aggregateCalibration: JSON.parse(text("aggregate-calibration.json")) as AggregateCalibration,
    leadTimeCalibration: JSON.parse(text("lead-time-calibration.json")) as LeadTimeCalibration,
  };
}

/** Whether every list of a calibration has a number for each level: a missing one would make bands that are no numbers. */
function isWhole({ levels, bands, holidayFactor, historyFactor }: Partial<PairCalibration>): boolean {
  if (!Array.isArray(levels) || !Array.isArray(bands) || !Array.isArray(historyFactor)) return false;
  if (bands.length === 0 || historyFactor.length !== HISTORY_CLASSES.length) return false;
  const lists: unknown[] = [holidayFactor, ...historyFactor, ...bands.flatMap(({ lower, upper }) => [lower, upper])];
  return lists.every((list) => Array.isArray(list) && list.length === levels.length && list.every(Number.isFinite));
}

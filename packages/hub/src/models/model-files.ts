import type { IntervalCalibration, TrainedModel } from "@sales-hub/engine";
import { hubError } from "../errors.ts";
import type { ModelMetadata } from "./model-metadata.ts";

/** What a forecast needs from a model version. */
export interface ServedModel {
  readonly model: TrainedModel;
  readonly calibration: IntervalCalibration;
}

/** The files that hold a trained model: LightGBM's own model texts, and the rest as JSON. */
export function modelToFiles({ model, calibration }: ServedModel): Map<string, string> {
  const { modelTexts, ...description } = model;
  return new Map([
    ["l1.txt", modelTexts.l1],
    ["huber.txt", modelTexts.huber],
    ["model.json", `${JSON.stringify(description, null, 2)}\n`],
    ["calibration.json", `${JSON.stringify(calibration)}\n`],
  ]);
}

/** @throws {HubError} HUB_MODEL_CORRUPT when a file is not part of the version */
export function modelFromFiles(metadata: ModelMetadata, files: ReadonlyMap<string, Buffer>): ServedModel {
  const text = (name: string) => {
    const bytes = files.get(name);
    if (bytes) return bytes.toString("utf8");
    throw hubError(
      "HUB_MODEL_CORRUPT",
      `Model ${metadata.version} has no ${name}. Roll back to another version or train again.`,
    );
  };
  const description = JSON.parse(text("model.json")) as Omit<TrainedModel, "modelTexts">;
  return {
    model: { ...description, modelTexts: { l1: text("l1.txt"), huber: text("huber.txt") } },
    calibration: JSON.parse(text("calibration.json")) as IntervalCalibration,
  };
}

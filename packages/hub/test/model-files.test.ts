import { expect, it } from "vitest";
import { modelFromFiles, modelToFiles, type ServedModel } from "../src/models/model-files.ts";
import type { ModelMetadata } from "../src/models/model-metadata.ts";

const levels = [0.5, 0.99];
const served = {
  model: { modelTexts: { l1: "tree", huber: "tree" }, maxHorizon: 39 },
  calibration: {
    levels,
    bands: [{ fromHorizon: 1, toHorizon: 2, rows: 9, lower: [-1, -4], upper: [1, 4] }],
    holidayFactor: [1, 1],
    historyFactor: [
      [1, 1],
      [1, 2],
      [2, 3],
      [2, 4],
      [3, 9],
    ],
  },
  aggregateCalibration: {},
  leadTimeCalibration: {},
} as unknown as ServedModel;

const metadata = { version: "v7" } as ModelMetadata;

function read(change: (calibration: Record<string, unknown>) => void = () => {}) {
  const files = modelToFiles(served);
  const calibration = JSON.parse(files.get("calibration.json")!) as Record<string, unknown>;
  change(calibration);
  files.set("calibration.json", JSON.stringify(calibration));
  return modelFromFiles(metadata, new Map([...files].map(([name, text]) => [name, Buffer.from(text)])));
}

it("a model comes back from its files as it was", () => {
  expect(read()).toEqual(served);
});

it.each([
  ["factors by history that are not given by level", { historyFactor: [1, 1.4, 2.6, 7.6, 9] }],
  ["a class of history missing", { historyFactor: [[1, 1]] }],
  ["no factors by history at all", { historyFactor: undefined }],
  ["a level missing in a band", { bands: [{ fromHorizon: 1, toHorizon: 2, rows: 9, lower: [-1], upper: [1, 4] }] }],
  ["no bands", { bands: [] }],
  ["a holiday factor that is no number", { holidayFactor: [1, null] }],
])("a calibration with %s is refused, since its bands would be no numbers", (_, change) => {
  expect(() => read((calibration) => Object.assign(calibration, change))).toThrow(
    /calibration.json of model v7 lacks values for some of its levels/,
  );
});

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ModelStore, trainVersion, type Workspace } from "../src/index.ts";
import { copySmallWorld, TRAINING_ROWS } from "../src/testing/small-world.ts";

let home: string;
let workspace: Workspace;

beforeAll(async () => {
  ({ home, workspace } = await copySmallWorld());
}, 240_000);

afterAll(() => rm(home, { recursive: true, force: true }));

describe("training again on the same data with the same seed", () => {
  it("writes every file of the model version byte for byte the same", async () => {
    const first = await new ModelStore(workspace.modelsDir).readMetadata("v1");
    const second = await trainVersion({
      preparedDir: workspace.preparedDir,
      models: new ModelStore(join(home, "again")),
      targetRows: TRAINING_ROWS,
    });
    expect(Object.keys(second.files).sort()).toEqual([
      "aggregate-backtest.parquet",
      "aggregate-calibration.json",
      "aggregate-forecasts.parquet",
      "backtest.parquet",
      "calibration.json",
      "forecasts.parquet",
      "huber.txt",
      "l1.txt",
      "lead-time-backtest.parquet",
      "lead-time-calibration.json",
      "model.json",
    ]);
    expect(second.files).toEqual(first.files);
    expect(second.metrics).toEqual(first.metrics);
  }, 240_000);
});

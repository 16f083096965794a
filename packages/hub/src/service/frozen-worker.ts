import { workerData } from "node:worker_threads";
import { HubError } from "@sales-hub/domain";
import { ModelStore } from "../models/model-store.ts";
import { compareWithActuals, type FrozenSource } from "../training/frozen-table.ts";
import { chooseFrozenVersions, type FrozenForecasts, type FrozenTask } from "./frozen-forecasts.ts";
import { answerParent } from "./run-in-worker.ts";

await answerParent<FrozenForecasts>(async () => {
  const { modelsDir, panel, world } = workerData as FrozenTask;
  const models = new ModelStore(modelsDir);
  const sources: FrozenSource[] = [];
  const unreadable: string[] = [];
  for (const { version, origin } of chooseFrozenVersions(await models.list(), panel, world)) {
    try {
      const { files } = await models.read(version);
      sources.push({ version, origin, forecasts: files.get("forecasts.parquet")! });
    } catch (error) {
      // A damaged old version is reported, it must not hide what the others say.
      if (!(error instanceof HubError)) throw error;
      unreadable.push(version);
    }
  }
  return {
    versions: sources.map(({ version }) => version),
    unreadable,
    table: await compareWithActuals(panel, sources),
  };
});

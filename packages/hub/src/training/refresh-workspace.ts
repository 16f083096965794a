import { readdir } from "node:fs/promises";
import { generateDemoWorld, prepareData, readPreparedMetadata } from "@sales-hub/data";
import { HubError } from "@sales-hub/domain";
import { requireMatchingModel } from "@sales-hub/engine";
import { modelFromFiles } from "../models/model-files.ts";
import { ModelStore } from "../models/model-store.ts";
import type { RefreshProgress, RefreshResult } from "../service/refresh.ts";
import type { Workspace } from "../workspace.ts";
import { trainVersion } from "./train-version.ts";

/** Generates, prepares and trains what is not up to date, and makes the result the current model version. */
export async function refreshWorkspace(
  workspace: Workspace,
  onProgress: (progress: RefreshProgress) => void,
): Promise<RefreshResult> {
  const { rawDir, preparedDir, modelsDir, demoSeed } = workspace;
  if (demoSeed !== undefined && (await isEmptyFolder(rawDir))) {
    onProgress({ stage: "demo", done: 0, of: 1, text: "Generating the demo world" });
    await generateDemoWorld({ outDir: rawDir, seed: demoSeed });
  }
  await prepareData({
    rawDir,
    outDir: preparedDir,
    onProgress: ({ step, of, name, detail }) =>
      onProgress({ stage: "prepare", done: step, of, text: `${name}: ${detail}` }),
  });
  const models = new ModelStore(modelsDir);
  const current = await currentFor(preparedDir, models);
  if (current !== null) return { version: current };
  const metadata = await trainVersion({
    preparedDir,
    models,
    onProgress: ({ done, of, text }) => onProgress({ stage: "train", done, of, text }),
  });
  await models.promote(metadata.version);
  return { version: metadata.version };
}

/** The current model version, when this program can load it and it was trained on the prepared data as it is. */
async function currentFor(preparedDir: string, models: ModelStore): Promise<string | null> {
  const version = await models.currentVersion();
  if (version === null) return null;
  try {
    const { metadata, files } = await models.read(version);
    requireMatchingModel(modelFromFiles(metadata, files).model);
    const data = await readPreparedMetadata(preparedDir);
    return metadata.data.hash === data?.data_hash ? version : null;
  } catch (error) {
    if (error instanceof HubError) return null;
    throw error;
  }
}

async function isEmptyFolder(dir: string): Promise<boolean> {
  return (await readdir(dir).catch(() => [])).length === 0;
}

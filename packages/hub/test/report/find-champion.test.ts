import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { codeVersion, predictingVersion } from "../../src/code-version.ts";
import type { ModelMetadata } from "../../src/models/model-metadata.ts";
import { findChampion } from "../../src/report/find-champion.ts";
import { keepComparison } from "../../src/report/kept-comparison.ts";
import { sampleComparison } from "./kept-sample.ts";

it("belongs to the versions trained by the code and on the data that were compared", async () => {
  const home = await mkdtemp(join(tmpdir(), "champion-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const modelsDir = join(home, "models");
  const version = (hash: string, code_version: string): Pick<ModelMetadata, "data" | "code_version"> => ({
    data: { hash, folder: "v-1", world: "real" },
    code_version,
  });
  const { data_hash, ran_at } = sampleComparison;
  const code_version = await codeVersion();
  expect(await findChampion(modelsDir, version(data_hash, code_version))).toBeNull();
  await keepComparison(modelsDir, sampleComparison);
  expect(await findChampion(modelsDir, version(data_hash, code_version))).toBeNull();
  await keepComparison(modelsDir, { ...sampleComparison, code_version: await predictingVersion() });
  expect(await findChampion(modelsDir, version(data_hash, code_version))).toEqual({
    rival: "hub",
    rule: "The least WMAE wins.",
    reasons: ["P10: WMAE $1600.0."],
    ran_at,
  });
  expect(await findChampion(modelsDir, version("other", code_version))).toBeNull();
  expect(await findChampion(modelsDir, version(data_hash, "0.0.0+other"))).toBeNull();
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HubService, ModelStore, type Workspace } from "../src/index.ts";
import { copySmallWorld } from "../src/testing/small-world.ts";
import { refreshWorkspace } from "../src/training/refresh-workspace.ts";

let home: string;
let workspace: Workspace;

beforeEach(async () => {
  ({ home, workspace } = await copySmallWorld());
}, 240_000);

afterEach(() => rm(home, { recursive: true, force: true }));

/** Adds a cent to one week's sales, so that the raw files differ from those the model was trained on. */
async function changeRawData(): Promise<void> {
  const file = join(workspace.rawDir, "train.csv");
  const lines = (await readFile(file, "utf8")).split("\n");
  const cells = lines[1]!.split(",");
  cells[3] = (Number(cells[3]) + 0.01).toFixed(2);
  lines[1] = cells.join(",");
  await writeFile(file, lines.join("\n"));
}

describe("HubService", () => {
  it("serves the current version at once when data and model are up to date", async () => {
    const stages: string[] = [];
    const hub = new HubService({ workspace, onProgress: ({ stage }) => stages.push(stage) });
    await hub.refresh();
    expect(hub.status).toMatchObject({ state: "ready", modelVersion: "v1", dataThrough: "2012-10-26" });
    expect(stages).not.toContain("train");
    await hub.close();
  });

  it("keeps serving the last good state when new raw files are broken, and says so", async () => {
    await appendFile(join(workspace.rawDir, "train.csv"), "1,1,not-a-date,5,FALSE\n");
    let failure: Error | undefined;
    const hub = new HubService({
      workspace,
      onRefreshFailed: (error) => {
        failure = error;
      },
    });
    await hub.refresh();
    expect(failure?.message).toMatch(/not-a-date/);
    expect(hub.status).toMatchObject({ state: "ready", modelVersion: "v1" });
    expect(hub.snapshot().model.version).toBe("v1");
    await hub.close();
  });

  it("fails with the cause when there is no earlier state to serve", async () => {
    await rm(workspace.modelsDir, { recursive: true });
    await rm(workspace.preparedDir, { recursive: true });
    await rm(join(workspace.rawDir, "stores.csv"));
    const hub = new HubService({ workspace });
    await expect(hub.refresh()).rejects.toThrow(/stores/);
    expect(hub.status.state).toBe("failed");
    expect(() => hub.snapshot()).toThrowError(expect.objectContaining({ code: "HUB_START_FAILED" }));
  });

  it("serves the old model with its own data after a kill -9 during training on new data", async () => {
    await changeRawData();
    const script = `
      import { refreshWorkspace } from ${JSON.stringify(join(import.meta.dirname, "../src/training/refresh-workspace.ts"))};
      await refreshWorkspace(${JSON.stringify(workspace)}, ({ stage }) => console.log(stage));
    `;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    for await (const chunk of child.stdout) if (String(chunk).includes("train")) break;
    child.kill("SIGKILL");
    await once(child, "exit");

    expect((await readdir(workspace.preparedDir)).filter((name) => name.startsWith("v-"))).toHaveLength(2);
    const hub = new HubService({ workspace });
    await hub.load();
    expect(hub.status).toMatchObject({ state: "ready", modelVersion: "v1" });
    expect(hub.snapshot().data.data_hash).toBe(hub.snapshot().model.data.hash);
    await hub.close();
  });

  it("trains anew when the current version was made for another version of the engine", async () => {
    const models = new ModelStore(workspace.modelsDir);
    const { metadata, files } = await models.read("v1");
    const description = JSON.parse(files.get("model.json")!.toString());
    const old = new Map<string, string | Uint8Array>(files);
    old.set("model.json", JSON.stringify({ ...description, schemaVersion: 0 }));
    const { version } = await models.write(metadata, old);
    await models.promote(version);
    const trained = await refreshWorkspace(workspace, () => {});
    expect(trained.version).toBe("v3");
    const hub = new HubService({ workspace });
    await hub.load();
    expect(hub.status).toMatchObject({ state: "ready", modelVersion: "v3" });
    await hub.close();
  }, 240_000);

  it("refuses a model whose data is gone and says what to do", async () => {
    await rm(workspace.preparedDir, { recursive: true });
    const hub = new HubService({ workspace });
    await expect(hub.load()).rejects.toThrow(/was trained on .* which is gone. Run `hub up`/);
  });

  it("serves the version that was promoted last", async () => {
    const models = new ModelStore(workspace.modelsDir);
    const { metadata, files } = await models.read("v1");
    const { version } = await models.write(metadata, files);
    await models.promote(version);
    const hub = new HubService({ workspace });
    await hub.load();
    expect(hub.status.modelVersion).toBe("v2");
    await models.rollback();
    await hub.load();
    expect(hub.status.modelVersion).toBe("v1");
    await hub.close();
  });
});

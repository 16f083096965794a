import { HubService } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { createProgress } from "../lib/progress.ts";
import { listen, serverOptions, serveUntilStopped } from "../lib/serve-until-stopped.ts";
import { resolveWorkspace, workspaceOptions } from "../lib/workspace.ts";

export const up: Command = {
  name: "up",
  summary: "Prepare the data if it changed, train if there is no model for it, and serve",
  options: { ...workspaceOptions, ...serverOptions },
  async run({ options, json }) {
    const workspace = resolveWorkspace(options);
    const progress = createProgress();
    const hub = new HubService({
      workspace,
      onProgress: ({ done, of, text }) => progress.step({ done, of, text }),
      onRefreshFailed: (error) =>
        console.error(`Still serving the last good state; bringing it up to date failed: ${error.message}`),
    });
    const server = await listen(options, hub);
    console.error(
      workspace.demoSeed === undefined
        ? `Data: ${workspace.rawDir}`
        : "Data: the generated demo world (give --raw DIR for the real files)",
    );
    try {
      await hub.refresh();
    } catch (error) {
      await server.close();
      await hub.close();
      throw error;
    } finally {
      progress.finish();
    }
    const { modelVersion, dataThrough } = hub.status;
    if (json) console.log(JSON.stringify({ url: server.url, model_version: modelVersion, data_through: dataThrough }));
    else console.log(`Ready at ${server.url} (model ${modelVersion}, data through ${dataThrough}). Ctrl+C stops it.`);
    await serveUntilStopped(server, hub);
  },
};

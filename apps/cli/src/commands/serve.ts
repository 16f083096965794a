import { HubService } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { listen, serverOptions, serveUntilStopped } from "../lib/serve-until-stopped.ts";
import { resolveWorkspace, workspaceOptions } from "../lib/workspace.ts";

export const serve: Command = {
  name: "serve",
  summary: "Serve the current model as it is, without preparing or training",
  options: { ...workspaceOptions, ...serverOptions },
  async run({ options, json }) {
    const hub = new HubService({ workspace: resolveWorkspace(options) });
    await hub.load();
    const server = await listen(options, hub);
    const { modelVersion, dataThrough } = hub.status;
    if (json) console.log(JSON.stringify({ url: server.url, model_version: modelVersion, data_through: dataThrough }));
    else console.log(`Ready at ${server.url} (model ${modelVersion}, data through ${dataThrough}). Ctrl+C stops it.`);
    await serveUntilStopped(server, hub);
  },
};

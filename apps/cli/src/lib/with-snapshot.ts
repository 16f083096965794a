import { HubService, type Snapshot } from "@sales-hub/hub";
import type { OptionValues } from "./command.ts";
import { resolveWorkspace } from "./workspace.ts";

/** Loads the current model version with its data, and frees it afterwards. */
export async function withSnapshot<R>(options: OptionValues, use: (snapshot: Snapshot) => R | Promise<R>): Promise<R> {
  const hub = new HubService({ workspace: resolveWorkspace(options) });
  try {
    await hub.load();
    return await use(hub.snapshot());
  } finally {
    await hub.close();
  }
}

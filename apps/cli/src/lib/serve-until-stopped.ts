import { existsSync } from "node:fs";
import { type RunningServer, startServer } from "@sales-hub/api";
import { type HubService, summarise } from "@sales-hub/hub";
import type { OptionSpec, OptionValues } from "./command.ts";
import { readInteger } from "./read-option.ts";
import { dashboardDir } from "./workspace.ts";

export const serverOptions = {
  port: { type: "string", value: "N", help: "Port to listen on (default: 5000; 0 takes a free one)" },
  host: { type: "string", value: "H", help: "Address to listen on (default: 127.0.0.1, this machine only)" },
  "allow-anonymous": { type: "boolean", help: "Allow a --host that others can reach, without access control" },
} as const satisfies Record<string, OptionSpec>;

const DEFAULT_PORT = 5000;

/** Starts listening. */
export function listen(options: OptionValues, hub: HubService): Promise<RunningServer> {
  return startServer({
    hub,
    port: readInteger(options, "port", { min: 0, max: 65_535, fallback: DEFAULT_PORT }),
    allowAnonymous: options["allow-anonymous"] === true,
    ...(typeof options.host === "string" ? { host: options.host } : {}),
    ...(existsSync(dashboardDir) ? { dashboardDir } : {}),
  });
}

/** Computes what the first page shows before anybody asks; a failure comes again, and is answered, when somebody does. */
async function warmUp(hub: HubService): Promise<void> {
  try {
    await summarise(hub.snapshot());
  } catch (error) {
    console.error(`The briefing is not ready yet: ${(error as Error).message}`);
  }
}

/** Waits for Ctrl+C or a polite kill, then closes server and hub. */
export async function serveUntilStopped(server: RunningServer, hub: HubService): Promise<void> {
  void warmUp(hub);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  await server.close();
  await hub.close();
}

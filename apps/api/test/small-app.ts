import { rm } from "node:fs/promises";
import { HubService } from "@sales-hub/hub";
import { copySmallWorld } from "@sales-hub/hub/testing";
import { afterAll, beforeAll } from "vitest";
import { type App, buildApp } from "../src/app.ts";

/** The application on a small world of its own, made before the tests of a file and removed after them. */
export function useSmallApp() {
  let running: { readonly home: string; readonly hub: HubService; readonly app: App };

  beforeAll(async () => {
    const { home, workspace } = await copySmallWorld();
    const hub = new HubService({ workspace });
    await hub.load();
    running = { home, hub, app: await buildApp({ hub }) };
  }, 240_000);

  afterAll(async () => {
    await running.app.close();
    await running.hub.close();
    await rm(running.home, { recursive: true, force: true });
  });

  return {
    snapshot: () => running.hub.snapshot(),
    app: () => running.app,
    hub: () => running.hub,
    home: () => running.home,
    get: (url: string, headers: Record<string, string> = {}) => running.app.inject({ method: "GET", url, headers }),
    post: (url: string, payload: object) => running.app.inject({ method: "POST", url, payload }),
  };
}

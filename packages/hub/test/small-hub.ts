import { rm } from "node:fs/promises";
import { afterAll, beforeAll } from "vitest";
import { HubService, type Snapshot } from "../src/index.ts";
import { copySmallWorld } from "../src/testing/small-world.ts";

/** A hub on a small world of its own, loaded before the tests of a file and closed after them. */
export function useSmallHub(): { snapshot(): Snapshot } {
  let home: string;
  let hub: HubService;

  beforeAll(async () => {
    const world = await copySmallWorld();
    home = world.home;
    hub = new HubService({ workspace: world.workspace });
    await hub.load();
  }, 240_000);

  afterAll(async () => {
    await hub.close();
    await rm(home, { recursive: true, force: true });
  });

  return { snapshot: () => hub.snapshot() };
}

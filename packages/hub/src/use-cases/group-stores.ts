import type { StoreArchetypes } from "@sales-hub/engine";
import { readInsights } from "../service/read-insights.ts";
import type { Snapshot } from "../service/snapshot.ts";

/** Stores that are alike; null when there are too few or they do not differ. */
export async function groupStores(snapshot: Snapshot): Promise<StoreArchetypes | null> {
  return (await readInsights(snapshot)).archetypes;
}

/** The name of a store's archetype; null when there are none. */
export async function archetypeOf(snapshot: Snapshot, store: number): Promise<string | null> {
  const groups = await groupStores(snapshot);
  return groups?.archetypes.find(({ stores }) => stores.includes(store))?.name ?? null;
}

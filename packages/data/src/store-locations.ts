import { readFile } from "node:fs/promises";
import path from "node:path";
import { dataError } from "./errors.ts";
import { PREPARED_FILES, resolvePreparedDir } from "./prepared-folder.ts";
import { US_PLACES } from "./us-places.ts";

/** An illustrative place of a store, degrees. The Kaggle set does not say where its stores are. */
export interface StoreLocation {
  readonly store: number;
  readonly latitude: number;
  readonly longitude: number;
}

const MIN_DISTANCE_KM = 40;
const EARTH_RADIUS_KM = 6371;

/** Boxes [south, north, west, east] that lie inside the contiguous United States, away from coasts and borders. */
const INLAND_BOXES = [
  [33, 48, -114, -97],
  [33, 40, -97, -82],
] as const;

/**
 * Mock coordinates for stores, all inside the contiguous United States: the built-in places first, then the points of a
 * regular grid. The i-th store by number gets the i-th place, so the same stores always get the same places.
 * No two are closer than 40 km for up to about 1,400 stores; beyond, the grid is refined and points move closer.
 */
export function placeStores(storeIds: readonly number[]): StoreLocation[] {
  const places = takePlaces(storeIds.length);
  return storeIds
    .toSorted((a, b) => a - b)
    .map((store, i) => {
      const [latitude, longitude] = places[i] as readonly [number, number];
      return { store, latitude, longitude };
    });
}

function takePlaces(count: number): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = US_PLACES.slice(0, count);
  for (let refinement = 1; places.length < count; refinement *= 2) {
    for (const [south, north, west, east] of INLAND_BOXES) {
      const latitudeStep = 0.4 / refinement;
      const longitudeStep = 0.6 / refinement;
      for (let latitude = south; latitude < north; latitude += latitudeStep) {
        for (let longitude = west; longitude < east; longitude += longitudeStep) {
          if (places.length === count) return places;
          const place = [round4(latitude), round4(longitude)] as const;
          if (places.every((other) => distanceKm(place, other) >= MIN_DISTANCE_KM / refinement)) places.push(place);
        }
      }
    }
  }
  return places;
}

/** Great-circle distance between two [latitude, longitude] places, km (haversine). */
export function distanceKm(a: readonly [number, number], b: readonly [number, number]): number {
  const radians = Math.PI / 180;
  const dLat = (b[0] - a[0]) * radians;
  const dLon = (b[1] - a[1]) * radians;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[0] * radians) * Math.cos(b[0] * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
}

function round4(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}

/** store_locations.csv: Store,Latitude,Longitude,Note. */
export function formatStoreLocations(locations: readonly StoreLocation[]): string {
  const lines = locations.map(({ store, latitude, longitude }) => `${store},${latitude},${longitude},illustrative`);
  return `Store,Latitude,Longitude,Note\n${lines.join("\n")}\n`;
}

/**
 * The stores' illustrative places of the prepared data in `dir`, ascending by store.
 * @throws {HubError} DATA_PREPARED_MISSING, DATA_PREPARED_CORRUPT
 */
export async function loadStoreLocations(dir: string): Promise<StoreLocation[]> {
  const version = await resolvePreparedDir(dir);
  if (version === null) {
    throw dataError("DATA_PREPARED_MISSING", `${dir} holds no prepared data; prepare the raw files first.`, {
      details: { dir },
    });
  }
  const file = path.join(version, PREPARED_FILES.locations);
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n").slice(1);
  return lines.map((line, i) => {
    const [store, latitude, longitude] = line.split(",").slice(0, 3).map(Number);
    if (!Number.isInteger(store) || !Number.isFinite(latitude) || !Number.isFinite(longitude)) {
      throw dataError(
        "DATA_PREPARED_CORRUPT",
        `${file}, line ${i + 2}: "${line}" is not Store,Latitude,Longitude,Note; delete the prepared folder and prepare again.`,
        { details: { file, line: i + 2 } },
      );
    }
    return { store: store as number, latitude: latitude as number, longitude: longitude as number };
  });
}

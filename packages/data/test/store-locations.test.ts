import { geoContains, geoDistance } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "us-atlas/states-10m.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { placeStores } from "../src/store-locations.ts";

const states = atlas as unknown as Topology<{ states: GeometryCollection }>;
// Alaska, Hawaii and the territories are not contiguous.
const OUTSIDE = new Set(["02", "15", "60", "66", "69", "72", "78"]);
const contiguous = feature(states, states.objects.states).features.filter(({ id }) => !OUTSIDE.has(String(id)));
const EARTH_RADIUS_KM = 6371;

const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe("the stores' illustrative places", () => {
  it.each([45, 80, 1400])("lie inside the contiguous United States for %i stores", (count) => {
    const outside = placeStores(ids(count)).filter(
      ({ longitude, latitude }) => !contiguous.some((state) => geoContains(state, [longitude, latitude])),
    );
    expect(outside).toEqual([]);
  });

  it.each([45, 80, 1200])("are at least 40 km apart for %i stores", (count) => {
    const places = placeStores(ids(count)).map(({ longitude, latitude }): [number, number] => [longitude, latitude]);
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < places.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        nearest = Math.min(nearest, geoDistance(places[i] as [number, number], places[j] as [number, number]));
      }
    }
    expect(nearest * EARTH_RADIUS_KM).toBeGreaterThanOrEqual(40);
  });

  it("are the same for the same stores in any order, and differ from store to store", () => {
    expect(placeStores([3, 1, 2])).toEqual(placeStores([1, 2, 3]));
    const places = placeStores(ids(3000)).map(({ latitude, longitude }) => `${latitude} ${longitude}`);
    expect(new Set(places).size).toBe(3000);
  });
});

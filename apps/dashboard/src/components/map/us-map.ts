import { geoAlbersUsa } from "d3-geo";
import { feature } from "topojson-client";
import statesUrl from "us-atlas/states-albers-10m.json?url";

/** Size of the plane on which the state outlines are drawn, in its own units. */
export const mapPlane = { width: 975, height: 610 } as const;
export const mapName = "us-states";

type Topology = Parameters<typeof feature>[0];

/** Loads the state outlines, an asset of its own that browsers keep, and hands them to the chart library. */
export async function loadUsMap(): Promise<void> {
  const [{ registerMap }, response] = await Promise.all([import("../chart/echarts.ts"), fetch(statesUrl)]);
  if (!response.ok) throw new Error(`The map shapes could not be loaded: ${response.status}`);
  const topology = (await response.json()) as Topology;
  const states = topology.objects.states;
  if (states === undefined) throw new Error("The map shapes hold no states");
  registerMap(mapName, feature(topology, states) as unknown as Parameters<typeof registerMap>[1]);
}

/** The projection in which the outlines are already drawn. */
const albers = geoAlbersUsa()
  .scale(1300)
  .translate([mapPlane.width / 2, mapPlane.height / 2]);

/** Place of a store on the plane; null for a place outside the USA, which the map cannot show. */
export const placeOnMap = (longitude: number, latitude: number): [number, number] | null =>
  albers([longitude, latitude]);

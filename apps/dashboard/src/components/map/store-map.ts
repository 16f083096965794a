import type { GeoComponentOption } from "echarts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { spreadDots } from "./spread-dots.ts";
import { mapName, mapPlane, placeOnMap } from "./us-map.ts";

interface Located {
  longitude: number;
  latitude: number;
}

/**
 * Where the dots of stores lie on the map's plane, overlapping ones spread.
 * @param radiiPx Radius of each dot on the screen, in the order of the stores.
 * @param scale Screen pixels for one unit of the plane.
 */
export function placeDots(
  stores: readonly Located[],
  radiiPx: readonly number[],
  scale: number,
): Array<[x: number, y: number]> {
  const dots = stores.map(({ longitude, latitude }, index) => {
    const [x, y] = placeOnMap(longitude, latitude) ?? [mapPlane.width - 40, mapPlane.height - 40];
    return { x, y, radius: (radiiPx[index] ?? 0) / scale };
  });
  return spreadDots(dots, 2).map(({ x, y }) => [x, y]);
}

/** The states' outlines under the dots. */
export const outlines = ({ color }: ChartTheme): GeoComponentOption => ({
  map: mapName,
  // The outlines are projected already; without this they stand upside down.
  projection: { project: (point) => point, unproject: (point) => point },
  roam: false,
  silent: true,
  left: 4,
  right: 4,
  top: 16,
  bottom: 4,
  itemStyle: { areaColor: color.sunken, borderColor: color.border, borderWidth: 1 },
  emphasis: { disabled: true },
});

/** The frame around the dot under the pointer or the keyboard. */
export const reachedDot = ({ color }: ChartTheme) => ({
  scale: 1.15,
  itemStyle: { borderColor: color.focus, borderWidth: 3 },
});

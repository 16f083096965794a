import type { Dot } from "./spread-dots.ts";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Options {
  dots: readonly Dot[];
  /** Names in the order in which they may choose: whose dot each is beside, and its size. */
  names: ReadonlyArray<{ dot: number; width: number; height: number }>;
  /** The drawing, from its upper left corner. */
  bounds: { width: number; height: number };
}

/** Distances between a dot's edge and its name that are tried, nearest first. */
const gaps = [4, 14, 28, 44];
/** Directions, as shares of the way to the side and up or down; right first. */
const directions = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.7, -0.7],
  [0.7, 0.7],
  [-0.7, -0.7],
  [-0.7, 0.7],
] as const;

/** How deep a dot reaches into a box centred at its x and y; 0 when it does not. */
function depthInBox({ x, y, radius }: Dot, box: Box): number {
  const dx = Math.max(0, Math.abs(x - box.x) - box.width / 2);
  const dy = Math.max(0, Math.abs(y - box.y) - box.height / 2);
  return Math.max(0, radius - Math.hypot(dx, dy));
}

const overlap = (a: Box, b: Box) =>
  Math.max(0, (a.width + b.width) / 2 - Math.abs(a.x - b.x)) *
  Math.max(0, (a.height + b.height) / 2 - Math.abs(a.y - b.y));

/**
 * Puts each name beside its dot where it hides no dot and no other name, as near as that goes.
 * @returns Centre of each name less the centre of its dot, in the unit of the dots, in the order of the names.
 */
export function placeNames({ dots, names, bounds }: Options): Array<[dx: number, dy: number]> {
  const taken: Box[] = [];
  return names.map(({ dot: index, width, height }) => {
    const dot = dots[index] ?? { x: 0, y: 0, radius: 0 };
    const candidates = gaps.flatMap((gap) =>
      directions.map(([right, down]): Box => {
        const reach = dot.radius + gap;
        return {
          x: dot.x + right * reach + (Math.sign(right) * width) / 2,
          y: dot.y + down * reach + (Math.sign(down) * height) / 2,
          width,
          height,
        };
      }),
    );
    const costOf = (box: Box, order: number) => {
      const outside =
        Math.max(0, width / 2 - box.x) +
        Math.max(0, box.x + width / 2 - bounds.width) +
        Math.max(0, height / 2 - box.y) +
        Math.max(0, box.y + height / 2 - bounds.height);
      const hidden = dots.reduce((sum, other) => sum + depthInBox(other, box), 0);
      const crossed = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      return 1000 * (outside + hidden + crossed) + order;
    };
    const best = candidates
      .map((box, order) => ({ box, cost: costOf(box, order) }))
      .reduce((least, item) => (item.cost < least.cost ? item : least));
    taken.push(best.box);
    return [best.box.x - dot.x, best.box.y - dot.y];
  });
}

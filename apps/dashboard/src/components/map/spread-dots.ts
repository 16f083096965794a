export interface Dot {
  x: number;
  y: number;
  radius: number;
}

const rounds = 120;

/**
 * Moves overlapping dots apart, each pair along the line between them, by no more than is needed.
 * @param dots Places and radii in one unit.
 * @param gap  Least distance between two edges, same unit.
 * @returns New places, same order; the input is left as it is.
 */
export function spreadDots(dots: readonly Dot[], gap = 1): Dot[] {
  const placed = dots.map((dot) => ({ ...dot }));
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (const [i, a] of placed.entries()) {
      for (const b of placed.slice(i + 1)) moved = pushApart(a, b, gap) || moved;
    }
    if (!moved) break;
  }
  return placed;
}

function pushApart(a: Dot, b: Dot, gap: number): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const distance = Math.hypot(dx, dy);
  const missing = a.radius + b.radius + gap - distance;
  if (missing <= 1e-6) return false;
  // Two dots on one spot part sideways; which way is fixed, so that a map always looks the same.
  const [ux, uy] = distance === 0 ? [1, 0] : [dx / distance, dy / distance];
  a.x -= (ux * missing) / 2;
  a.y -= (uy * missing) / 2;
  b.x += (ux * missing) / 2;
  b.y += (uy * missing) / 2;
  return true;
}

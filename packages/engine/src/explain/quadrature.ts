/** Nodes and weights of an integration rule on (0, 1). */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Gauss-Legendre rule on (0, 1), exact for polynomials of degree 2 `points` - 1; nodes by Newton's method. */
export function gaussLegendre(points: number): Quadrature {
  const nodes = new Float64Array(points);
  const weights = new Float64Array(points);
  for (let k = 0; k < points; k++) {
    let x = Math.cos((Math.PI * (k + 0.75)) / (points + 0.5));
    let slope = 0;
    for (let step = 0; step < 100; step++) {
      let previous = 1;
      let value = x;
      for (let degree = 2; degree <= points; degree++) {
        [previous, value] = [value, ((2 * degree - 1) * x * value - (degree - 1) * previous) / degree];
      }
      slope = (points * (x * value - previous)) / (x * x - 1);
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    nodes[k] = (1 - x) / 2;
    weights[k] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

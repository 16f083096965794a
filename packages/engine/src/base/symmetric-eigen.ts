/** Eigenvalues, descending, and the matching eigenvectors in the columns of a row-major n x n matrix. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** Share of the largest entry below which an entry is rounding dust. */
const NEGLIGIBLE = 1e-100;

/**
 * Eigen-decomposition of a real symmetric matrix by Householder reduction and the implicit QL method
 * (Bowdler, Martin, Reinsch and Wilkinson 1968, as in EISPACK tred2 and tql2), on flat arrays.
 * @param matrix Row-major, shape [n x n]; left unchanged.
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  // Entries near 1, tiny ones taken as 0, keep the squares below from under- and overflowing.
  const size = matrix.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0) || 1;
  const v = matrix.map((x) => (Math.abs(x / size) < NEGLIGIBLE ? 0 : x / size));
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  if (n === 0) return { values: d, vectors: v };
  reduceToTridiagonal(v, d, e, n);
  // The rotations of tql2 act on pairs of columns: work on the transpose so that they run along rows.
  transposeInPlace(v, n);
  diagonalize(v, d, e, n);
  for (let j = 0; j < n; j++) d[j] = d[j]! * size;
  return sortDescending(v, d, n);
}

function transposeInPlace(v: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const x = v[i * n + j]!;
      v[i * n + j] = v[j * n + i]!;
      v[j * n + i] = x;
    }
  }
}

function reduceToTridiagonal(v: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
  for (let j = 0; j < n; j++) d[j] = v[(n - 1) * n + j]!;
  for (let i = n - 1; i > 0; i--) {
    let scale = 0;
    let h = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(d[k]!);
    if (scale === 0) {
      e[i] = d[i - 1]!;
      for (let j = 0; j < i; j++) {
        d[j] = v[(i - 1) * n + j]!;
        v[i * n + j] = 0;
        v[j * n + i] = 0;
      }
    } else {
      for (let k = 0; k < i; k++) {
        d[k] = d[k]! / scale;
        h += d[k]! * d[k]!;
      }
      let f = d[i - 1]!;
      let g = f > 0 ? -Math.sqrt(h) : Math.sqrt(h);
      e[i] = scale * g;
      h -= f * g;
      d[i - 1] = f - g;
      for (let j = 0; j < i; j++) e[j] = 0;
      for (let j = 0; j < i; j++) {
        f = d[j]!;
        v[j * n + i] = f;
        g = e[j]! + v[j * n + j]! * f;
        for (let k = j + 1; k < i; k++) {
          const x = v[k * n + j]!;
          g += x * d[k]!;
          e[k] = e[k]! + x * f;
        }
        e[j] = g;
      }
      f = 0;
      for (let j = 0; j < i; j++) {
        e[j] = e[j]! / h;
        f += e[j]! * d[j]!;
      }
      const hh = f / (h + h);
      for (let j = 0; j < i; j++) e[j] = e[j]! - hh * d[j]!;
      for (let j = 0; j < i; j++) {
        f = d[j]!;
        g = e[j]!;
        for (let k = j; k < i; k++) v[k * n + j] = v[k * n + j]! - (f * e[k]! + g * d[k]!);
        d[j] = v[(i - 1) * n + j]!;
        v[i * n + j] = 0;
      }
    }
    d[i] = h;
  }
  accumulateTransformations(v, d, n);
  e[0] = 0;
}

function accumulateTransformations(v: Float64Array, d: Float64Array, n: number): void {
  const g = new Float64Array(n);
  for (let i = 0; i < n - 1; i++) {
    v[(n - 1) * n + i] = v[i * n + i]!;
    v[i * n + i] = 1;
    const h = d[i + 1]!;
    if (h !== 0) {
      for (let k = 0; k <= i; k++) d[k] = v[k * n + i + 1]! / h;
      g.fill(0, 0, i + 1);
      for (let k = 0; k <= i; k++) {
        const x = v[k * n + i + 1]!;
        for (let j = 0; j <= i; j++) g[j] = g[j]! + x * v[k * n + j]!;
      }
      for (let k = 0; k <= i; k++) {
        const x = d[k]!;
        for (let j = 0; j <= i; j++) v[k * n + j] = v[k * n + j]! - g[j]! * x;
      }
    }
    for (let k = 0; k <= i; k++) v[k * n + i + 1] = 0;
  }
  for (let j = 0; j < n; j++) {
    d[j] = v[(n - 1) * n + j]!;
    v[(n - 1) * n + j] = 0;
  }
  v[n * n - 1] = 1;
}

/** Implicit QL; row i of `u` is eigenvector i. */
function diagonalize(u: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
  for (let i = 1; i < n; i++) e[i - 1] = e[i]!;
  e[n - 1] = 0;
  let f = 0;
  // Off-diagonals below rounding of the largest entry are 0.
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(d[i]!) + Math.abs(e[i]!));
  const negligible = 2 ** -52 * largest;
  for (let l = 0; l < n; l++) {
    let m = l;
    while (m < n - 1 && Math.abs(e[m]!) > negligible) m++;
    while (m > l && Math.abs(e[l]!) > negligible) {
      let g = d[l]!;
      let p = (d[l + 1]! - g) / (2 * e[l]!);
      let r = Math.hypot(p, 1);
      if (p < 0) r = -r;
      d[l] = e[l]! / (p + r);
      d[l + 1] = e[l]! * (p + r);
      const dl1 = d[l + 1]!;
      let h = g - d[l]!;
      for (let i = l + 2; i < n; i++) d[i] = d[i]! - h;
      f += h;
      p = d[m]!;
      let c = 1;
      let c2 = c;
      let c3 = c;
      const el1 = e[l + 1]!;
      let s = 0;
      let s2 = 0;
      for (let i = m - 1; i >= l; i--) {
        c3 = c2;
        c2 = c;
        s2 = s;
        g = c * e[i]!;
        h = c * p;
        r = Math.sqrt(p * p + e[i]! * e[i]!);
        e[i + 1] = s * r;
        s = e[i]! / r;
        c = p / r;
        p = c * d[i]! - s * g;
        d[i + 1] = h + s * (c * g + s * d[i]!);
        const row = i * n;
        const next = row + n;
        for (let k = 0; k < n; k++) {
          const x = u[next + k]!;
          const y = u[row + k]!;
          u[next + k] = s * y + c * x;
          u[row + k] = c * y - s * x;
        }
      }
      p = (-s * s2 * c3 * el1 * e[l]!) / dl1;
      e[l] = s * p;
      d[l] = c * p;
    }
    d[l] = d[l]! + f;
    e[l] = 0;
  }
}

function sortDescending(u: Float64Array, d: Float64Array, n: number): SymmetricEigen {
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => d[b]! - d[a]!);
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    values[to] = d[from]!;
    for (let k = 0; k < n; k++) vectors[k * n + to] = u[from * n + k]!;
  });
  return { values, vectors };
}

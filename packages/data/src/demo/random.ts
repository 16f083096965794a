/** A stream of pseudo-random numbers, the same on every machine for the same seed and label. */
export interface RandomStream {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Normal with the given mean and standard deviation (Box-Muller). */
  normal(mean: number, sd: number): number;
  /** Exponential with the given mean: Gamma(1, mean). */
  exponential(mean: number): number;
  /** Whole number from 0 to `below` - 1. */
  integer(below: number): number;
}

/**
 * The stream for one purpose. Each label has a stream of its own, so drawing more for one part of the world changes no other.
 * Generator: sfc32 (Chris Doty-Humphrey, PractRand), its state from an FNV-1a hash of "seed/label".
 */
export function createRandom(seed: number, label: string): RandomStream {
  let a = fnv1a(`${seed}/${label}/a`);
  let b = fnv1a(`${seed}/${label}/b`);
  let c = fnv1a(`${seed}/${label}/c`);
  let counter = 1;
  let spare: number | null = null;

  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 15; i += 1) next();

  const uniform = () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
  return {
    uniform,
    normal(mean, sd) {
      if (spare !== null) {
        const value = mean + sd * spare;
        spare = null;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return mean + sd * radius * Math.cos(angle);
    },
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    integer: (below) => Math.floor(uniform() * below),
  };
}

/** An autoregressive series of order one with stationary standard deviation `sd`, shape [length]. */
export function autoregressive(
  random: RandomStream,
  options: { readonly length: number; readonly correlation: number; readonly sd: number },
): Float64Array {
  const { length, correlation, sd } = options;
  const innovation = sd * Math.sqrt(1 - correlation ** 2);
  const series = new Float64Array(length);
  let value = random.normal(0, sd);
  for (let t = 0; t < length; t += 1) {
    series[t] = value;
    value = correlation * value + random.normal(0, innovation);
  }
  return series;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

import { setImmediate } from "node:timers/promises";

/** Maps values with a pause after every few milliseconds of work, so that requests are answered meanwhile. */
export async function mapInSlices<T, R>(values: Iterable<T>, map: (value: T) => R, sliceMs = 10): Promise<R[]> {
  const results: R[] = [];
  let started = performance.now();
  for (const value of values) {
    results.push(map(value));
    if (performance.now() - started < sliceMs) continue;
    await setImmediate();
    started = performance.now();
  }
  return results;
}

/** The same numbers over a SharedArrayBuffer, which worker threads use without a copy. Shared ones come back as they are. */
export function toShared<T extends Float64Array | Float32Array>(array: T): T {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const buffer = new SharedArrayBuffer(array.byteLength);
  const shared = array instanceof Float64Array ? new Float64Array(buffer) : new Float32Array(buffer);
  shared.set(array);
  return shared as T;
}

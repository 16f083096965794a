import koffi from "koffi";

const firstTextBytes = 1 << 20;

/** Calls a native "fill this buffer, say how long it should have been" function, with a second call when it was short. */
export function readText(call: (bufferLength: number, outLength: BigInt64Array, out: Uint8Array) => void): string {
  const length = new BigInt64Array(1);
  let buffer = Buffer.alloc(firstTextBytes);
  call(buffer.length, length, buffer);
  if (Number(length[0]) > buffer.length) {
    buffer = Buffer.alloc(Number(length[0]));
    call(buffer.length, length, buffer);
  }
  return buffer.toString("utf8", 0, Math.max(0, Number(length[0]) - 1));
}

const firstNameBytes = 256;

/** Reads a native list of names of known count, with a second call when a name was longer than the first guess. */
export function readNames(
  count: number,
  call: (
    length: number,
    outCount: Int32Array,
    bufferLength: number,
    outBufferLength: BigInt64Array,
    names: BigUint64Array,
  ) => void,
): string[] {
  const outCount = new Int32Array(1);
  const needed = new BigInt64Array(1);
  const read = (bytes: number): Buffer => {
    const buffer = Buffer.alloc(Math.max(count, 1) * bytes);
    const start = koffi.address(buffer);
    const names = BigUint64Array.from({ length: count }, (_, index) => start + BigInt(index * bytes));
    call(count, outCount, bytes, needed, names);
    return buffer;
  };
  let bytes = firstNameBytes;
  let buffer = read(bytes);
  if (Number(needed[0]) > bytes) {
    bytes = Number(needed[0]);
    buffer = read(bytes);
  }
  return Array.from({ length: count }, (_, index) => {
    const from = index * bytes;
    return buffer.toString("utf8", from, buffer.indexOf(0, from));
  });
}

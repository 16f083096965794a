import { describe, expect, it } from "vitest";
import { oncePerSnapshot } from "../src/service/once-per-snapshot.ts";
import type { Snapshot } from "../src/service/snapshot.ts";
import { mapInSlices } from "../src/service/yield-to-requests.ts";

const snapshot = () => ({}) as Snapshot;

describe("what is computed once per snapshot", () => {
  it("is computed once for each, a promise too", async () => {
    let calls = 0;
    const read = oncePerSnapshot(async () => ++calls);
    const [first, second] = [snapshot(), snapshot()];
    expect(await Promise.all([read(first), read(first), read(second)])).toEqual([1, 1, 2]);
  });

  it("is tried again after it failed", async () => {
    let calls = 0;
    const read = oncePerSnapshot(async () => {
      if (++calls === 1) throw new Error("the worker ran out of memory");
      return calls;
    });
    const one = snapshot();
    await expect(read(one)).rejects.toThrow("out of memory");
    expect(await read(one)).toBe(2);
  });
});

describe("long work in slices", () => {
  it("keeps the order of its values and lets others run in between", async () => {
    const order: string[] = [];
    const work = mapInSlices(
      [1, 2, 3],
      (value) => {
        order.push(`value ${value}`);
        return 10 * value;
      },
      0,
    );
    setImmediate(() => order.push("somebody else"));
    expect(await work).toEqual([10, 20, 30]);
    expect(order.indexOf("somebody else")).toBeLessThan(order.indexOf("value 3"));
  });
});

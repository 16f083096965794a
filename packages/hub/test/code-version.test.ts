import { describe, expect, it } from "vitest";
import { codeVersion, predictingVersion } from "../src/code-version.ts";

describe("the code's version", () => {
  it("is the package's version and a hash, the same every time", async () => {
    expect(await codeVersion()).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
    expect(await codeVersion()).toBe(await codeVersion());
  });

  it("of what forecasts differs from that of what trains and measures too", async () => {
    expect(await predictingVersion()).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
    expect(await predictingVersion()).not.toBe(await codeVersion());
  });
});

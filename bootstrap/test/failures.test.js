import { describe, expect, it } from "vitest";
import { explainToolFailure, SetupError } from "../lib/errors.js";
import { LIGHTGBM, lightgbmLibrary } from "../lib/lightgbm-library.js";
import { describeFailure } from "../lib/log.js";
import { findPip } from "../lib/native-library.js";
import { findChromium, findProgram } from "../lib/system-packages.js";
import { XGBOOST, xgboostLibrary } from "../lib/xgboost-library.js";

describe("a failed tool is explained", () => {
  it.each([
    [
      "npm error code ENOTFOUND\nnpm error network request to the registry failed",
      "the package registry cannot be reached",
    ],
    ["WARNING: Retrying ... NewConnectionError(...)", "the package registry cannot be reached"],
    ["E: Temporary failure resolving 'deb.example'", "the package registry cannot be reached"],
    ["npm error code ENOSPC\nno space left on device, write", "the disk is full"],
    ["OSError: [Errno 28] No space left on device", "the disk is full"],
    ["npm error code EACCES", "a file or folder may not be written"],
    ["npm error code EINTEGRITY", "does not match the checksum in package-lock.json"],
    ["SSLError(CERTIFICATE_VERIFY_FAILED)", "certificate is not trusted"],
  ])("%j", (output, problem) => {
    expect(explainToolFailure("testing", output).message).toContain(`While testing: `);
    expect(explainToolFailure("testing", output).message).toContain(problem);
  });

  it("with its last lines when the cause is unknown", () => {
    const failure = explainToolFailure("building", "one\n\ntwo\n", ["Do this."]);
    expect(describeFailure(failure)).toBe(
      "  | one\n  | two\nStopped. While building: the tool failed.\n  Fix: Do this.",
    );
  });
});

describe("describeFailure", () => {
  it("gives one message with the fix, without a stack", () => {
    const text = describeFailure(new SetupError("It broke.", ["Mend it.", "Or replace it."]));
    expect(text).toBe("Stopped. It broke.\n  Fix: Mend it.\n  Fix: Or replace it.");
  });

  it("recognises a full disk", () => {
    expect(describeFailure(Object.assign(new Error("write"), { code: "ENOSPC" }))).toContain("Free about 2 GB");
  });

  it("shows the stack of what nobody foresaw", () => {
    expect(describeFailure(new TypeError("surprise"))).toMatch(/unexpected error[\s\S]*TypeError: surprise\n +at /);
  });
});

describe("a missing prerequisite is named with its fix", () => {
  it("pip", async () => {
    const failure = await findPip(LIGHTGBM, "").catch((error) => error);
    expect(failure.message).toBe("pip was not found (looked for pip, pip3, python3 -m pip, python -m pip).");
    expect(failure.fixes.join("\n")).toContain("LIGHTGBM_LIBRARY");
  });

  it("the library that LIGHTGBM_LIBRARY names", () => {
    expect(() => lightgbmLibrary({ LIGHTGBM_LIBRARY: "/nowhere.so" })).toThrow(
      "names /nowhere.so, which does not exist",
    );
  });

  it("the library that XGBOOST_LIBRARY names", () => {
    expect(() => xgboostLibrary({ XGBOOST_LIBRARY: "/nowhere.so" })).toThrow("XGBOOST_LIBRARY names /nowhere.so");
  });

  it("pip, wherever a library is needed from it", async () => {
    const failure = await findPip(XGBOOST, "").catch((error) => error);
    expect(failure.fixes.join("\n")).toMatch(/official XGBoost library[\s\S]*XGBOOST_LIBRARY/);
  });

  it("the browser that HUB_CHROMIUM names", () => {
    expect(() => findChromium({ HUB_CHROMIUM: "/nowhere" })).toThrow("HUB_CHROMIUM names /nowhere");
  });

  it("any program on an empty PATH", () => expect(findProgram(["sh"], "")).toBeUndefined());
});

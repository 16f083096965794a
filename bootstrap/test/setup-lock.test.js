import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withSetupLock } from "../lib/setup-lock.js";

let folder;
let said;
const log = { line: (text) => said.push(text) };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hub-lock-"));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("withSetupLock", () => {
  it("runs one work at a time, says that it waits, and frees the lock", async () => {
    const events = [];
    let finishFirst;
    const first = withSetupLock(folder, log, async () => {
      events.push("first in");
      await new Promise((done) => {
        finishFirst = done;
      });
      events.push("first out");
    });
    const second = withSetupLock(folder, { line: () => finishFirst() }, async () => events.push("second in"));
    await Promise.all([first, second]);
    expect(events).toEqual(["first in", "first out", "second in"]);
    expect(existsSync(join(folder, "setup.lock"))).toBe(false);
  });

  it("frees the lock when the work fails", async () => {
    await expect(withSetupLock(folder, log, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await withSetupLock(folder, log, async () => "next")).toBe("next");
    expect(said).toEqual([]);
  });

  it("takes over the lock of a process that is gone", async () => {
    const nobody = 2 ** 22 + 1; // above the largest process id
    writeFileSync(join(folder, "setup.lock"), JSON.stringify({ pid: nobody, host: hostname() }));
    expect(await withSetupLock(folder, log, async () => "mine")).toBe("mine");
  });

  it("takes over a lock from elsewhere whose heartbeat stopped", async () => {
    const file = join(folder, "setup.lock");
    writeFileSync(file, JSON.stringify({ pid: 1, host: "another-container" }));
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(file, longAgo, longAgo);
    expect(await withSetupLock(folder, log, async () => "mine")).toBe("mine");
  });
});

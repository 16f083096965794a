import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { capture, handOver } from "../lib/child.js";
import { ROOT } from "../lib/paths.js";

const CHILD_MODULE = pathToFileURL(join(ROOT, "bootstrap", "lib", "child.js")).href;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("handOver", () => {
  it("returns the exit code of the program", async () => {
    expect(await handOver(process.execPath, ["-e", "process.exit(3)"])).toBe(3);
  });

  it("returns 128 + the signal that ended the program", async () => {
    expect(await handOver(process.execPath, ["-e", "process.kill(process.pid, 'SIGKILL')"])).toBe(137);
  });

  it.skipIf(process.platform === "win32")("stops the program when npm's shell dies of a signal", async () => {
    const server = "console.log(process.pid); setInterval(() => {}, 1000)";
    const script = `import(${JSON.stringify(CHILD_MODULE)}).then((m) => m.handOver(process.execPath, ["-e", ${JSON.stringify(server)}]))`;
    const env = { ...process.env, npm_lifecycle_event: "start", NODE_PROGRAM: process.execPath, SCRIPT: script };
    const shell = spawn("sh", ["-c", '"$NODE_PROGRAM" -e "$SCRIPT"; true'], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(shell.stdout, "data");
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    shell.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});

describe("capture", () => {
  it("keeps both output streams and the exit code", async () => {
    const { code, output } = await capture(process.execPath, [
      "-e",
      "console.log('out'); console.error('err'); process.exit(2)",
    ]);
    expect(code).toBe(2);
    expect(output).toContain("out\n");
    expect(output).toContain("err\n");
  });

  it("gives 127 for a program that does not exist", async () => {
    expect(await capture("/no/such/program", [])).toMatchObject({ code: 127 });
  });
});

import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { checkPortIsFree, nextFreePort, readStartOptions } from "../lib/start-options.js";

describe("readStartOptions", () => {
  it("listens on 127.0.0.1:5000 by default", () => {
    expect(readStartOptions([], "/")).toEqual({
      help: false,
      host: "127.0.0.1",
      port: 5000,
      hubArgs: ["--port", "5000"],
    });
  });

  it("resolves --raw and --home against the folder npm was called from", () => {
    const { hubArgs } = readStartOptions(["--raw", basename(tmpdir()), "--home=elsewhere"], dirname(tmpdir()));
    expect(hubArgs.slice(0, 4)).toEqual(["--raw", tmpdir(), "--home", `${dirname(tmpdir())}elsewhere`]);
  });

  it("passes flags on and keeps --help for itself", () => {
    expect(readStartOptions(["--demo", "--help"], "/")).toMatchObject({
      help: true,
      hubArgs: ["--demo", "--port", "5000"],
    });
    expect(readStartOptions(["-h"], "/").help).toBe(true);
  });

  it.each([
    [["--port", "80a"], '--port must be a whole number from 1 to 65535, not "80a".'],
    [["--port=70000"], '--port must be a whole number from 1 to 65535, not "70000".'],
    [["--port"], "--port needs a value."],
    [["--raw", "no-such-folder"], "no-such-folder is not a folder."],
    [["--prot", "1"], "Unknown option --prot (known: --port,"],
    [["serve"], "Unknown option serve"],
  ])("refuses %j", (args, message) => {
    expect(() => readStartOptions(args, "/")).toThrow(message);
  });
});

describe("checkPortIsFree", () => {
  it("names the taken port and a free one", async () => {
    const server = createServer();
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address();
    const failure = await checkPortIsFree(port, "127.0.0.1").catch((error) => error);
    expect(failure.message).toBe(`Port ${port} is in use by another program.`);
    expect(failure.fixes[0]).toMatch(/^Choose another one: npm start -- --port \d+$/);
    expect(await nextFreePort(port)).toBeGreaterThan(port);
    await new Promise((done) => server.close(done));
    await expect(checkPortIsFree(port, "127.0.0.1")).resolves.toBeUndefined();
  });

  it("refuses an address that is not this machine's", async () => {
    await expect(checkPortIsFree(5000, "192.0.2.1")).rejects.toThrow("--host 192.0.2.1 is not an address");
  });
});

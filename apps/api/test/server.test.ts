import { HubService } from "@sales-hub/hub";
import { describe, expect, it } from "vitest";
import { startServer } from "../src/server.ts";

const hub = () => new HubService({ workspace: { rawDir: "/nowhere", preparedDir: "/nowhere", modelsDir: "/nowhere" } });

describe("startServer", () => {
  it("listens on a free port of this machine", async () => {
    const server = await startServer({ hub: hub(), port: 0 });
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    await server.close();
  });

  it("names the port when it is in use", async () => {
    const server = await startServer({ hub: hub(), port: 0 });
    const port = Number(new URL(server.url).port);
    await expect(startServer({ hub: hub(), port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
    await server.close();
  });

  it("refuses to listen beyond this machine without access control", async () => {
    await expect(startServer({ hub: hub(), port: 0, host: "0.0.0.0" })).rejects.toMatchObject({
      code: "API_HOST_REFUSED",
    });
    const server = await startServer({ hub: hub(), port: 0, host: "0.0.0.0", allowAnonymous: true });
    await server.close();
  });
});

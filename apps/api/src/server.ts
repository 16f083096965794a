import type { HubService } from "@sales-hub/hub";
import { pino } from "pino";
import { buildApp } from "./app.ts";
import { apiError } from "./errors.ts";

export interface ServerOptions {
  readonly hub: HubService;
  /** Address to listen on, 127.0.0.1 when left out. */
  readonly host?: string;
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Folder of the built dashboard. */
  readonly dashboardDir?: string;
  /** Listen beyond this machine although there is no access control. */
  readonly allowAnonymous?: boolean;
  readonly logLevel?: string;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * Starts the HTTP service.
 * @throws {HubError} API_HOST_REFUSED, API_PORT_IN_USE or API_LISTEN_FAILED
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { hub, port, dashboardDir, allowAnonymous = false } = options;
  const host = options.host ?? "127.0.0.1";
  if (!LOOPBACK.has(host) && !allowAnonymous) {
    throw apiError(
      "API_HOST_REFUSED",
      `Listening on ${host} would let anyone on the network in, and there is no access control yet. Leave --host out to serve this machine only, or add --allow-anonymous if the network is trusted.`,
      { details: { host } },
    );
  }
  const logger = pino({ level: options.logLevel ?? "warn" }, pino.destination(2));
  const app = await buildApp({ hub, logger, ...(dashboardDir === undefined ? {} : { dashboardDir }) });
  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    throw listenError(cause as NodeJS.ErrnoException, host, port);
  }
  const address = app.server.address();
  const actualPort = typeof address === "object" && address !== null ? address.port : port;
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return { url: `http://${name}:${actualPort}`, close: () => app.close() };
}

function listenError(cause: NodeJS.ErrnoException, host: string, port: number) {
  if (cause.code === "EADDRINUSE") {
    return apiError(
      "API_PORT_IN_USE",
      `Port ${port} on ${host} is in use. Choose another with --port, or stop the program there.`,
      {
        details: { host, port },
        cause,
      },
    );
  }
  return apiError(
    "API_LISTEN_FAILED",
    `Cannot listen on ${host}:${port}: ${cause.message}. Choose another --host or --port.`,
    {
      details: { host, port },
      cause,
    },
  );
}

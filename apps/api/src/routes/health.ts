import { monitorEventLoopDelay } from "node:perf_hooks";
import { HealthAnswer } from "@sales-hub/contracts";
import type { HubStatus } from "@sales-hub/hub";
import Type from "typebox";
import type { Routes } from "./routes.ts";

const NANOSECONDS_PER_MS = 1e6;
const BYTES_PER_MB = 2 ** 20;

/** /livez: the process runs. /readyz: it can answer. /health: the same with its vital signs. */
export const healthRoutes: Routes = async (app) => {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  app.addHook("onClose", async () => delay.disable());

  const describe = (status: HubStatus): HealthAnswer => ({
    status: status.state,
    detail: status.detail,
    model_version: status.modelVersion,
    data_through: status.dataThrough,
    uptime_seconds: process.uptime(),
    event_loop_delay_p99_ms: delay.count > 0 ? delay.percentile(99) / NANOSECONDS_PER_MS : 0,
    memory_rss_mb: process.memoryUsage.rss() / BYTES_PER_MB,
  });

  app.get(
    "/livez",
    {
      schema: {
        summary: "Is the process running?",
        tags: ["service"],
        response: { 200: Type.Object({ status: Type.Literal("alive") }) },
      },
    },
    () => ({ status: "alive" as const }),
  );

  for (const path of ["/readyz", "/health"]) {
    app.get(
      path,
      {
        schema: {
          summary: path === "/readyz" ? "Can it answer? 503 until data and model are loaded" : "Vital signs",
          tags: ["service"],
          response: { 200: HealthAnswer, 503: HealthAnswer },
        },
      },
      (_request, reply) => {
        const answer = describe(app.hub.status);
        if (path === "/readyz" && answer.status !== "ready") reply.code(503).header("Retry-After", "2");
        return answer;
      },
    );
  }
};

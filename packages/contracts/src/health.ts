import Type, { type Static } from "typebox";

export const HealthAnswer = Type.Object({
  status: Type.Union([Type.Literal("starting"), Type.Literal("ready"), Type.Literal("failed")]),
  detail: Type.String({ description: "What the service is doing, in words" }),
  model_version: Type.Union([Type.String(), Type.Null()]),
  data_through: Type.Union([Type.String(), Type.Null()]),
  uptime_seconds: Type.Number(),
  event_loop_delay_p99_ms: Type.Number(),
  memory_rss_mb: Type.Number(),
});
export type HealthAnswer = Static<typeof HealthAnswer>;

import type { FastifyInstance } from "fastify";
import { apiError } from "../errors.ts";

/** Refuses to send NaN or Infinity: JSON has neither, and a serializer would turn them into null without a word. */
export function refuseNonFinite(app: FastifyInstance): void {
  app.addHook("preSerialization", async (_request, _reply, payload: unknown) => {
    const path = findNonFinite(payload);
    if (path !== null)
      throw apiError("API_NOT_FINITE", `The answer's ${path} is not a finite number.`, { details: { path } });
    return payload;
  });
}

function findNonFinite(value: unknown): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : "value";
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const path = findNonFinite(inner);
    if (path !== null) return path === "value" ? key : `${key}.${path}`;
  }
  return null;
}

import { Ajv } from "ajv";
import type { FastifyInstance } from "fastify";

/**
 * Validates requests as they came: unknown fields are errors, all errors are reported, and only texts that cannot be
 * anything else (query strings and path parameters) are read as numbers.
 */
export function installValidation(app: FastifyInstance): void {
  const settings = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false } as const;
  const body = new Ajv({ ...settings, coerceTypes: false });
  const text = new Ajv({ ...settings, coerceTypes: true });
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === "body" ? body : text).compile(schema as object));
}

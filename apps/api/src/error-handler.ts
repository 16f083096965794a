import type { Problem } from "@sales-hub/contracts";
import { type ErrorKind, HubError } from "@sales-hub/domain";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ApiErrorCode } from "./errors.ts";
import { describeFieldProblems, listFieldProblems } from "./field-problems.ts";
import { recordAllowedMethods } from "./plugins/allowed-methods.ts";

const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  usage: 422,
  input: 422,
  "not-found": 404,
  conflict: 409,
  unavailable: 503,
  internal: 500,
};

const TITLES: Readonly<Record<number, string>> = {
  400: "The request is malformed",
  404: "Not found",
  405: "Method not allowed",
  409: "Clashes with the present state",
  413: "The request is too large",
  415: "Unsupported media type",
  422: "The request has wrong fields",
  500: "The program failed",
  503: "Not ready",
};

const CODE_OF_STATUS: Readonly<Record<number, ApiErrorCode>> = {
  400: "API_BODY_MALFORMED",
  413: "API_BODY_TOO_LARGE",
  415: "API_MEDIA_TYPE_UNSUPPORTED",
  503: "API_OVERLOADED",
};

const RETRY_AFTER_SECONDS = 2;

/** Answers every failure with RFC 9457 problem details; the only place where an error becomes an HTTP status. */
export function installErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | HubError>((error, request, reply) => {
    const problem = describeError(error, request);
    if (problem.status === 500) request.log.error({ err: error }, "request failed");
    return sendProblem(reply, problem);
  });
  const allowedMethods = recordAllowedMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0]!;
    const allowed = allowedMethods(path);
    if (allowed.length === 0) {
      const detail = `There is no ${request.method} ${path}; GET /docs lists every route.`;
      return sendProblem(reply, { ...problemOf(404, "API_ROUTE_UNKNOWN"), detail });
    }
    reply.header("Allow", allowed.join(", "));
    const detail = `${path} answers to ${allowed.join(", ")}, not to ${request.method}; GET /docs lists every route.`;
    return sendProblem(reply, { ...problemOf(405, "API_METHOD_NOT_ALLOWED"), detail });
  });
}

function describeError(error: FastifyError | HubError, request: FastifyRequest): Problem {
  if (error instanceof HubError) {
    const problem = { ...problemOf(STATUS_OF_KIND[error.kind], error.code), ...describeFields(error) };
    const { nearest } = error.details;
    return Array.isArray(nearest) ? { ...problem, nearest } : problem;
  }
  if (error.validation) {
    const errors = listFieldProblems(error.validation, error.validationContext ?? "body", request);
    return { ...problemOf(422, "API_REQUEST_INVALID"), detail: describeFieldProblems(errors), errors };
  }
  const status = error.statusCode ?? 500;
  if (status < 500)
    return { ...problemOf(status, CODE_OF_STATUS[status] ?? "API_REQUEST_REFUSED"), detail: error.message };
  if (status === 503) return { ...problemOf(status, "API_OVERLOADED"), detail: error.message };
  return {
    ...problemOf(500, "API_INTERNAL"),
    detail: `The program failed on request ${request.id}; its log has the cause.`,
  };
}

/** Fields as requests call them, where what is inside calls them otherwise. */
const REQUEST_NAMES: Readonly<Record<string, string>> = {
  assumedIroas: "true_iroas",
  "bounds[0]": "cell_min, cell_max",
  budgetUsd: "budget",
  hiddenShare: "hidden_share",
  intensityPercent: "amount",
  maxWeeks: "max_weeks",
  type: "markdown",
  types: "markdown_types",
};

/** The message and, when the error is about one field, that field by its name in requests. */
function describeFields({ message, details }: HubError): Pick<Problem, "detail" | "errors"> {
  const { field, required, got } = details;
  if (typeof field !== "string" || typeof required !== "string") return { detail: message };
  const name = REQUEST_NAMES[field] ?? field;
  return {
    detail: message.replace(field, name),
    errors: [{ field: name, required: `must be ${required}`, received: got ?? null }],
  };
}

function problemOf(status: number, code: string): Omit<Problem, "detail"> {
  return {
    type: `urn:sales-hub:problem:${code.toLowerCase().replaceAll("_", "-")}`,
    title: TITLES[status] ?? "The request was refused",
    status,
    code,
  };
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503) reply.header("Retry-After", String(RETRY_AFTER_SECONDS));
  return reply.code(problem.status).type("application/problem+json").serializer(JSON.stringify).send(problem);
}

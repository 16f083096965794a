import { type ErrorRegistry, errorFactory } from "@sales-hub/domain";

export const apiErrors = {
  API_REQUEST_INVALID: {
    kind: "usage",
    summary: "Fields of the request are wrong; the answer lists every one of them.",
  },
  API_BODY_MALFORMED: { kind: "usage", summary: "The body is not JSON, or empty; send a JSON object." },
  API_BODY_TOO_LARGE: { kind: "usage", summary: "The body is larger than the service reads." },
  API_MEDIA_TYPE_UNSUPPORTED: { kind: "usage", summary: "The body must be sent as application/json." },
  API_REQUEST_REFUSED: { kind: "usage", summary: "The request breaks a rule of HTTP; the message says which." },
  API_ROUTE_UNKNOWN: { kind: "not-found", summary: "There is no such route; GET /docs lists every one." },
  API_METHOD_NOT_ALLOWED: {
    kind: "usage",
    summary: "The route does not answer to that HTTP method; the Allow header lists those that it does.",
  },
  API_OVERLOADED: { kind: "unavailable", summary: "The service is overloaded; ask again in a few seconds." },
  API_NOT_FINITE: { kind: "internal", summary: "An answer held NaN or Infinity; it was not sent. Please report it." },
  API_INTERNAL: { kind: "internal", summary: "The program failed; its log has the cause under the request id." },
  API_HOST_REFUSED: {
    kind: "usage",
    summary:
      "The service has no access control yet, so it listens on this machine only unless --allow-anonymous is given.",
  },
  API_PORT_IN_USE: { kind: "unavailable", summary: "Another program listens on the port; choose another with --port." },
  API_LISTEN_FAILED: {
    kind: "unavailable",
    summary: "The service cannot listen on that address; the message says why.",
  },
} as const satisfies ErrorRegistry;

export const apiError = errorFactory(apiErrors);

export type ApiErrorCode = keyof typeof apiErrors;

import { Problem } from "@sales-hub/contracts";

/** The failures a route may answer with, for its documentation. */
export function problemAnswers(...statuses: readonly number[]) {
  return Object.fromEntries(
    statuses.map((status) => [status, { content: { "application/problem+json": { schema: Problem } } }]),
  );
}

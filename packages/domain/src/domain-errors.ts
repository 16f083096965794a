import { type ErrorRegistry, errorFactory } from "./errors.ts";

export const domainErrors = {
  DOMAIN_DATE_INVALID: { kind: "usage", summary: "A date is not a calendar date; write it as YYYY-MM-DD." },
  DOMAIN_DATE_OFF_GRID: {
    kind: "usage",
    summary: "A date is not one of the data's week-ending dates; use the nearest one named in the message.",
  },
} as const satisfies ErrorRegistry;

export const domainError = errorFactory(domainErrors);

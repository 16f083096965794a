import type { FieldProblem } from "@sales-hub/contracts";
import type { FastifyRequest, FastifySchemaValidationError } from "fastify";

const TEXT_SHOWN = 60;

/**
 * Every wrong field of a request once, with what was required and what came. A union answers for its members: one of
 * literals lists them, any other joins what its members require.
 * @param context Part of the request that was checked: "body", "querystring" or "params".
 */
export function listFieldProblems(
  issues: readonly FastifySchemaValidationError[],
  context: string,
  request: FastifyRequest,
): FieldProblem[] {
  const root = context === "querystring" ? request.query : context === "params" ? request.params : request.body;
  const unions = issues.filter(({ keyword }) => keyword === "anyOf");
  const isMember = ({ schemaPath }: FastifySchemaValidationError) =>
    unions.some((union) => schemaPath.startsWith(`${union.schemaPath}/`));
  return issues
    .filter((issue) => !isMember(issue))
    .map((issue) => {
      const path = issue.instancePath.split("/").slice(1);
      const extra = issue.params.additionalProperty ?? issue.params.missingProperty;
      if (typeof extra === "string") path.push(extra);
      const members = issues.filter(({ schemaPath, instancePath }) =>
        issue.keyword === "anyOf"
          ? schemaPath.startsWith(`${issue.schemaPath}/`) && instancePath === issue.instancePath
          : false,
      );
      return {
        field: path.join(".") || context,
        required: members.length > 0 ? requirementOfUnion(members) : requirementOf(issue),
        received: valueAt(root, path) ?? null,
      };
    });
}

/** "strategy must be one of direct, recursive; got magic." for each field. */
export function describeFieldProblems(problems: readonly FieldProblem[]): string {
  return problems
    .map(({ field, required, received }) => `${field} ${required}${describeReceived(received)}.`)
    .join(" ");
}

function describeReceived(received: unknown): string {
  if (received === null || received === undefined) return "";
  const text = typeof received === "string" ? received : JSON.stringify(received);
  return `; got ${text.length > TEXT_SHOWN ? `${text.slice(0, TEXT_SHOWN)}…` : text}`;
}

function requirementOfUnion(members: readonly FastifySchemaValidationError[]): string {
  const literals = members.flatMap(({ params }) => ("allowedValue" in params ? [String(params.allowedValue)] : []));
  const others = members.filter(({ params }) => !("allowedValue" in params)).map(requirementOf);
  const listed = literals.length > 1 ? `must be one of ${literals.join(", ")}` : `must be ${literals[0]}`;
  return [...(literals.length > 0 ? [listed] : []), ...others].join(" or ");
}

function requirementOf({ keyword, params, message }: FastifySchemaValidationError): string {
  if (keyword === "additionalProperties") return "is not a known field";
  if (keyword === "required") return "is required";
  if (keyword === "pattern" && String(params.pattern).startsWith("^\\d{4}-")) return "must be a date YYYY-MM-DD";
  if (keyword === "const") return `must be ${String(params.allowedValue)}`;
  return message ?? "is wrong";
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    root,
  );
}

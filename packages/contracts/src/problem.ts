import Type, { type Static } from "typebox";

/** One wrong field of a request. */
export const FieldProblem = Type.Object({
  field: Type.String({ description: "Path of the field in the request, e.g. forecast_weeks" }),
  required: Type.String({ description: "The rule that was broken" }),
  received: Type.Unknown({ description: "What came" }),
});
export type FieldProblem = Static<typeof FieldProblem>;

/** RFC 9457 problem details: the body of every answer with a status of 400 or more. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String({ description: "What was wrong and what to do" }),
  code: Type.String({ description: "Stable error code, listed in docs/errors.md" }),
  errors: Type.Optional(Type.Array(FieldProblem, { description: "Every wrong field" })),
  nearest: Type.Optional(
    Type.Array(Type.Object({ store: Type.Integer(), dept: Type.Integer() }), {
      description: "The nearest valid store-department pairs, when the pair asked for does not exist",
    }),
  ),
});
export type Problem = Static<typeof Problem>;

import Type, { type Static, type TSchema } from "typebox";

/** ISO date of a week's last day (a Friday in the Walmart data), e.g. "2012-10-26". */
export const WeekDate = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "Week-ending date, ISO 8601" });

export const nullable = <T extends TSchema>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });

export const Usd = Type.Number({ description: "US dollars" });
export const Fraction = Type.Number({ description: "Fraction: 0.05 is 5 percent" });
export const Store = Type.Integer({ minimum: 1, description: "Store number" });
export const Dept = Type.Integer({ minimum: 1, description: "Department number" });

/** Travels with every answer, so that a number can be dated and traced to its model. */
export const Meta = Type.Object({
  model_version: Type.String({ description: "Folder name of the model that answered" }),
  model_trained_at: Type.String({ description: "ISO time" }),
  data_through: WeekDate,
  data_world: Type.Union([Type.Literal("real"), Type.Literal("demo")], {
    description: '"demo" when the data is the generated demo world',
  }),
  generated_at: Type.String({ description: "ISO time of this answer" }),
});
export type Meta = Static<typeof Meta>;

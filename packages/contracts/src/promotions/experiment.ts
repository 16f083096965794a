import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Store, Usd, WeekDate } from "../shared.ts";
import { Accounting, Margin, MarkdownName } from "./shared.ts";

export const ExperimentRequest = Type.Object(
  {
    dept: Dept,
    markdown: MarkdownName,
    power: Type.Number({
      minimum: 0.5,
      maximum: 0.99,
      default: 0.8,
      description: "Chance to tell, if the effect is there",
    }),
    true_iroas: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 100,
        description: "The return to be told apart from break-even; default: today's estimate",
      }),
    ),
    amount: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1_000_000,
        description:
          "US dollars per treated week for the department in a store of mean size; default: 1 percent of its usual sales",
      }),
    ),
    max_weeks: Type.Integer({ minimum: 4, maximum: 39, default: 12 }),
    margin: Margin,
    accounting: Accounting,
    seed: Type.Integer({ minimum: 0, default: 1, description: "The same seed draws the same stores" }),
  },
  { additionalProperties: false },
);
export type ExperimentRequest = Static<typeof ExperimentRequest>;

/** Which stores and weeks to randomise, to learn what a department's markdowns return. */
export const ExperimentAnswer = Type.Object({
  feasible: Type.Boolean({ description: "Whether the power is reached within max_weeks" }),
  worth_running: Type.Boolean({
    description: "Whether it is feasible and leaves a narrower range than today's data do",
  }),
  headline: Type.String(),
  dept: Dept,
  markdown: MarkdownName,
  weeks: Type.Integer(),
  first_week: WeekDate,
  last_week: WeekDate,
  treated: Type.Array(
    Type.Object({
      week: WeekDate,
      stores: Type.Array(Store, { description: "Stores that run the markdown in this week; the others do not" }),
    }),
  ),
  stores: Type.Array(Type.Object({ store: Store, amount: { ...Usd, description: "Per treated week" } })),
  total_cost: Usd,
  expected_net_profit: { ...Usd, description: "What the experiment itself is expected to earn, if true_iroas holds" },
  break_even_iroas: Type.Number(),
  true_iroas: Type.Number(),
  expected_interval_width: { ...Type.Number(), description: "Of the iroas estimate at level 0.95" },
  present_interval_width: nullable(Type.Number(), "Width of what is known today, for comparison"),
  power: nullable(Fraction, "Chance to tell true_iroas from break-even with this design"),
  steps: Type.Array(Type.String(), { description: "What to do, in order" }),
  margin: Fraction,
  accounting: Accounting,
  meta: Meta,
});
export type ExperimentAnswer = Static<typeof ExperimentAnswer>;

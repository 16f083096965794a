import Type, { type Static } from "typebox";
import { Dept, Fraction, nullable, Store } from "./shared.ts";

export const FactUnit = Type.Union([
  Type.Literal("usd"),
  Type.Literal("fraction"),
  Type.Literal("count"),
  Type.Literal("weeks"),
  Type.Literal("ratio"),
  Type.Literal("date"),
]);
export type FactUnit = Static<typeof FactUnit>;

/** One number behind a sentence. */
export const Fact = Type.Object({
  label: Type.String(),
  value: Type.Union([Type.Number(), Type.String()], { description: "A string only for dates" }),
  unit: FactUnit,
});
export type Fact = Static<typeof Fact>;

/** Where to look further: a page of the dashboard and what to choose there. */
export const FindingLink = Type.Object({
  page: Type.Union([
    Type.Literal("forecast"),
    Type.Literal("store"),
    Type.Literal("watchlist"),
    Type.Literal("promotions"),
    Type.Literal("opportunities"),
    Type.Literal("trust"),
    Type.Literal("briefing"),
  ]),
  store: Type.Optional(Store),
  dept: Type.Optional(Dept),
});
export type FindingLink = Static<typeof FindingLink>;

/** A sentence about a fact that passed a test. */
export const Takeaway = Type.Object({
  kind: Type.Union([
    Type.Literal("growth"),
    Type.Literal("cold_spot"),
    Type.Literal("outlook"),
    Type.Literal("accuracy"),
    Type.Literal("mover"),
    Type.Literal("volatile_pair"),
    Type.Literal("promotion"),
    Type.Literal("drift"),
    Type.Literal("data_quality"),
  ]),
  text: Type.String({ description: "One plain sentence" }),
  tone: Type.Union([Type.Literal("good"), Type.Literal("neutral"), Type.Literal("attention"), Type.Literal("bad")]),
  size_usd: nullable(Type.Number(), "US dollars at stake in four weeks, what findings are ordered by"),
  certainty: {
    ...Fraction,
    description: "Confidence with which the test holds, 0 to 1; 1 for counted facts",
  },
  test: Type.String({ description: "What was tested before this was claimed, in words" }),
  facts: Type.Array(Fact, { description: "The numbers behind the sentence" }),
  link: nullable(FindingLink),
  store: Type.Optional(Type.Integer({ description: "Store the sentence is about" })),
  dept: Type.Optional(Type.Integer({ description: "Department the sentence is about" })),
});
export type Takeaway = Static<typeof Takeaway>;

import Type, { type Static } from "typebox";
import Value from "typebox/value";

// What a kept comparison must look like to be shown; `satisfies` in kept-comparison.ts holds it against the engine's types.

const Count = Type.Integer({ minimum: 0 });
const Fraction = Type.Number({ minimum: 0, maximum: 1 });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const Rival = Type.Union([
  Type.Literal("seasonal-naive"),
  Type.Literal("ridge"),
  Type.Literal("base"),
  Type.Literal("lightgbm-brief"),
  Type.Literal("xgboost-brief"),
  Type.Literal("hub"),
]);

const Split = Type.Object({
  protocol: Type.String(),
  fold: Type.Integer(),
  trainEnd: Type.String(),
  testStart: Type.String(),
  testEnd: Type.String(),
  testRowCount: Type.Optional(Count),
});

const Score = Type.Object({
  rowCount: Count,
  r2: Type.Number(),
  rmse: Type.Number(),
  mae: Type.Number(),
  wape: Type.Number(),
  wmae: Type.Number(),
});

const onFold = {
  rival: Rival,
  train: Score,
  test: Score,
  gap: Type.Object({ r2: Type.Number(), wape: Type.Number(), rmseRatio: Type.Number() }),
  seconds: Type.Number(),
};

const meanTest = {
  count: Count,
  meanDifference: Type.Number(),
  statistic: nullable(Type.Number()),
  degreesOfFreedom: Count,
  pValue: Fraction,
};
const MeanTest = Type.Object(meanTest);
const DieboldMariano = nullable(
  Type.Object({
    ...meanTest,
    horizon: Type.Integer(),
    longRunVariance: Type.Number(),
    kernel: Type.Union([Type.Literal("rectangular"), Type.Literal("bartlett")]),
  }),
);

const Protocol = Type.Object({
  protocol: Type.String(),
  folds: Count,
  horizonWeeks: Count,
  rivals: Type.Array(Type.Object({ ...onFold, wins: Count }), { minItems: 1 }),
  comparisons: Type.Array(
    Type.Object({
      better: Rival,
      other: Rival,
      isRunnerUp: Type.Boolean(),
      pairedTTest: MeanTest,
      dieboldMariano: DieboldMariano,
    }),
  ),
  briefPair: nullable(
    Type.Object({
      folds: Count,
      foldsWon: Count,
      foldTTest: nullable(MeanTest),
      pairedTTest: MeanTest,
      dieboldMariano: DieboldMariano,
    }),
  ),
});

const Share = Type.Object({ name: Type.String(), share: Fraction });

const Gauntlet = Type.Object({
  seed: Type.Integer(),
  rivals: Type.Array(Type.Object({ rival: Rival, title: Type.String(), skipped: nullable(Type.String()) })),
  folds: Type.Array(
    Type.Object({ split: Split, trainingRows: Count, rivals: Type.Array(Type.Object(onFold), { minItems: 1 }) }),
    { minItems: 1 },
  ),
  protocols: Type.Array(Protocol, { minItems: 1 }),
  champion: Type.Object({
    rival: Rival,
    runnerUp: nullable(Rival),
    rule: Type.String(),
    reasons: Type.Array(Type.String()),
  }),
  briefTest: nullable(
    Type.Object({ statedPValue: Fraction, isConfirmed: Type.Boolean(), findings: Type.Array(Type.String()) }),
  ),
  importance: Type.Array(
    Type.Object({
      name: Type.String(),
      briefRank: nullable(Type.Integer()),
      rivals: Type.Array(Type.Object({ rival: Rival, rank: Type.Integer(), share: Fraction })),
    }),
  ),
  topFeatures: Type.Array(Type.Object({ rival: Rival, features: Type.Array(Share) })),
  seconds: Type.Number(),
});

const LeakVariant = Type.Object({ trainingRows: Count, test: Score, importance: Type.Array(Share) });

const Ridge = Type.Object({
  trainEnd: Type.String(),
  testEnd: Type.String(),
  briefTestR2: Type.Number(),
  variants: Type.Array(
    Type.Object({
      name: Type.Union([
        Type.Literal("honest"),
        Type.Literal("log"),
        Type.Literal("log-leaking"),
        Type.Literal("log-collinear"),
      ]),
      title: Type.String(),
      alpha: Type.Number(),
      testR2: nullable(Type.Number()),
      testRmse: nullable(Type.Number()),
      largestCoefficient: Type.Number(),
      largestLog: nullable(Type.Number()),
      worstRow: Type.Object({
        actualUsd: Type.Number(),
        inputs: Type.Array(Type.Object({ name: Type.String(), added: Type.Number() })),
      }),
    }),
  ),
});

export const KeptComparisonSchema = Type.Object({
  schema_version: Type.Integer(),
  ran_at: Type.String({ minLength: 1 }),
  data_hash: Type.String({ minLength: 1 }),
  code_version: Type.String({ minLength: 1 }),
  gauntlet: Gauntlet,
  leak: Type.Object({
    split: Split,
    leakingFeatures: Type.Array(Type.String()),
    brief: Type.Object({ r2: Type.Number(), rmse: Type.Number(), mae: Type.Number() }),
    leaking: LeakVariant,
    honest: LeakVariant,
  }),
  seasonalNaive: Type.Object({
    protocol: Type.String(),
    fold: Type.Integer(),
    rowCount: Count,
    wmae: Type.Number(),
    wape: Type.Number(),
    mae: Type.Number(),
    rmse: Type.Number(),
    r2: Type.Number(),
    bias: Type.Number(),
  }),
  ridge: nullable(Ridge),
});
export type KeptComparisonShape = Static<typeof KeptComparisonSchema>;

const SHOWN = 3;

/** What is wrong with the shape of a value: the first few places and how many there are; null where nothing is. */
export function describeMisfit(value: unknown): string | null {
  if (Value.Check(KeptComparisonSchema, value)) return null;
  const errors = Value.Errors(KeptComparisonSchema, value);
  const places = [...new Set(errors.map(({ instancePath, message }) => `${instancePath || "the whole"} ${message}`))];
  const more = places.length > SHOWN ? ` and ${places.length - SHOWN} more` : "";
  return `${places.slice(0, SHOWN).join("; ")}${more}`;
}

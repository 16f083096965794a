import type { WorldKind } from "@sales-hub/data";
import { meanOf } from "./figures.ts";
import type { WorldFigures } from "./measure-world.ts";

/** A promise about the estimates: a figure over all seeds and what it must be. */
export interface AcceptanceRow {
  readonly check: string;
  readonly value: number;
  /** "<=" or ">=". */
  readonly bound: string;
  readonly required: number;
  readonly holds: boolean;
}

const LEAD_LEVEL = 0.01;

/** Every required figure, from the figures of all seeds of all kinds of world. */
export function judgeAcceptance(figures: readonly WorldFigures[]): AcceptanceRow[] {
  const of = (kind: WorldKind) => figures.filter((world) => world.kind === kind);
  const mean = (kind: WorldKind, value: (world: WorldFigures) => number) => meanOf(of(kind).map(value));
  const rows: AcceptanceRow[] = [];
  const atLeast = (check: string, value: number, required: number) =>
    rows.push({ check, value, bound: ">=", required, holds: value >= required });
  const atMost = (check: string, value: number, required: number) =>
    rows.push({ check, value, bound: "<=", required, holds: value <= required });

  atLeast(
    "null: raw coverage",
    mean("null", (w) => w.rawCoverage),
    0.9,
  );
  atMost(
    "null: raw false positives",
    mean("null", (w) => w.rawFalsePositives),
    0.1,
  );
  atMost(
    "null: pooled false positives",
    mean("null", (w) => w.pooledFalsePositives),
    0.05,
  );
  atMost(
    "null: RMSE of pooled iROAS",
    mean("null", (w) => w.pooledRmse),
    0.6,
  );
  atMost("null: mean error of total iROAS, absolute", Math.abs(mean("null", (w) => w.totalError)), 0.3);
  atLeast(
    "weak: rank correlation",
    mean("weak", (w) => w.rank),
    0.5,
  );
  for (const [kind, rank, sign] of [
    ["medium", 0.8, 0.86],
    ["strong", 0.9, 0.87],
  ] as const) {
    atLeast(
      `${kind}: rank correlation`,
      mean(kind, (w) => w.rank),
      rank,
    );
    atLeast(
      `${kind}: right side of break-even`,
      mean(kind, (w) => w.sign),
      sign,
    );
  }
  atLeast(
    "medium: raw coverage",
    mean("medium", (w) => w.rawCoverage),
    0.9,
  );
  atLeast(
    "medium: pooled coverage",
    mean("medium", (w) => w.pooledCoverage),
    0.9,
  );
  atLeast(
    "medium with dips: rank correlation",
    mean("dips", (w) => w.rank),
    0.78,
  );
  atLeast(
    "medium with dips: raw coverage of departments without dip",
    mean("dips", (w) => w.rawCoverageNoDip),
    0.9,
  );
  atLeast(
    "medium with dips: pooled coverage of departments without dip",
    mean("dips", (w) => w.pooledCoverageNoDip),
    0.9,
  );
  atMost(
    "null, confounded schedule: bias of total iROAS, absolute",
    Math.abs(mean("confounded", (w) => w.totalError)),
    0.3,
  );
  atLeast(
    "null, confounded schedule: bias of plain two-way effects (must fail)",
    mean("confounded", (w) => w.rivals["two-way effects"]?.totalError ?? Number.NaN),
    1.5,
  );
  const judged = figures.filter(({ kind }) => kind !== "targeted");
  const sum = (value: (world: WorldFigures) => number) => judged.reduce((total, world) => total + value(world), 0);
  atLeast(
    "verdict accuracy when the interval excludes break-even",
    sum((w) => w.rightVerdicts) / sum((w) => w.verdicts),
    0.95,
  );
  for (const kind of ["null", "weak", "medium", "strong"] as const) {
    atLeast(
      `${kind}: coverage of simulated lifts`,
      mean(kind, (w) => w.simulateCoverage),
      0.88,
    );
  }
  atLeast(
    "medium: optimiser, realised - predicted per budget dollar",
    mean("medium", (w) => w.optimizerRealised - w.optimizerPredicted),
    -0.05,
  );
  atLeast(
    "null: optimiser, realised per budget dollar",
    mean("null", (w) => w.optimizerRealised),
    -0.05,
  );
  atLeast(
    "targeted: lead test p < .01",
    mean("targeted", (w) => (w.leadPValue < LEAD_LEVEL ? 1 : 0)),
    0.6,
  );
  atMost(
    "null: lead test p < .01",
    mean("null", (w) => (w.leadPValue < LEAD_LEVEL ? 1 : 0)),
    0.1,
  );
  return rows;
}

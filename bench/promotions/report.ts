import { WORLD_KINDS } from "@sales-hub/data";
import type { AcceptanceRow } from "./acceptance.ts";
import { meanOf } from "./figures.ts";
import type { WorldFigures } from "./measure-world.ts";
import { RIVALS } from "./rivals.ts";

/** One schedule of markdowns on which all worlds were run. */
export interface ScheduleResult {
  readonly name: string;
  readonly figures: readonly WorldFigures[];
  readonly acceptance: readonly AcceptanceRow[];
}

const number = (value: number) => (Number.isFinite(value) ? value.toFixed(3).replace("-0.000", "0.000") : "-");
const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(row)].join("\n");

/** bench/results/promotions.md. */
export function formatReport(
  results: readonly ScheduleResult[],
  run: {
    readonly seeds: number;
    /** Of worlds without effects. */
    readonly nullSeeds: number;
    readonly costlySeeds: number;
    readonly seconds: number;
    readonly realFiles: readonly (readonly [string, string])[];
  },
): string {
  const first = results[0]!;
  const names = results.map(({ name }) => name);
  const failing = results.flatMap(({ name, acceptance }) =>
    acceptance.filter(({ holds }) => !holds).map(({ check }) => `${check} (${name})`),
  );
  return `# Promotion effects in worlds with known truth

\`npm run bench:promotions\` (with HUB_RAW_DIR: on the real schedule of markdowns too). ${run.seeds} seeds of each kind of world
(${run.nullSeeds} of worlds without effects, whose pooled intervals exclude 0 in all departments or in none; ${run.costlySeeds} for the usual methods and the experiments): 45 stores, 40 departments, 143 weeks; took ${run.seconds.toFixed(0)} s. Kinds and generator:
packages/data/src/demo/worlds. All departments of a world share its stores' shocks, so that a coverage over 16 seeds still moves by .03.
${failing.length === 0 ? "Every required figure holds." : `**Not held**: ${failing.join("; ")}.`}

## Required figures

${table(
  ["Check", ...names, "Required"],
  first.acceptance.map(({ check, bound, required }, i) => [
    check,
    ...results.map(({ acceptance }) => `${number(acceptance[i]!.value)}${acceptance[i]!.holds ? "" : " **missed**"}`),
    `${bound} ${required}`,
  ]),
)}

## The usual methods on the same worlds

Mean error of the chain's iROAS (what they read minus the truth; break-even is 4) and rank correlation of departments.
Where promotions do nothing, whatever they read is invented.

${results.map((result) => `### ${result.name}\n\n${rivalTable(result)}`).join("\n\n")}

## What our estimates look like in each kind of world

${results.map((result) => `### ${result.name}\n\n${kindTable(result)}`).join("\n\n")}
${run.realFiles.length === 0 ? "" : `\n## On the real files\n\n${table(["Figure", "Value"], run.realFiles)}\n`}`;
}

function rivalTable({ figures }: ScheduleResult): string {
  const kinds = WORLD_KINDS.filter((kind) => figures.some((world) => world.kind === kind && RIVALS[0] in world.rivals));
  const of = (kind: string) => figures.filter((world) => world.kind === kind);
  const cells = (error: (world: WorldFigures) => number, rank: (world: WorldFigures) => number) =>
    kinds.map((kind) => {
      const correlation = meanOf(of(kind).map(rank));
      return `${number(meanOf(of(kind).map(error)))}${Number.isFinite(correlation) ? `, rank ${correlation.toFixed(2)}` : ""}`;
    });
  return table(
    ["Method", ...kinds],
    [
      [
        "**ours**",
        ...cells(
          (world) => world.totalError,
          (world) => world.rank,
        ),
      ],
      ...RIVALS.map((rival) => [
        rival,
        ...cells(
          (world) => world.rivals[rival]?.totalError ?? Number.NaN,
          (world) => world.rivals[rival]?.rank ?? Number.NaN,
        ),
      ]),
    ],
  );
}

function kindTable({ figures }: ScheduleResult): string {
  const columns: readonly (readonly [string, (world: WorldFigures) => number])[] = [
    ["raw coverage", (world) => world.rawCoverage],
    ["pooled coverage", (world) => world.pooledCoverage],
    ["rank", (world) => world.rank],
    ["right side", (world) => world.sign],
    ["RMSE", (world) => world.pooledRmse],
    ["error of total", (world) => world.totalError],
    ["total covered", (world) => world.totalCovered],
    ["simulated lifts covered", (world) => world.simulateCoverage],
    ["baseline off by", (world) => world.baselineError],
    ["optimiser predicted", (world) => world.optimizerPredicted],
    ["realised", (world) => world.optimizerRealised],
    ["oracle", (world) => world.optimizerOracle],
    ["uniform", (world) => world.optimizerUniform],
    ["experiment: covered", (world) => world.experiments?.experimentCoverage ?? Number.NaN],
    ["power promised", (world) => world.experiments?.promisedPower ?? Number.NaN],
    ["power achieved", (world) => world.experiments?.achievedPower ?? Number.NaN],
    ["width / promised width", (world) => world.experiments?.widthRatio ?? Number.NaN],
    ["lead p < .01", (world) => (world.leadPValue < 0.01 ? 1 : 0)],
    ["ms", (world) => world.milliseconds],
  ];
  return table(
    ["Figure", ...WORLD_KINDS],
    columns.map(([name, value]) => [
      name,
      ...WORLD_KINDS.map((kind) => {
        const mean = meanOf(figures.filter((world) => world.kind === kind).map(value));
        return name === "ms" ? mean.toFixed(0) : number(mean);
      }),
    ]),
  );
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadSalesPanel, prepareData, WORLD_KINDS } from "@sales-hub/data";
import { judgeAcceptance } from "./acceptance.ts";
import { readRealFiles } from "./real-files.ts";
import { formatReport, type ScheduleResult } from "./report.ts";
import { RIVALS, type Rival } from "./rivals.ts";
import { runWorlds } from "./run-worlds.ts";

// npm run bench:promotions [-- --seeds 40 --raw DIR]; with HUB_RAW_DIR or --raw the real schedule of markdowns is run too.

/** The usual methods and the experiments are tried on the first seeds only: they cost most of the time. */
const COSTLY_SEEDS = 16;

/**
 * Pooled intervals of a world without effects exclude 0 in all departments or in none, as the common mean falls: such a rate
 * needs more worlds than a mean over departments does.
 */
const NULL_SEEDS_PER_SEED = 3;

const RIVALRY: Readonly<Record<string, readonly Rival[]>> = { null: RIVALS, medium: RIVALS, confounded: RIVALS };

const { values } = parseArgs({ options: { raw: { type: "string" }, seeds: { type: "string", default: "40" } } });
const seeds = Number(values.seeds);
if (!Number.isInteger(seeds) || seeds < 1) {
  console.error(`--seeds must be a whole number from 1 up; got "${values.seeds}".`);
  process.exit(2);
}
const rawDir = values.raw ?? process.env.HUB_RAW_DIR;
const start = performance.now();
const real = rawDir === undefined ? null : await loadReal(resolve(rawDir));
if (real === null)
  console.error("No real files named (HUB_RAW_DIR or --raw): only the drawn schedule of markdowns is run.");

const schedules = [
  { name: "drawn schedule", intensity: undefined },
  ...(real === null ? [] : [{ name: "real schedule", intensity: real.intensity }]),
];
const results: ScheduleResult[] = [];
for (const { name, intensity } of schedules) {
  const tasks = WORLD_KINDS.flatMap((kind) =>
    Array.from({ length: kind === "null" ? NULL_SEEDS_PER_SEED * seeds : seeds }, (_, i) => ({
      kind,
      seed: i + 1,
      rivals: i < COSTLY_SEEDS ? (RIVALRY[kind] ?? []) : [],
      withExperiments: kind === "medium" && i < COSTLY_SEEDS,
      ...(intensity && { intensity }),
    })),
  );
  const figures = await runWorlds(tasks, (done, { kind, seed }) => {
    console.error(`${name}: ${done} of ${tasks.length} (${kind}, seed ${seed})`);
  });
  results.push({ name, figures, acceptance: judgeAcceptance(figures) });
}
const seconds = (performance.now() - start) / 1000;
const report = formatReport(results, {
  seeds,
  nullSeeds: NULL_SEEDS_PER_SEED * seeds,
  costlySeeds: Math.min(seeds, COSTLY_SEEDS),
  seconds,
  realFiles: real?.figures ?? [],
});
await writeFile(join(import.meta.dirname, "../results/promotions.md"), report);
console.log(report);
if (results.some(({ acceptance }) => acceptance.some(({ holds }) => !holds))) process.exitCode = 1;

async function loadReal(dir: string) {
  const folder = await mkdtemp(join(tmpdir(), "bench-promotions-"));
  try {
    const prepared = await prepareData({ rawDir: dir, outDir: folder });
    return readRealFiles(await loadSalesPanel(prepared.dir));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadSalesPanel, prepareData } from "@sales-hub/data";
import type { SalesPanel } from "@sales-hub/domain";
import {
  BASE_RECIPE,
  type BaseRecipe,
  buildOriginState,
  buildWeekCalendar,
  computeBase,
  emptyBaseParts,
  locateFold,
  PLAIN_RECIPE,
  parseSplits,
  type Split,
  scoreFold,
} from "@sales-hub/engine";
import splitsFile from "../protocols/splits.json" with { type: "json" };

// HUB_RAW_DIR=DIR npm run bench:accuracy: the base alone, with and without each refinement, on the tuning folds.

/** Folds that may be looked at while tuning. */
const TUNING_FOLDS: Readonly<Record<string, number>> = { P10: 8, P8x: 2, P39: 1 };

const { monthCycle, movingEvents, pairSmoothing, growth } = BASE_RECIPE;
const limitedGrowth = { ...PLAIN_RECIPE.growth, deviations: growth.deviations };

const VARIANTS: readonly (readonly [string, BaseRecipe])[] = [
  ["plain", PLAIN_RECIPE],
  ["plain + month cycle", { ...PLAIN_RECIPE, monthCycle }],
  ["plain + month cycle, odd growth weeks limited", { ...PLAIN_RECIPE, monthCycle, growth: limitedGrowth }],
  ["the same + smoothing across pairs", { ...PLAIN_RECIPE, monthCycle, growth: limitedGrowth, pairSmoothing }],
  ["the same + growth drawn to stores", { ...PLAIN_RECIPE, monthCycle, growth, pairSmoothing }],
  ["the same + moving events: the base", { monthCycle, movingEvents, pairSmoothing, growth }],
];

function scoreBase(panel: SalesPanel, split: Split, recipe: BaseRecipe): number {
  const { originIndex, horizonWeeks } = locateFold(panel, split);
  const calendar = buildWeekCalendar(panel);
  const state = buildOriginState(panel, originIndex, { maxHorizon: horizonWeeks, calendar, recipe });
  const forecast = new Float64Array(panel.seriesCount * horizonWeeks);
  const parts = emptyBaseParts();
  for (let i = 0; i < panel.seriesCount; i++) {
    if (state.hasHistory[i] === 0) continue;
    for (let h = 1; h <= horizonWeeks; h++) {
      computeBase(state, i, h, parts);
      forecast[i * horizonWeeks + h - 1] = parts.base;
    }
  }
  return scoreFold(panel, split, forecast).wmae;
}

const { values } = parseArgs({ options: { raw: { type: "string" } } });
const rawDir = values.raw ?? process.env.HUB_RAW_DIR;
if (rawDir === undefined) {
  console.error("Name the folder of the real files: HUB_RAW_DIR=DIR npm run bench:accuracy, or -- --raw DIR");
  process.exit(2);
}
const outDir = await mkdtemp(join(tmpdir(), "bench-accuracy-"));
try {
  await prepareData({ rawDir: resolve(rawDir), outDir });
  const panel = await loadSalesPanel(outDir);
  const splits = parseSplits(splitsFile).filter((split) => split.fold <= (TUNING_FOLDS[split.protocol] ?? 0));
  console.log("| variant | P10 1-8 | P8x 1-2 | P39 | P10 fold 5 |\n|---|---|---|---|---|");
  for (const [name, recipe] of VARIANTS) {
    const scores = splits.map((split) => ({ split, wmae: scoreBase(panel, split, recipe) }));
    const mean = (protocol: string) => {
      const of = scores.filter(({ split }) => split.protocol === protocol);
      return (of.reduce((sum, { wmae }) => sum + wmae, 0) / of.length).toFixed(1);
    };
    const christmas = scores.find(({ split }) => split.protocol === "P10" && split.fold === 5)!.wmae.toFixed(1);
    console.log(`| ${name} | ${mean("P10")} | ${mean("P8x")} | ${mean("P39")} | ${christmas} |`);
  }
} finally {
  await rm(outDir, { recursive: true, force: true });
}

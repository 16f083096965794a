import { generateDemoWorld } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { printJson } from "../lib/print.ts";
import { readInteger, readPath } from "../lib/read-option.ts";
import { DEMO_SEED } from "../lib/workspace.ts";

export const demo: Command = {
  name: "demo",
  summary: "Generate the demo world: the four raw files of an invented chain, with the truth beside them",
  options: {
    out: { type: "string", value: "DIR", help: "Folder to write the files to" },
    seed: { type: "string", value: "N", help: `The same seed gives the same world (default: ${DEMO_SEED})` },
  },
  async run({ options, json }) {
    const outDir = readPath(options, "out", "the folder to write the files to");
    const seed = readInteger(options, "seed", { min: 0, max: 2 ** 31 - 1, fallback: DEMO_SEED });
    await generateDemoWorld({ outDir, seed });
    if (json) printJson({ dir: outDir, seed });
    else
      console.log(
        `Demo world (seed ${seed}) written to ${outDir}: train.csv, test.csv, stores.csv, features.csv, truth.json`,
      );
  },
};

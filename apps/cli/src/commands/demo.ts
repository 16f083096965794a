import { generateDemoWorld, WORLD_KINDS, type WorldKind } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { printJson } from "../lib/print.ts";
import { readInteger, readPath } from "../lib/read-option.ts";
import { UsageError } from "../lib/usage-error.ts";
import { DEMO_SEED } from "../lib/workspace.ts";

export const demo: Command = {
  name: "demo",
  summary: "Generate the demo world: the four raw files of an invented chain, with the truth beside them",
  options: {
    out: { type: "string", value: "DIR", help: "Folder to write the files to" },
    seed: { type: "string", value: "N", help: `The same seed gives the same world (default: ${DEMO_SEED})` },
    world: { type: "string", value: "KIND", help: `What promotions do: ${WORLD_KINDS.join(", ")} (default: medium)` },
  },
  async run({ options, json }) {
    const outDir = readPath(options, "out", "the folder to write the files to");
    const seed = readInteger(options, "seed", { min: 0, max: 2 ** 31 - 1, fallback: DEMO_SEED });
    const world = readWorld(options.world);
    await generateDemoWorld({ outDir, seed, world });
    if (json) printJson({ dir: outDir, seed, world });
    else
      console.log(
        `Demo world (${world}, seed ${seed}) written to ${outDir}: train.csv, test.csv, stores.csv, features.csv, truth.json`,
      );
  },
};

function readWorld(text: unknown): WorldKind {
  const kind = WORLD_KINDS.find((known) => known === (text ?? "medium"));
  if (kind === undefined) throw new UsageError(`--world must be one of ${WORLD_KINDS.join(", ")}; got "${text}".`);
  return kind;
}

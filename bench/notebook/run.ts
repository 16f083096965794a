import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { prepareTools } from "./tools.ts";

// npm run bench:notebook: executes notebooks/eda_model_training.ipynb headless and fails when a cell fails.
// With --write the outputs are kept in the notebook. It reads the real files of HUB_RAW_DIR, else the demo world.

const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const notebook = resolve(import.meta.dirname, "../../notebooks/eda_model_training.ipynb");
const { python, kernel } = await prepareTools();
const folder = await mkdtemp(join(tmpdir(), "bench-notebook-"));
try {
  const result = join(folder, "executed.ipynb");
  const code = await execute([join(import.meta.dirname, "execute.py"), notebook, result, kernel]);
  if (code !== 0) {
    console.error("The notebook failed; the cell and its error stand above.");
    process.exitCode = 1;
  } else {
    const executed = await readFile(result, "utf8");
    const private_ = [resolve(import.meta.dirname, "../.."), tmpdir(), process.env.HUB_RAW_DIR].filter((path) => path);
    const leaked = private_.find((path) => executed.includes(`${path}/`));
    if (leaked !== undefined) {
      console.error(`An output names ${leaked}, a path of this machine; print no paths.`);
      process.exitCode = 1;
    } else if (values.write) await writeFile(notebook, executed);
    if (process.exitCode === undefined) console.log(`Every cell ran${values.write ? "; the outputs are kept" : ""}.`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

function execute(args: readonly string[]): Promise<number | null> {
  return new Promise((done, fail) => {
    const child = spawn(python, args, { stdio: "inherit" });
    child.once("error", fail);
    child.once("exit", (code) => done(code));
  });
}

import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../lib/paths.js";

const run = promisify(execFile);
const CHECK = join(ROOT, "bootstrap", "boundaries.js");

/** Runs the boundary check of this repository in `folder`. */
async function cruise(folder) {
  const args = [CHECK, "--output-type", "json", "packages", "apps", "bench"];
  const options = { cwd: folder, maxBuffer: 1 << 28 };
  const { stdout, stderr } = await run(process.execPath, args, options).catch((error) => error); // violations exit with 1
  if (stdout === "") throw new Error(`the boundary check itself failed: ${stderr}`);
  return JSON.parse(stdout);
}

/** A small workspace of the same shape: every package exists, and imports nothing. */
function makeWorkspace(folder, files) {
  cpSync(join(ROOT, ".dependency-cruiser.json"), join(folder, ".dependency-cruiser.json"));
  const places = ["domain", "lightgbm", "xgboost", "contracts", "data", "engine", "hub"].map(
    (name) => `packages/${name}`,
  );
  places.push("apps/api", "apps/cli", "apps/dashboard");
  mkdirSync(join(folder, "node_modules", "@sales-hub"), { recursive: true });
  for (const place of places) {
    const name = place.split("/")[1];
    write(folder, `${place}/package.json`, JSON.stringify({ name: `@sales-hub/${name}`, exports: "./src/index.ts" }));
    write(folder, `${place}/src/index.ts`, "export const here = 1;\n");
    symlinkSync(join(folder, place), join(folder, "node_modules", "@sales-hub", name));
  }
  mkdirSync(join(folder, "bench"), { recursive: true });
  for (const [path, content] of Object.entries(files)) write(folder, path, content);
}

function write(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function violations(result) {
  return result.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from}`).sort();
}

describe("the import boundary check", () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hub-boundaries-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("accepts imports that follow the data", async () => {
    makeWorkspace(folder, {
      "packages/hub/src/train.ts":
        'import { here } from "@sales-hub/engine";\nexport function f() {\n  using x = here();\n  return x;\n}\n',
      "apps/dashboard/src/features/forecast/page.tsx":
        'import { here } from "@sales-hub/contracts";\nexport const x = here;\n',
    });
    const result = await cruise(folder);
    expect(violations(result)).toEqual([]);
    const train = result.modules.find((module) => module.source === "packages/hub/src/train.ts");
    expect(train.dependencies.map((dependency) => dependency.resolved)).toEqual(["packages/engine/src/index.ts"]);
  });

  it("reports every planted forbidden import", async () => {
    makeWorkspace(folder, {
      "packages/domain/src/bad.ts": 'import { join } from "node:path";\nexport const x = join("a");\n',
      "packages/engine/src/files.ts": 'import { readFileSync } from "node:fs";\nexport const x = readFileSync;\n',
      "packages/engine/src/upward.ts": 'import { here } from "@sales-hub/hub";\nexport const x = here;\n',
      "packages/data/src/only-a-type.ts":
        'import type { here } from "@sales-hub/engine";\nexport type X = typeof here;\n',
      "packages/hub/src/inside.ts": 'export { x } from "../../data/src/inner.ts";\n',
      "packages/data/src/inner.ts": "export const x = 1;\n",
      "apps/dashboard/src/features/briefing/page.tsx": 'export { y } from "../forecast/page.tsx";\n',
      "apps/dashboard/src/features/forecast/page.tsx": "export const y = <b>1</b>;\n",
      "packages/contracts/src/a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;\n',
      "packages/contracts/src/b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;\n',
      "packages/engine/src/gauntlet/rival.ts": 'export { here } from "@sales-hub/xgboost";\n',
      "packages/engine/src/forecast/shortcut.ts": 'export { here } from "@sales-hub/xgboost";\n',
      "packages/hub/src/lost.ts": 'export { z } from "./nowhere.ts";\n',
    });
    expect(violations(await cruise(folder))).toEqual(
      [
        "browser-code-uses-no-node: packages/domain/src/bad.ts",
        "domain-imports-nothing: packages/domain/src/bad.ts",
        "engine-has-no-http-and-no-files: packages/engine/src/files.ts",
        "engine-imports-domain-and-lightgbm: packages/engine/src/upward.ts",
        "data-imports-domain: packages/data/src/only-a-type.ts",
        "only-the-gauntlet-uses-xgboost: packages/engine/src/forecast/shortcut.ts",
        "packages-are-entered-through-their-index: packages/hub/src/inside.ts",
        "features-never-import-features: apps/dashboard/src/features/briefing/page.tsx",
        "no-circular: packages/contracts/src/a.ts",
        "no-unresolvable: packages/hub/src/lost.ts",
      ].sort(),
    );
  });

  it("sees the modules of this repository and the imports between its packages", async () => {
    const { modules } = await cruise(ROOT);
    const ours = modules.filter((module) => /^(packages|apps)\/[^/]+\/src\//.test(module.source));
    expect(ours.length).toBeGreaterThan(50);
    const engine = modules.filter((module) => module.source.startsWith("packages/engine/src/"));
    const imported = engine.flatMap((module) => module.dependencies.map((dependency) => dependency.resolved));
    expect(imported).toContain("packages/domain/src/index.ts");
  });

  it("allows Python only for peers, golden values and the program that runs notebooks", async () => {
    const { stdout } = await run("git", ["ls-files", "*.py"], { cwd: ROOT });
    const elsewhere = stdout
      .split("\n")
      .filter((path) => path !== "" && !/^bench\/(peers\/|notebook\/execute\.py$)|\/test\/(.*\/)?golden\//.test(path));
    expect(elsewhere).toEqual([]);
  });

  it("allows notebooks in TypeScript only", async () => {
    const { stdout } = await run("git", ["ls-files", "*.ipynb"], { cwd: ROOT });
    const notebooks = stdout.split("\n").filter((path) => path !== "");
    expect(notebooks.length).toBeGreaterThan(0);
    for (const path of notebooks) {
      const { metadata } = JSON.parse(readFileSync(join(ROOT, path), "utf8"));
      expect([path, metadata.kernelspec.language]).toEqual([path, "typescript"]);
    }
  });
});

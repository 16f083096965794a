import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Booster, Dataset, loadLightGBM, train } from "../src/index.ts";
import { LogLines } from "../src/log.ts";
import { makeProblem, repeatable } from "./made-up-data.ts";

const folder = mkdtempSync(join(tmpdir(), "lightgbm-library-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs code against the package in a fresh process and gives back what it printed. */
function inFreshProcess(code: string, env: Record<string, string> = {}): string {
  const { OMP_WAIT_POLICY: _, ...inherited } = process.env;
  const index = new URL("../src/index.ts", import.meta.url).href;
  const script = `import * as lgb from ${JSON.stringify(index)};\n${code}`;
  return execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", `${script}`], {
    env: { ...inherited, ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

describe("loading the library", () => {
  it("takes the file LIGHTGBM_LIBRARY names, and an explicit path before that", () => {
    const { path } = loadLightGBM();
    const print = "console.log(lgb.loadLightGBM().path)";
    expect(inFreshProcess(print, { LIGHTGBM_LIBRARY: path }).trim()).toBe(path);
    const explicit = `console.log(lgb.loadLightGBM({ path: ${JSON.stringify(path)} }).path)`;
    expect(inFreshProcess(explicit, { LIGHTGBM_LIBRARY: "/nowhere" }).trim()).toBe(path);
  });

  it("says which file is missing, and how to provide one", () => {
    const message = "try { lgb.loadLightGBM() } catch (e) { console.log(e.code, e.kind, e.message) }";
    expect(inFreshProcess(message, { LIGHTGBM_LIBRARY: "/nowhere/lib.so" })).toBe(
      "LIGHTGBM_LIBRARY_MISSING unavailable No LightGBM library at /nowhere/lib.so, the file named by LIGHTGBM_LIBRARY.\n",
    );
  });

  it("says that a file is no LightGBM library", () => {
    const file = join(folder, "not-a-library.so");
    writeFileSync(file, "hello");
    const message = "try { lgb.loadLightGBM() } catch (e) { console.log(e.code, e.message) }";
    expect(inFreshProcess(message, { LIGHTGBM_LIBRARY: file })).toMatch(
      /^LIGHTGBM_LIBRARY_UNUSABLE Cannot load .*not-a-library.so: .*It must be the LightGBM 4\.7\.0 library for/,
    );
  });

  it("cannot change to another file later", () => {
    const file = join(folder, "other.so");
    writeFileSync(file, "");
    expect(() => loadLightGBM({ path: file })).toThrow("LightGBM is already loaded from");
  });

  it.runIf(process.platform === "linux")("lets idle OpenMP threads sleep, unless the environment decides", () => {
    // OMP_DISPLAY_ENV makes the OpenMP runtime say on stderr what it was loaded with.
    const code = `process.env.OMP_DISPLAY_ENV = "true"; lgb.loadLightGBM();`;
    const script = (env: string) =>
      `const { spawnSync } = await import("node:child_process");
       const child = spawnSync(process.execPath, ["--input-type=module", "-e", ${JSON.stringify(
         `import * as lgb from ${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)}; ${code}`,
       )}], { encoding: "utf8", env: { ...process.env, ${env} } });
       console.log(/OMP_WAIT_POLICY = '(\\w+)'/.exec(child.stderr)?.[1]);`;
    expect(inFreshProcess(script("")).trim()).toBe("PASSIVE");
    expect(inFreshProcess(script('OMP_WAIT_POLICY: "active"')).trim()).toBe("ACTIVE");
  });
});

describe("native errors and logs", () => {
  const { matrix, label } = makeProblem({ rows: 100 });

  it("carry the library's own text", () => {
    using dataset = Dataset.fromMatrix(matrix, { label });
    expect(() => Booster.create({ train: dataset, parameters: { objective: "nonsense" } })).toThrow(
      expect.objectContaining({
        name: "LightGBMError",
        code: "LIGHTGBM_NATIVE",
        message: "LightGBM could not create a booster: Unknown objective type name: nonsense",
      }),
    );
    expect(() => Booster.fromString("no model")).toThrow(
      "LightGBM could not read a model text: Model file doesn't specify the number of classes",
    );
    expect(() => Booster.fromFile(join(folder, "none.txt"))).toThrow(/could not read the model file .*none\.txt/);
    expect(() => Booster.fromString("")).toThrow(expect.objectContaining({ code: "LIGHTGBM_NATIVE" }));
  });

  it("refuse predictions with another number of columns", () => {
    using dataset = Dataset.fromMatrix(matrix, { label });
    using booster = train({ train: dataset, parameters: repeatable, iterations: 1 }).booster;
    expect(() => booster.predict({ data: new Float64Array(4), rows: 1, columns: 4 })).toThrow(
      "The model has 5 features; matrix.columns is 4.",
    );
    expect(() => booster.predict(matrix, { iterations: -1 })).toThrow(
      "iterations must be a whole number >= 1, got -1.",
    );
  });

  it("come as whole lines with their level", () => {
    const lines: string[] = [];
    loadLightGBM().setLogHandler(({ level, message }) => lines.push(`${level}|${message}`));
    using dataset = Dataset.fromMatrix(matrix, { label });
    train({ train: dataset, parameters: { ...repeatable, verbosity: 1 }, iterations: 1 }).booster.dispose();
    loadLightGBM().setLogHandler(null);
    expect(lines).toContainEqual(expect.stringMatching(/^info\|Total Bins \d+$/));
    expect(lines).toContainEqual(expect.stringMatching(/^info\|Number of data points in the train set: 100,/));
  });

  it("are joined from the pieces the library writes", () => {
    const lines: string[] = [];
    const log = new LogLines(({ level, message }) => lines.push(`${level}|${message}`));
    for (const piece of ["[LightGBM] [Warning] ", "two\n", "[LightGBM] [Info] one ", "line", "\n\n"]) log.push(piece);
    expect(lines).toEqual(["warning|two", "info|one line"]);
  });

  it("keep stdout clean: warnings go to stderr, the rest is dropped", () => {
    const out = inFreshProcess(`
      const data = Float64Array.from({ length: 400 }, (_, i) => Math.sin(i));
      const dataset = lgb.Dataset.fromMatrix({ data, rows: 100, columns: 4 }, { label: data.subarray(0, 100) });
      lgb.train({ train: dataset, parameters: { verbosity: 2, num_threads: 1 }, iterations: 50 });
      console.log("only this");`);
    expect(out).toBe("only this\n");
  });

  it("report an error thrown by the log handler instead of losing it", () => {
    const out = inFreshProcess(`
      process.on("uncaughtException", (error) => console.log("caught", error.message));
      lgb.loadLightGBM().setLogHandler(() => { throw new Error("handler broke"); });
      const data = Float64Array.from({ length: 400 }, (_, i) => Math.sin(i));
      lgb.Dataset.fromMatrix({ data, rows: 100, columns: 4 });
      lgb.train({ train: lgb.Dataset.fromMatrix({ data, rows: 100, columns: 4 }, { label: data.subarray(0, 100) }),
        parameters: { verbosity: 1, num_threads: 1 }, iterations: 1 });`);
    expect(out).toContain("caught handler broke");
  });
});

describe("forgotten native objects", () => {
  it("are freed by the garbage collector, boosters before their datasets", () => {
    const out = inFreshProcess(`
      const data = Float64Array.from({ length: 100_000 * 20 }, (_, i) => Math.sin(i));
      const label = data.subarray(0, 100_000);
      const parameters = { objective: "regression", verbosity: -1, num_threads: 1, num_leaves: 4 };
      const round = () => {
        const train = lgb.Dataset.fromMatrix({ data, rows: 100_000, columns: 20 }, { label });
        lgb.train({ train, parameters, iterations: 1 });
      };
      const settle = async () => { for (let i = 0; i < 3; i++) { globalThis.gc(); await new Promise(setImmediate); } };
      for (let i = 0; i < 3; i++) round();
      await settle();
      const before = process.memoryUsage.rss();
      for (let i = 0; i < 25; i++) { round(); await settle(); }
      console.log(JSON.stringify({ grownMb: (process.memoryUsage.rss() - before) / 1e6 }));`);
    // One dataset and its booster take about 8 MB; forty leaked ones would take more than 300.
    expect((JSON.parse(out) as { grownMb: number }).grownMb).toBeLessThan(80);
  });
});

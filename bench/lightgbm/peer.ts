import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { apiVersion } from "@sales-hub/lightgbm";

const repository = join(import.meta.dirname, "..", "..");
const peers = join(import.meta.dirname, "..", "peers");

/** A Python with LightGBM of the bound version, made once under `.toolchain`. */
function python(): string {
  const folder = join(repository, ".toolchain", "bench-python", apiVersion);
  const file = process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
  if (!existsSync(join(folder, "ready"))) {
    console.log("Preparing Python LightGBM, once…");
    execFileSync("python3", ["-m", "venv", "--clear", folder], { stdio: "inherit" });
    const packages = [`lightgbm==${apiVersion}`, "numpy==2.4.6"];
    execFileSync(file, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages], {
      stdio: "inherit",
    });
    execFileSync(file, ["-c", `import lightgbm; open(${JSON.stringify(join(folder, "ready"))}, "w").close()`]);
  }
  return file;
}

/** Python LightGBM in a process of its own, one question at a time. */
export class Peer {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  constructor() {
    this.#child = spawn(python(), [join(peers, "lightgbm_peer.py")], { stdio: ["pipe", "pipe", "pipe"] });
    this.#child.stderr.pipe(process.stderr);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async ask<T>(question: object): Promise<T> {
    this.#child.stdin.write(`${JSON.stringify(question)}\n`);
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error("Python LightGBM ended without an answer; its error is above.");
      if (value.startsWith("{")) return JSON.parse(value) as T;
    }
  }

  close(): void {
    this.#child.stdin.end();
  }
}

/** The C API's own single-row loop, compiled here; undefined without a C compiler. */
export function buildRowLoop(folder: string): string | undefined {
  const file = join(folder, "row_loop");
  try {
    execFileSync(process.env.CC ?? "cc", ["-O2", "-o", file, join(peers, "row_loop.c"), "-ldl"]);
    return file;
  } catch (error) {
    console.log(`No C loop to compare with: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    return undefined;
  }
}

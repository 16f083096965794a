import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const repository = resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(repository, file), "utf8");

interface Spec {
  readonly kind: string;
  readonly summary: string;
}

/** Every error registry of the repository: exported records named *Errors in files named *errors.ts. */
async function readRegistries(): Promise<Map<string, Spec>> {
  const files = globSync("{packages,apps}/*/src/**/*errors.ts", { cwd: repository });
  const codes = new Map<string, Spec>();
  for (const file of files) {
    const module: Record<string, unknown> = await import(join(repository, file));
    for (const [name, registry] of Object.entries(module)) {
      if (!name.endsWith("Errors")) continue;
      for (const [code, spec] of Object.entries(registry as Record<string, Spec>)) codes.set(code, spec);
    }
  }
  return codes;
}

/** Cells of the table rows of a Markdown page, without header and rule. */
function tableRows(page: string): string[][] {
  const lines = page.split("\n").filter((line) => line.startsWith("|"));
  const rows = lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return rows.filter(
    (cells, n) => !cells.every((cell) => /^:?-+:?$/.test(cell)) && !/^\|[\s|:-]+\|$/.test(lines[n + 1] ?? ""),
  );
}

describe("docs/errors.md", () => {
  it("lists every error code with its kind and meaning, and none that does not exist", async () => {
    const page = tableRows(read("docs/errors.md")).map(([code, kind, summary]) => `${code} (${kind}) ${summary}`);
    const code = [...(await readRegistries())].map(([name, { kind, summary }]) => `\`${name}\` (${kind}) ${summary}`);
    expect(code.length).toBeGreaterThan(20);
    expect(page.toSorted()).toEqual(code.toSorted());
  });
});

describe("docs/glossary.md", () => {
  const terms = tableRows(read("docs/glossary.md"));
  const sources = globSync("{packages,apps}/*/src/**/*.{ts,tsx}", { cwd: repository }).map(read).join("\n");

  it("names only things that are in the code", () => {
    const missing = terms
      .map(([, , name]) => name!.replaceAll("`", ""))
      .filter((name) => !new RegExp(`\\b${name}\\b`).test(sources));
    expect(terms.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  it("explains every measure that the engine exports", () => {
    const exported = ["metrics", "interval-metrics"].flatMap((file) =>
      [...read(`packages/engine/src/evaluate/${file}.ts`).matchAll(/^export function (\w+)/gm)].map(
        ([, name]) => name!,
      ),
    );
    const explained = terms.map(([, , name]) => name!.replaceAll("`", ""));
    const helpers = ["requireSameLength"];
    expect(exported.filter((name) => !explained.includes(name) && !helpers.includes(name))).toEqual([]);
  });
});

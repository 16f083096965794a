import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** Cells of the table row whose first cell is `name`, after the first. */
function cellsOf(text: string, name: string): string[] {
  const row = text.split("\n").find((line) => line.toLowerCase().startsWith(`| ${name} |`));
  if (row === undefined) throw new Error(`There is no row "${name}".`);
  return row
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
}

const dollars = (text: string) => Number(text.replace(/[$,]/g, "").replace("\u2212", "-"));
const thousands = (text: string) => (dollars(text) === 0 ? "$0" : text.replace(/\$[\d,]+/, shorten));
const shorten = (usd: string) => `$${Math.round(dollars(usd) / 1e3).toLocaleString("en-US")}k`;
const millions = (text: string) => `$${(dollars(text) / 1e6).toFixed(2)}M`;

describe("docs/insights.md", () => {
  const docs = read("docs/insights.md");
  const results = read("bench/results/insights.md");

  it.each(["less stock", "fewer sales lost", "fewer errors to handle", "markdown money moved", "together"])(
    "quotes the measured value of: %s",
    (part) => {
      expect(cellsOf(docs, part).slice(1)).toEqual(cellsOf(results, part).map(thousands));
    },
  );

  it.each(["last year's same week", "our forecast"])("quotes the measured stock under %s", (policy) => {
    const [held, lost, ...shares] = cellsOf(results, policy);
    expect(cellsOf(docs, policy)).toEqual([millions(held!), millions(lost!), ...shares]);
  });

  it.each(["inaccurate", "biased", "volatile", "wide band", "trend break", "surprise", "data gaps"])(
    "quotes how many pairs have the sign: %s",
    (sign) => {
      expect(cellsOf(docs, sign).at(-1)).toBe(cellsOf(results, sign)[0]);
    },
  );

  it("quotes risk thresholds, archetypes' fit and drift limits", () => {
    const [, high, medium] = /High from (\$[\d,]+) a week, medium from (\$[\d,]+)\./.exec(results)!;
    expect(docs).toContain(`(from ${high} a week), *medium* for the top 10% (from ${medium})`);
    const silhouettes = [...results.matchAll(/^\| \d(?: \(chosen\))? \| (\d\.\d\d) \|$/gm)].map(([, value]) => value);
    expect(silhouettes).toHaveLength(7);
    expect(docs).toContain(`silhouettes ${silhouettes.join(", ")} for`);
    expect(docs).toContain(`WAPE ${cellsOf(results, "wape")[2]}`);
    expect(docs).toContain(`bias ${cellsOf(results, "bias").slice(1).join(" to +")}`);
    expect(docs).toContain(`${cellsOf(results, "coverage80")[1]} (80% band)`);
    expect(docs).toContain(`${cellsOf(results, "coverage95")[1]} (95% band)`);
  });
});

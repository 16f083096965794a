import { describe, expect, it } from "vitest";
import { useSmallCommandLine } from "./small-command-line.ts";

const { run, output, errors } = useSmallCommandLine();

describe("hub value", () => {
  it("prints the parts, their sum and what the stock did under both forecasts", async () => {
    expect(await run("value")).toBe(0);
    expect(output[0]).toMatch(/a year +expected +10% +90%/);
    expect(output[0]).toMatch(/Less stock to hold +-?\$[\d,]+/);
    expect(output[0]).toMatch(/our forecast +\$[\d,]+/);
    expect(output[0]).toContain("Note: Sales stand for demand");
  });

  it("takes the assumptions and refuses those out of range", async () => {
    expect(await run("value", "--margin", "0.4", "--service-level", "0.9", "--json")).toBe(0);
    const { assumptions, total, parts } = JSON.parse(output.at(-1)!);
    expect(assumptions.map(({ value }: { value: number }) => value)).toEqual([0.4, 0.25, 0.9, 10]);
    const known = parts.flatMap(({ value }: { value: { mid: number } | null }) => (value ? [value.mid] : []));
    expect(total.mid).toBeCloseTo(
      known.reduce((sum: number, mid: number) => sum + mid, 0),
      6,
    );
    expect(await run("value", "--service-level", "95")).toBe(2);
    expect(errors.at(-1)).toMatch(/--service-level must be a fraction from 0.8 to 0.99/);
  });
});

describe("hub hotspots", () => {
  it("lists the costliest pairs with their risk and why they are here", async () => {
    expect(await run("hotspots", "--limit", "3")).toBe(0);
    expect(output.at(-1)).toMatch(/rank +store +dept +risk +error a week +WAPE +CV +why/);
    expect(
      output
        .at(-1)!
        .split("\n")
        .filter((line) => /^[123] /.test(line)).length,
    ).toBeGreaterThanOrEqual(3);
  });

  it("finds one pair", async () => {
    expect(await run("hotspots", "--store", "2", "--dept", "3", "--json")).toBe(0);
    const { hotspots, below_floor } = JSON.parse(output.at(-1)!);
    expect([...hotspots, ...below_floor]).toHaveLength(1);
    expect([...hotspots, ...below_floor][0]).toMatchObject({ store: 2, dept: 3 });
  });
});

import type { ValueAnswer } from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { useSmallApp } from "./small-app.ts";

const { get } = useSmallApp();

describe("GET /value", () => {
  it("gives the value of the forecast a year as the sum of its known parts, with the assumptions behind it", async () => {
    const response = await get("/value");
    expect(response.statusCode).toBe(200);
    const { total, parts, assumptions, simulation } = response.json<ValueAnswer>();
    expect(parts.map(({ part }) => part)).toEqual(["inventory", "stockouts", "labour", "markdown_reallocation"]);
    const known = parts.flatMap(({ value }) => (value ? [value.mid] : []));
    expect(total!.mid).toBeCloseTo(
      known.reduce((sum, mid) => sum + mid, 0),
      6,
    );
    expect(total!.low).toBeLessThanOrEqual(total!.mid);
    expect(total!.high).toBeGreaterThanOrEqual(total!.mid);
    expect(parts.every(({ value, reason }) => (value === null) !== (reason === null))).toBe(true);
    expect(assumptions.map(({ name, value }) => [name, value])).toEqual([
      ["margin", 0.25],
      ["holding_cost", 0.25],
      ["service_level", 0.95],
      ["labour_cost_per_error", 10],
    ]);
    expect(simulation!.weeks).toBe(26);
    expect(simulation!.policies.map(({ forecast }) => forecast)).toEqual(["seasonal_naive", "ours"]);
    for (const { achieved_service, fill_rate } of simulation!.policies) {
      expect(achieved_service).toBeGreaterThan(0.85);
      expect(fill_rate).toBeGreaterThan(0.9);
    }
  });

  it("scales each part with its own assumption", async () => {
    const partsOf = async (query: string) => {
      const { parts } = (await get(`/value?${query}`)).json<ValueAnswer>();
      return Object.fromEntries(parts.map(({ part, value }) => [part, value?.mid]));
    };
    const usual = await partsOf("margin=0.2&holding_cost=0.2&labour_cost_per_error=5");
    const changed = await partsOf("margin=0.6&holding_cost=0.2&labour_cost_per_error=20");
    expect(changed.inventory).toBeCloseTo(usual.inventory! / 2, 6);
    expect(changed.stockouts).toBeCloseTo(usual.stockouts! * 3, 6);
    expect(changed.labour).toBeCloseTo(usual.labour! * 4, 6);
  });

  it("refuses assumptions out of range and names the field", async () => {
    const response = await get("/value?margin=25&service_level=95");
    expect(response.statusCode).toBe(422);
    expect(response.json().errors.map(({ field }: { field: string }) => field)).toEqual(["margin", "service_level"]);
  });
});

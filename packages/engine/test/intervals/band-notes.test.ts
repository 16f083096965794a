import { describe, expect, it } from "vitest";
import { notesOnSafetyStock } from "../../src/intervals/band-notes.ts";

describe("notes on safety stock", () => {
  it("say what the lead time asked for rests on, and nothing where that is its own errors", () => {
    const calibration = {
      serviceLevels: [0.8, 0.99],
      leadTimes: [
        { rows: 500, upper: [1, 2] },
        { rows: 3, upper: [1, 2], basis: "borrowed" as const },
        { rows: 0, upper: [1, 2], basis: "rule-of-thumb" as const },
      ],
    };
    expect(notesOnSafetyStock(calibration, 1)).toEqual([]);
    expect(notesOnSafetyStock(calibration, 2)).toEqual([
      "The safety stock rests on errors over other lead times: too few earlier forecasts of this one.",
    ]);
    expect(notesOnSafetyStock(calibration, 3)).toEqual([
      "The safety stock is a rule of thumb: no earlier forecasts to measure it on.",
    ]);
    expect(notesOnSafetyStock(calibration, 4)).toEqual([]);
  });
});

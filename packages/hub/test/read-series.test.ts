import type { SalesPanel } from "@sales-hub/domain";
import { describe, expect, it } from "vitest";
import { readRecordedUsd } from "../src/use-cases/read-series.ts";

const NONE = Number.NaN;

/** Two series over three weeks, of which two are history. */
const panel = {
  seriesCount: 2,
  weekCount: 3,
  historyWeekCount: 2,
  sales: Float64Array.from([100, NONE, 999, 20, NONE, 999]),
} as unknown as SalesPanel;

describe("recorded sales of a week", () => {
  it("are the sum of the rows there are, with nothing filled in", () => {
    expect(readRecordedUsd({ panel }, [0, 1], 0)).toBe(120);
    expect(readRecordedUsd({ panel }, [1], 0)).toBe(20);
    expect(readRecordedUsd({ panel }, [0, 1], 1)).toBeNull();
  });

  it("are null before the data and after its last actual week", () => {
    expect(readRecordedUsd({ panel }, [0, 1], -1)).toBeNull();
    expect(readRecordedUsd({ panel }, [0, 1], 2)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { classifyHistory, HISTORY_CLASSES, historyClassOf } from "../../src/intervals/history-class.ts";
import { buildPanel } from "../panel-builder.ts";

describe("history classes", () => {
  it("part at 45, 26, 8 and 1 of 52 weeks with a row", () => {
    const names = [52, 45, 44, 26, 25, 8, 7, 1, 0].map(
      (rows) => HISTORY_CLASSES[historyClassOf({ rows, missing: 52 - rows })],
    );
    expect(names).toEqual(["whole", "whole", "part", "part", "sparse", "sparse", "scant", "scant", "none"]);
  });

  it("count the weeks up to the origin within a year, and no week before the data begin", () => {
    const rows = (from: number, to: number) => Array.from({ length: 80 }, (_, t) => (t >= from && t < to ? 100 : null));
    const panel = buildPanel([
      { store: 1, dept: 1, sales: rows(0, 80) },
      { store: 1, dept: 2, sales: rows(0, 26) },
      { store: 1, dept: 3, sales: rows(60, 80) },
    ]);
    expect([...classifyHistory(panel, 60)]).toEqual([0, 2, 3]);
    expect([...classifyHistory(panel, 79)]).toEqual([0, 4, 2]);
    // 40 weeks are known: 0, 14 and 40 of them lack a row.
    expect([...classifyHistory(panel, 39)]).toEqual([0, 1, 4]);
  });
});

import { describe, expect, it } from "vitest";
import { buildOriginState, createForecaster, runBacktest, scoreFold, trainModel } from "../../src/index.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

describe("runBacktest", () => {
  it("scores each fold with the model that training alone at its origin would give", async () => {
    const panel = buildSyntheticPanel({ stores: 4, depts: 2, weeks: 80 });
    const split = (fold: number, trainEnd: string, testStart: string, testEnd: string) => ({
      protocol: "P",
      fold,
      trainEnd,
      testStart,
      testEnd,
    });
    const splits = [
      split(1, "2011-04-29", "2011-05-06", "2011-05-27"),
      split(2, "2011-07-08", "2011-07-15", "2011-08-12"),
    ];
    const folds = [];
    for await (const fold of runBacktest(panel, { splits, targetRows: 800 })) folds.push(fold);
    expect(folds.map(({ score }) => score.fold)).toEqual([1, 2]);

    const model = await trainModel(panel, { originIndex: 74, maxHorizon: 5, targetRows: 800 });
    expect(folds[1]!.model).toEqual(model);
    using forecaster = createForecaster({ state: buildOriginState(panel, 74, { maxHorizon: 5 }), model });
    const forecast = await forecaster.forecastAll({ horizonWeeks: 5 });
    expect(folds[1]!.score).toEqual(scoreFold(panel, splits[1]!, forecast));
    expect(folds[1]!.score.wape).toBeLessThan(0.12);
  });
});

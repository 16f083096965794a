import { runRecursively } from "@sales-hub/engine";
import { describe, expect, it } from "vitest";
import { forecastRecursively } from "../src/service/recursive-forecasts.ts";
import { useSmallHub } from "./small-hub.ts";

const hub = useSmallHub();

describe("recursive forecasts", () => {
  it("explain the first week as the recursion itself does, without running it", async () => {
    const snapshot = hub.snapshot();
    const { explanations, weeks } = await forecastRecursively(snapshot, {
      horizonWeeks: 2,
      series: 5,
      explainWeeks: [1],
    });
    const run = await runRecursively({
      panel: snapshot.panel,
      originIndex: snapshot.outlook.originIndex,
      model: snapshot.forecaster.model,
      horizonWeeks: 1,
      explain: { series: 5, horizons: [1] },
    });
    expect(explanations[0]!.forecastUsd).toBe(weeks[0]![5]);
    expect(explanations[0]!.forecastUsd).toBeCloseTo(run.explanations[0]!.forecastUsd, 6);
    expect(explanations[0]!.addends.map(({ name }) => name)).toEqual(
      run.explanations[0]!.addends.map(({ name }) => name),
    );
  });

  it("answer an explanation asked for again from memory, whatever was asked between", async () => {
    const snapshot = hub.snapshot();
    const question = { horizonWeeks: 3, series: 7, explainWeeks: [3, 1, 2] };
    const first = await forecastRecursively(snapshot, question);
    expect(first.explanations.map(({ horizon }) => horizon)).toEqual([3, 1, 2]);
    await forecastRecursively(snapshot, { horizonWeeks: 4, series: 8, explainWeeks: [2] });
    const again = await forecastRecursively(snapshot, question);
    expect(again.explanations[0]).toBe(first.explanations[0]);
    expect(again.explanations[2]).toBe(first.explanations[2]);
    expect(again.weeks).toHaveLength(3);
    for (const { forecastUsd, horizon } of again.explanations) expect(forecastUsd).toBe(again.weeks[horizon - 1]![7]);
  });
});

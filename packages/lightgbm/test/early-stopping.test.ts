import { describe, expect, it } from "vitest";
import { isHigherBetter, StallWatch } from "../src/early-stopping.ts";

const score = (value: number, metric = "l2", dataset = "held") => ({ dataset, metric, value });

describe("the early stopping rule", () => {
  it("stops `rounds` iterations after the last improvement, at that iteration", () => {
    const watch = new StallWatch({ rounds: 2 });
    const answers = [5, 4, 4, 4.5].map((value, index) => watch.next(index + 1, [score(value)], false));
    expect(answers).toEqual([undefined, undefined, undefined, 2]);
  });

  it("wants larger values of auc, average precision, map and ndcg, smaller ones of everything else", () => {
    expect(["auc", "average_precision", "map@3", "ndcg@5", "l1", "mape", "auc_mu"].map(isHigherBetter)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      true,
    ]);
    const watch = new StallWatch({ rounds: 1 });
    expect(watch.next(1, [score(0.5, "auc")], false)).toBeUndefined();
    expect(watch.next(2, [score(0.6, "auc")], false)).toBeUndefined();
    expect(watch.next(3, [score(0.55, "auc")], false)).toBe(2);
  });

  it("stops on the first metric that stalls, in any dataset", () => {
    const watch = new StallWatch({ rounds: 1 });
    watch.next(1, [score(5, "l2", "a"), score(5, "l2", "b")], false);
    expect(watch.next(2, [score(4, "l2", "a"), score(5, "l2", "b")], false)).toBe(1);
  });

  it("watches only the first metric when told so", () => {
    const watch = new StallWatch({ rounds: 1, firstMetricOnly: true });
    watch.next(1, [score(5, "l2"), score(5, "l1")], false);
    expect(watch.next(2, [score(4, "l2"), score(6, "l1")], false)).toBeUndefined();
  });

  it("names the best iteration when the last one is done", () => {
    const watch = new StallWatch({ rounds: 10 });
    watch.next(1, [score(3)], false);
    expect(watch.next(2, [score(4)], true)).toBe(1);
  });
});

import { describe, expect, it } from "vitest";
import { AbortFlag, Booster, Dataset, type TrainOptions, train } from "../src/index.ts";
import { makeProblem, repeatable } from "./made-up-data.ts";

const { matrix, label } = makeProblem({ rows: 400 });
const other = makeProblem({ rows: 150, seed: 2 });

function run(options: Partial<TrainOptions> & { withHeld?: boolean }) {
  const { withHeld, ...rest } = options;
  using dataset = Dataset.fromMatrix(matrix, { label });
  using held = Dataset.fromMatrix(other.matrix, { label: other.label, reference: dataset });
  return train({
    train: dataset,
    parameters: { ...repeatable, metric: ["l2", "l1"] },
    iterations: 10,
    ...(withHeld && { validation: { held } }),
    ...rest,
  });
}

const meanSquare = (predicted: ArrayLike<number>, actual: Float64Array) =>
  actual.reduce((sum, y, row) => sum + (y - predicted[row]!) ** 2, 0) / actual.length;

describe("the training loop", () => {
  it("records every metric of every validation set after every iteration", () => {
    const { booster, history } = run({ withHeld: true, evaluateTrain: true });
    expect(Object.keys(history)).toEqual(["train", "held"]);
    expect(history.held!.l1).toHaveLength(10);
    expect(history.held!.l2![9]).toBeCloseTo(meanSquare(booster.predict(other.matrix), other.label), 5);
    expect(history.train!.l2![4]).toBeCloseTo(meanSquare(booster.predict(matrix, { iterations: 5 }), label), 5);
    booster.dispose();
  });

  it("stops when the validation score stalls, and predicts and saves its best iteration", () => {
    const parameters = { ...repeatable, metric: "l2", learning_rate: 0.9 };
    const { booster, history, iterations, bestIteration, stoppedEarly } = run({
      withHeld: true,
      parameters,
      iterations: 500,
      earlyStopping: { rounds: 7 },
    });
    const scores = history.held!.l2!;
    expect(stoppedEarly).toBe(true);
    expect(bestIteration).toBe(scores.indexOf(Math.min(...scores)) + 1);
    expect(iterations).toBe(bestIteration! + 7);
    expect(booster.currentIteration).toBe(iterations);
    expect(booster.predict(matrix)).toEqual(booster.predict(matrix, { iterations: bestIteration! }));
    expect(booster.predict(matrix)).not.toEqual(booster.predict(matrix, { iterations }));
    using saved = Booster.fromString(booster.saveToString());
    expect(saved.currentIteration).toBe(bestIteration);
    booster.dispose();
  });

  it("reports the best iteration when it ran to the end without a stall", () => {
    const result = run({ withHeld: true, parameters: { ...repeatable, metric: "l2" }, earlyStopping: { rounds: 5 } });
    expect([result.stoppedEarly, result.iterations, result.bestIteration]).toEqual([false, 10, 10]);
  });

  it("counts only improvements above minDelta", () => {
    const result = run({ withHeld: true, iterations: 100, earlyStopping: { rounds: 3, minDelta: 1e6 } });
    expect([result.iterations, result.bestIteration]).toEqual([4, 1]);
  });

  it("tells each iteration to the callback", () => {
    const seen: number[] = [];
    run({ withHeld: true, onIteration: (progress) => seen.push(progress.iteration, progress.evaluations.length) });
    expect(seen).toEqual([1, 2, 2, 2, 3, 2, 4, 2, 5, 2, 6, 2, 7, 2, 8, 2, 9, 2, 10, 2]);
  });

  it("throws what the callback throws", () => {
    const onIteration = () => {
      throw new RangeError("enough");
    };
    expect(() => run({ onIteration })).toThrow(new RangeError("enough"));
  });

  it("stops before the next iteration once its signal is aborted", () => {
    const controller = new AbortController();
    const onIteration = ({ iteration }: { iteration: number }) => iteration === 4 && controller.abort("why not");
    expect(() => run({ signal: controller.signal, onIteration })).toThrow(
      expect.objectContaining({
        code: "LIGHTGBM_ABORTED",
        message: "Training was aborted after 4 of 10 iterations.",
        cause: "why not",
      }),
    );
  });

  it("obeys a flag in shared memory", () => {
    const here = new AbortFlag();
    const there = new AbortFlag(here.buffer);
    there.abort();
    expect(() => run({ signal: here })).toThrow("after 0 of 10 iterations");
  });

  it("refuses options that cannot work, by name", () => {
    expect(() => run({ iterations: 0 })).toThrow("iterations must be a whole number >= 1, got 0.");
    expect(() => run({ earlyStopping: { rounds: 3 } })).toThrow("earlyStopping needs at least one validation set");
    expect(() => run({ withHeld: true, earlyStopping: { rounds: 0.5 } })).toThrow("earlyStopping.rounds");
    expect(() => run({ withHeld: true, earlyStopping: { rounds: 1, minDelta: -1 } })).toThrow("minDelta");
    expect(() => run({ parameters: { n_estimators: 5 } })).toThrow(
      '"n_estimators" is set through the option iterations, not among the parameters.',
    );
  });

  it("refuses early stopping when the parameters ask for no metric", () => {
    const parameters = { ...repeatable, metric: "none" };
    expect(() => run({ withHeld: true, parameters, earlyStopping: { rounds: 3 } })).toThrow(
      "earlyStopping needs a metric",
    );
  });
});

describe("validation sets", () => {
  it("must have names of their own", () => {
    using dataset = Dataset.fromMatrix(matrix, { label });
    using booster = Booster.create({ train: dataset, parameters: repeatable });
    expect(() => booster.addValidation("train", dataset)).toThrow('other than "train"');
    expect(() => booster.evaluate("held")).toThrow('No validation set "held"; there are train.');
  });

  it("must be binned with the training set as their reference", () => {
    using dataset = Dataset.fromMatrix(matrix, { label });
    using stranger = Dataset.fromMatrix(other.matrix, { label: other.label });
    using booster = Booster.create({ train: dataset, parameters: repeatable });
    expect(() => booster.addValidation("held", stranger)).toThrow(
      "LightGBM could not add the validation set held: Cannot add validation data, since it has different bin mappers",
    );
  });
});

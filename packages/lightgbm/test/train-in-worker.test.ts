import { Worker } from "node:worker_threads";
import koffi from "koffi";
import { describe, expect, it } from "vitest";
import { Booster, Dataset, loadLightGBM, toShared, train, trainInWorker } from "../src/index.ts";
import { makeProblem, repeatable } from "./made-up-data.ts";

const { matrix, label } = makeProblem({ rows: 500 });

describe("training in a worker", () => {
  it("gives the model that training in this thread gives", async () => {
    const { model, iterations } = await trainInWorker({
      train: { matrix, label },
      parameters: repeatable,
      iterations: 20,
    });
    using dataset = Dataset.fromMatrix(matrix, { label });
    using booster = train({ train: dataset, parameters: repeatable, iterations: 20 }).booster;
    expect(model).toBe(booster.saveToString());
    expect(iterations).toBe(20);
  });

  it("leaves the main thread free: between two ticks of a timer it is never busy for 50 ms while a model trains", async () => {
    const { matrix: large, label: target } = makeProblem({ rows: 30_000, columns: 40 });
    const shared = { ...large, data: toShared(large.data) };
    loadLightGBM();
    // The thread's own processor time: unlike the wall clock it does not count what other processes take.
    const busyMs = () => {
      const { user, system } = process.threadCpuUsage();
      return (user + system) / 1000;
    };
    const stretches: number[] = [];
    let before = busyMs();
    const timer = setInterval(() => {
      stretches.push(busyMs() - before);
      before = busyMs();
    }, 5);
    const began = process.cpuUsage();
    await trainInWorker({ train: { matrix: shared, label: toShared(target) }, parameters: repeatable, iterations: 80 });
    const trainedMs = process.cpuUsage(began).user / 1000;
    clearInterval(timer);
    expect(trainedMs).toBeGreaterThan(200);
    expect(stretches.length).toBeGreaterThan(5);
    expect(Math.max(...stretches)).toBeLessThan(50);
  });

  it("reports each iteration with its metrics, and stops early", async () => {
    const { matrix: other, label: otherLabel } = makeProblem({ rows: 200, seed: 2 });
    const seen: number[] = [];
    const result = await trainInWorker({
      train: { matrix, label },
      validation: { held: { matrix: other, label: otherLabel } },
      parameters: { ...repeatable, metric: "l2", learning_rate: 0.9 },
      iterations: 500,
      earlyStopping: { rounds: 5 },
      onIteration: ({ evaluations }) => seen.push(evaluations[0]!.value),
    });
    expect(result.stoppedEarly).toBe(true);
    expect(result.history.held!.l2).toEqual(seen);
    expect(seen.length).toBe(result.iterations);
    expect(result.bestIteration).toBe(seen.indexOf(Math.min(...seen)) + 1);
    using booster = Booster.fromString(result.model);
    expect(booster.currentIteration).toBe(result.bestIteration);
  });

  it("stops on its abort signal and says how far it came", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const training = trainInWorker({
      train: { matrix, label },
      parameters: repeatable,
      iterations: 1_000_000,
      onIteration: ({ iteration }) => iteration === 3 && controller.abort(reason),
      signal: controller.signal,
    });
    await expect(training).rejects.toMatchObject({ code: "LIGHTGBM_ABORTED", cause: reason });
  });

  it("brings the library's own error text to this thread", async () => {
    const training = trainInWorker({
      train: { matrix, label: label.map((y) => y - 100) },
      parameters: { ...repeatable, objective: "poisson" },
      iterations: 5,
    });
    await expect(training).rejects.toMatchObject({ name: "LightGBMError", code: "LIGHTGBM_NATIVE" });
    await expect(training).rejects.toThrow(/\[poisson\]: at least one target label is negative/);
  });

  it("brings the worker's log lines to this thread and not to the others", async () => {
    const here: string[] = [];
    const there: string[] = [];
    loadLightGBM().setLogHandler(({ message }) => here.push(message));
    await trainInWorker({
      train: { matrix, label },
      parameters: { ...repeatable, verbosity: 1 },
      iterations: 1,
      onLog: ({ level, message }) => there.push(`${level}: ${message}`),
    });
    loadLightGBM().setLogHandler(null);
    expect(there).toContainEqual(expect.stringMatching(/^info: Start training from score/));
    expect(here).toEqual([]);
  });

  it("throws what the progress callback throws", async () => {
    const training = trainInWorker({
      train: { matrix, label },
      parameters: repeatable,
      iterations: 1_000_000,
      onIteration: () => {
        throw new RangeError("no more");
      },
    });
    await expect(training).rejects.toThrow(new RangeError("no more"));
  });

  it("serves several threads at once, each with its own errors", async () => {
    const one = (seed: number, objective: string) => {
      const problem = makeProblem({ rows: 400, seed });
      return trainInWorker({
        train: { matrix: problem.matrix, label: problem.label.map((y) => y - 50) },
        parameters: { ...repeatable, objective },
        iterations: 30,
      });
    };
    const answers = await Promise.allSettled([
      one(1, "regression"),
      one(2, "poisson"),
      one(3, "regression"),
      one(4, "gamma"),
    ]);
    const text = answers.map((each) => (each.status === "rejected" ? String(each.reason) : "model"));
    expect(text).toEqual(["model", expect.stringContaining("[poisson]"), "model", expect.stringContaining("[gamma]")]);
  });

  it("gives its callback back to the process when its thread ends", async () => {
    loadLightGBM();
    const before = koffi.stats().callbacks;
    for (let round = 0; round < 3; round++) {
      await trainInWorker({ train: { matrix, label }, parameters: repeatable, iterations: 1 });
    }
    expect(koffi.stats().callbacks).toBe(before);
  });

  it("outlives a thread that loads the library, trains and ends without disposing of anything", async () => {
    const index = new URL("../src/index.ts", import.meta.url).href;
    const code = `import(${JSON.stringify(index)}).then(({ Dataset, train }) => {
      const data = Float64Array.from({ length: 400 }, (_, i) => Math.sin(i));
      const dataset = Dataset.fromMatrix({ data, rows: 100, columns: 4 }, { label: data.subarray(0, 100) });
      globalThis.kept = train({ train: dataset, parameters: { objective: "regression", verbosity: -1 }, iterations: 3 });
    })`;
    for (let round = 0; round < 5; round++) {
      const worker = new Worker(code, { eval: true });
      expect(await new Promise((resolve) => worker.on("exit", resolve))).toBe(0);
    }
    using dataset = Dataset.fromMatrix(matrix, { label });
    using booster = train({ train: dataset, parameters: repeatable, iterations: 2 }).booster;
    expect(booster.trees).toBe(2);
  });
});

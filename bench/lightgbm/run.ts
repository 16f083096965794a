import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { apiVersion, Booster, Dataset, loadLightGBM, train, trainInWorker } from "@sales-hub/lightgbm";
import { buildRowLoop, Peer } from "./peer.ts";
import { columns, makeSample, rows } from "./sample.ts";

// npm run bench:lightgbm -- [--threads 1] [--rounds 9] [--iterations 20]
const { values: flags } = parseArgs({
  options: {
    threads: { type: "string", default: "1" },
    rounds: { type: "string", default: "9" },
    iterations: { type: "string", default: "20" },
  },
});
const threads = Number(flags.threads);
const rounds = Number(flags.rounds);
const iterations = Number(flags.iterations);

const limits = { trainingRatio: 1.05, rowMicroseconds: 30, rowRatio: 1.5, timerMilliseconds: 50 };
const parameters = {
  objective: "regression",
  num_leaves: 31,
  learning_rate: 0.05,
  num_threads: threads,
  deterministic: true,
  force_col_wise: true,
  seed: 1,
  verbosity: -1,
};

interface Timing {
  readonly binSeconds: number;
  readonly trainSeconds: number;
  /** Processor time of both, which does not count what other processes take. */
  readonly cpuSeconds: number;
  readonly trees: string;
}

const { data, label } = makeSample();
const matrix = { data, rows, columns };
const folder = mkdtempSync(join(tmpdir(), "bench-lightgbm-"));
const peer = new Peer();

try {
  const files = { matrix: join(folder, "matrix.f64"), label: join(folder, "label.f64") };
  writeFileSync(files.matrix, data);
  writeFileSync(files.label, label);
  const { version } = await peer.ask<{ version: string }>({ do: "load", ...files, rows, columns });
  if (version !== apiVersion) throw new Error(`Python has LightGBM ${version}, the binding is for ${apiVersion}.`);

  const training = await compareTraining();
  const row = measureRows();
  const timer = await measureTimer();
  report(training, row, timer);
} finally {
  peer.close();
  rmSync(folder, { recursive: true });
}

function trainHere(): Timing {
  const cpu = process.cpuUsage();
  const began = performance.now();
  using dataset = Dataset.fromMatrix(matrix, { label, parameters });
  const binned = performance.now();
  const { booster } = train({ train: dataset, parameters, iterations });
  const ended = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  const text = booster.saveToString();
  booster.dispose();
  return {
    binSeconds: (binned - began) / 1000,
    trainSeconds: (ended - binned) / 1000,
    cpuSeconds: (user + system) / 1e6,
    trees: text.slice(text.indexOf("\nTree=0"), text.indexOf("end of trees")),
  };
}

/** Alternates the two, so that whatever else the machine does falls on both. */
async function compareTraining(): Promise<{ here: Timing[]; there: Timing[] }> {
  const ask = () => peer.ask<Timing>({ do: "train", parameters, iterations });
  const here: Timing[] = [];
  const there: Timing[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) here.push(trainHere());
    there.push(await ask());
    if (round % 2 === 1) here.push(trainHere());
    const [a, b] = [here.at(-1)!, there.at(-1)!];
    console.log(`round ${round + 1}: binding ${total(a).toFixed(2)} s, Python ${total(b).toFixed(2)} s`);
    if (a.trees !== b.trees) throw new Error("The two trained different trees, so their times cannot be compared.");
  }
  return { here, there };
}

function measureRows(): { binding: number; cApi: number | undefined } {
  const someRows = 20_000;
  const calls = 200_000;
  const part = { data: data.subarray(0, someRows * columns), rows: someRows, columns };
  using dataset = Dataset.fromMatrix(part, { label: label.subarray(0, someRows), parameters });
  using booster = train({ train: dataset, parameters, iterations: 500 }).booster;
  const model = join(folder, "model.txt");
  booster.saveToFile(model);
  using loaded = Booster.fromFile(model);
  using predictor = loaded.rowPredictor();
  const views = Array.from({ length: someRows }, (_, row) => data.slice(row * columns, (row + 1) * columns));
  const loop = () => {
    let sum = 0;
    const began = performance.now();
    for (let call = 0; call < calls; call++) sum += predictor.predictOne(views[call % someRows]!);
    return { microseconds: ((performance.now() - began) * 1000) / calls, sum };
  };
  const program = buildRowLoop(folder);
  const rowsFile = join(folder, "matrix.f64");
  const loopInC = (file: string) => {
    const { path } = loadLightGBM();
    const out = execFileSync(file, [path, model, rowsFile, String(someRows), String(columns), String(calls)]);
    return JSON.parse(out.toString()) as { microseconds: number; sum: number };
  };
  const binding: number[] = [];
  const cApi: number[] = [];
  for (let round = 0; round < 3; round++) {
    const mine = loop();
    binding.push(mine.microseconds);
    if (!program) continue;
    const other = loopInC(program);
    cApi.push(other.microseconds);
    if (Math.abs(mine.sum - other.sum) > 1e-9 * Math.abs(other.sum)) throw new Error("The two predicted differently.");
  }
  console.log(`single rows: binding ${median(binding).toFixed(2)} us, C ${cApi.map((each) => each.toFixed(2))} us`);
  return { binding: median(binding), cApi: program ? median(cApi) : undefined };
}

/** How late a 5 ms timer of the main thread comes while a worker trains on the whole matrix. */
async function measureTimer(): Promise<{ worst: number; seconds: number }> {
  let worst = 0;
  let due = performance.now() + 5;
  const timer = setInterval(() => {
    worst = Math.max(worst, performance.now() - due);
    due = performance.now() + 5;
  }, 5);
  const began = performance.now();
  await trainInWorker({ train: { matrix, label, parameters }, parameters, iterations, onIteration: () => {} });
  clearInterval(timer);
  return { worst, seconds: (performance.now() - began) / 1000 };
}

function report(
  { here, there }: { here: Timing[]; there: Timing[] },
  row: { binding: number; cApi: number | undefined },
  timer: { worst: number; seconds: number },
): void {
  const mine = Math.min(...here.map(total));
  const theirs = Math.min(...there.map(total));
  const mineCpu = Math.min(...here.map((each) => each.cpuSeconds));
  const theirsCpu = Math.min(...there.map((each) => each.cpuSeconds));
  const rowRatio = row.cApi === undefined ? Number.NaN : row.binding / row.cApi;
  const verdicts = {
    training: mine / theirs <= limits.trainingRatio,
    row: row.binding < limits.rowMicroseconds || rowRatio <= limits.rowRatio,
    timer: timer.worst < limits.timerMilliseconds,
  };
  const said = (passed: boolean) => (passed ? "met" : "MISSED");
  const list = (timings: Timing[]) => timings.map((each) => total(each).toFixed(2)).join(", ");
  const text = `# LightGBM binding against its peers

\`npm run bench:lightgbm -- --threads ${threads} --rounds ${rounds} --iterations ${iterations}\`, Node ${process.version},
LightGBM ${apiVersion}, ${cpus()[0]?.model.trim()} x ${cpus().length}, ${(totalmem() / 2 ** 30).toFixed(0)} GB.

| what | binding | peer | ratio | wanted | |
|---|---:|---:|---:|---|---|
| training ${rows.toLocaleString("en")} x ${columns}, ${iterations} trees of 31 leaves, ${threads} thread(s), fastest of ${rounds} | ${mine.toFixed(2)} s | ${theirs.toFixed(2)} s (Python) | ${(mine / theirs).toFixed(3)} | <= ${limits.trainingRatio} | ${said(verdicts.training)} |
| of which binning | ${Math.min(...here.map((each) => each.binSeconds)).toFixed(2)} s | ${Math.min(...there.map((each) => each.binSeconds)).toFixed(2)} s | | | |
| processor time of the same | ${mineCpu.toFixed(2)} s | ${theirsCpu.toFixed(2)} s | ${(mineCpu / theirsCpu).toFixed(3)} | | |
| one row, fast path, 500 trees of 31 leaves, median of 3 | ${row.binding.toFixed(2)} us | ${row.cApi === undefined ? "no C compiler" : `${row.cApi.toFixed(2)} us (C)`} | ${rowRatio.toFixed(3)} | < ${limits.rowMicroseconds} us or <= ${limits.rowRatio} | ${said(verdicts.row)} |
| worst lateness of a main-thread timer while a worker trains ${timer.seconds.toFixed(1)} s | ${timer.worst.toFixed(1)} ms | | | < ${limits.timerMilliseconds} ms | ${said(verdicts.timer)} |

All rounds, binning and training: binding ${list(here)} s; Python ${list(there)} s. The rounds alternate, the fastest
of each counts since other processes only ever add time, and both sides grew the same trees, character for character. Load of the machine: ${loadavg()[0]?.toFixed(1)} at the end of the run.
`;
  const results = join(import.meta.dirname, "..", "results");
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, "lightgbm.md"), text);
  console.log(`\n${text}`);
  if (!Object.values(verdicts).every(Boolean)) process.exitCode = 1;
}

function total(timing: Timing): number {
  return timing.binSeconds + timing.trainSeconds;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

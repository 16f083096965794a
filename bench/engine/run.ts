import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { prepareData } from "@sales-hub/data";

// HUB_RAW_DIR=DIR npm run bench:engine

const STORES = [1, 3, 10];
/** Features per second of the numpy program that the first figures of the method came from. */
const NUMPY_ROWS_PER_SECOND = 9_300;

interface Spread {
  readonly p50: number;
  readonly p95: number;
}

const { values } = parseArgs({ options: { raw: { type: "string" } } });
const rawDir = values.raw ?? process.env.HUB_RAW_DIR;
if (rawDir === undefined) {
  console.error("Name the folder of the real files: HUB_RAW_DIR=DIR npm run bench:engine, or -- --raw DIR");
  process.exit(2);
}
const folder = await mkdtemp(join(tmpdir(), "bench-engine-"));
const prepared = join(folder, "prepared");

async function measure<T>(what: string, argument: string): Promise<T & { readonly peakMegabytes: number }> {
  const script = join(import.meta.dirname, "measure.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script, what, prepared, argument], {
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}

const milliseconds = ({ p50, p95 }: Spread) => `${p50.toFixed(2)} / ${p95.toFixed(2)} ms`;
const verdict = (isMet: boolean) => (isMet ? "met" : "**missed**");

try {
  await prepareData({ rawDir: resolve(rawDir), outDir: prepared });
  const loadBefore = loadavg()[0]!;
  const forecasts = await measure<{
    training: { seconds: number; eventLoopMaxMs: number };
    features: { stateSeconds: number; rows: number; seconds: number };
    allSeconds: number;
    single: Spread;
    explained: Spread;
  }>("forecasts", "");
  const scales: { seriesCount: number; seconds: number; peakMegabytes: number }[] = [];
  for (const times of STORES) scales.push(await measure("scale", String(times)));
  const training = await measure<{ seconds: number; cpuSeconds: number; eventLoopMaxMs: number }>(
    "training",
    join(folder, "models"),
  );

  const rowsPerSecond = forecasts.features.rows / forecasts.features.seconds;
  const [first, last] = [scales[0]!, scales.at(-1)!];
  const slope = Math.log(last.seconds / first.seconds) / Math.log(last.seriesCount / first.seriesCount);
  const rows: [string, string, string, string][] = [
    [
      "training a version: calibration, backtest folds, model, forecasts",
      `${training.seconds.toFixed(1)} s`,
      "< 120 s",
      verdict(training.seconds < 120),
    ],
    ["processor time of the same, all threads", `${training.cpuSeconds.toFixed(1)} s`, "", ""],
    [
      "its peak memory, all threads",
      `${training.peakMegabytes.toFixed(0)} MB`,
      "< 2,048 MB",
      verdict(training.peakMegabytes < 2048),
    ],
    [
      "event loop, longest delay meanwhile",
      `${training.eventLoopMaxMs.toFixed(0)} ms`,
      "< 50 ms",
      verdict(training.eventLoopMaxMs < 50),
    ],
    ["one model alone: rows and both fits", `${forecasts.training.seconds.toFixed(1)} s`, "", ""],
    [
      "event loop, longest delay meanwhile",
      `${forecasts.training.eventLoopMaxMs.toFixed(0)} ms`,
      "< 50 ms",
      verdict(forecasts.training.eventLoopMaxMs < 50),
    ],
    [
      `base and features of ${forecasts.features.rows.toLocaleString("en")} rows, one thread, state of the origin (${forecasts.features.stateSeconds.toFixed(2)} s) included`,
      `${Math.round(rowsPerSecond).toLocaleString("en")} rows/s, ${(rowsPerSecond / NUMPY_ROWS_PER_SECOND).toFixed(1)} x numpy`,
      ">= 5 x",
      verdict(rowsPerSecond >= 5 * NUMPY_ROWS_PER_SECOND),
    ],
    ["all pairs x 39 weeks", `${forecasts.allSeconds.toFixed(1)} s`, "< 10 s", verdict(forecasts.allSeconds < 10)],
    ["one pair x 4 weeks, p50 / p95", milliseconds(forecasts.single), "p50 < 5 ms", verdict(forecasts.single.p50 < 5)],
    [
      "explaining one week, p50 / p95",
      milliseconds(forecasts.explained),
      "p50 <= 4 ms",
      verdict(forecasts.explained.p50 <= 4),
    ],
    ...scales.map(({ seriesCount, seconds, peakMegabytes }, k): [string, string, string, string] => [
      `processor time of two origins and their features, stores x ${STORES[k]} (${seriesCount.toLocaleString("en")} pairs)`,
      `${seconds.toFixed(1)} s, ${peakMegabytes.toFixed(0)} MB`,
      "",
      "",
    ]),
    ["slope of log time over log pairs", slope.toFixed(2), "about 1", verdict(slope < 1.15)],
  ];
  const report = [
    "# Speed and memory of the forecast engine",
    "",
    `\`npm run bench:engine\` on the real files, Node ${process.version}, ${cpus()[0]!.model} x ${cpus().length}; load average ${loadBefore.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} at the end of the run.`,
    "",
    "| what | measured | wanted | |",
    "|---|---:|---|---|",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
    "The fit of a model does not grow with stores (it takes a sample of about 100,000 rows); what grows is making the states of",
    "past origins and their features, which is what the rows with more stores measure.",
    "Wall times and event loop delays are those of a machine with the load stated: beyond its processors, both wait for others.",
    "",
  ].join("\n");
  const results = join(import.meta.dirname, "../results");
  await mkdir(results, { recursive: true });
  await writeFile(join(results, "engine.md"), report);
  console.log(report);
} finally {
  await rm(folder, { recursive: true, force: true });
}

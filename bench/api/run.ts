import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";

// HUB_RAW_DIR=DIR npm run bench:api [-- --home DIR]: with a home that was prepared and trained before, neither is done again.

const REQUESTS = 200;
const WARM_UP = 20;
const READY_WITHIN_MS = 600_000;

const { values } = parseArgs({ options: { raw: { type: "string" }, home: { type: "string" } } });
const rawDir = values.raw ?? process.env.HUB_RAW_DIR;
if (rawDir === undefined) {
  console.error("Name the folder of the real files: HUB_RAW_DIR=DIR npm run bench:api, or -- --raw DIR");
  process.exit(2);
}

interface Question {
  readonly title: string;
  readonly path: string;
  readonly body?: object;
  /** Bound of the median, milliseconds. */
  readonly wanted?: number;
}

const forecastOf = (explain_weeks: number[]) => ({ store: 10, dept: 72, forecast_weeks: 4, explain_weeks });

const QUESTIONS: readonly Question[] = [
  { title: "GET /dashboard_summary", path: "/dashboard_summary", wanted: 20 },
  { title: "POST /forecast, 4 weeks, none explained", path: "/forecast", body: forecastOf([]), wanted: 5 },
  { title: "POST /forecast, 4 weeks, one explained", path: "/forecast", body: forecastOf([1]) },
  { title: "POST /forecast, 4 weeks, all explained", path: "/forecast", body: forecastOf([1, 2, 3, 4]) },
  { title: "POST /forecast/aggregate, everything, 4 weeks", path: "/forecast/aggregate", body: { forecast_weeks: 4 } },
  { title: "POST /safety_stock", path: "/safety_stock", body: { store: 10, dept: 72, lead_time_weeks: 2 } },
  { title: "GET /insights/hotspots", path: "/insights/hotspots" },
  { title: "GET /value", path: "/value" },
];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("No port of the loopback address is free.");
  return address.port;
}

async function ask(base: string, { path, body }: Question): Promise<number> {
  const start = performance.now();
  const answer = await fetch(base + path, {
    headers: { "accept-encoding": "identity", ...(body && { "content-type": "application/json" }) },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  return performance.now() - start;
}

async function measure(base: string, question: Question): Promise<{ p50: number; p95: number }> {
  for (let k = 0; k < WARM_UP; k++) await ask(base, question);
  const taken: number[] = [];
  for (let k = 0; k < REQUESTS; k++) taken.push(await ask(base, question));
  taken.sort((a, b) => a - b);
  return { p50: taken[REQUESTS / 2]!, p95: taken[Math.ceil(0.95 * REQUESTS) - 1]! };
}

const temporary = await mkdtemp(join(tmpdir(), "bench-api-"));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const home = values.home === undefined ? temporary : resolve(values.home);
const main = join(import.meta.dirname, "../../apps/cli/src/main.ts");
const service = spawn(
  process.execPath,
  [main, "up", "--raw", resolve(rawDir), "--home", home, "--port", String(port)],
  { stdio: "inherit" },
);
try {
  const isReady = () =>
    fetch(`${base}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!(await isReady())) {
    if (service.exitCode !== null) throw new Error(`The service ended with code ${service.exitCode}.`);
    if (performance.now() > deadline) throw new Error("The service was not ready in ten minutes.");
    await delay(250);
  }
  const load = loadavg()[0]!;
  const rows: string[] = [];
  const medians: number[] = [];
  for (const question of QUESTIONS) {
    const { p50, p95 } = await measure(base, question);
    medians.push(p50);
    const { wanted } = question;
    const verdict = wanted === undefined ? "|" : `< ${wanted} ms | ${p50 < wanted ? "met" : "**missed**"}`;
    rows.push(`| ${question.title} | ${p50.toFixed(1)} / ${p95.toFixed(1)} ms | ${verdict} |`);
  }
  const each = (medians[3]! - medians[1]!) / 4;
  rows.push(`| each explained week more | ${each.toFixed(1)} ms | <= 4 ms | ${each <= 4 ? "met" : "**missed**"} |`);
  const report = [
    "# Speed of the service",
    "",
    `\`npm run bench:api\` on the real files, Node ${process.version}, ${cpus()[0]?.model.trim() ?? "unknown"} x ${cpus().length}, load average ${load.toFixed(1)}:`,
    `${REQUESTS} requests one after the other over loopback, uncompressed, after ${WARM_UP} to warm up.`,
    "",
    "| request | p50 / p95 | wanted p50 | |",
    "|---|---:|---|---|",
    ...rows,
    "",
  ].join("\n");
  await writeFile(join(import.meta.dirname, "../results/api.md"), report);
  console.log(report);
} finally {
  service.kill("SIGTERM");
  if (service.exitCode === null) await new Promise((done) => service.once("exit", done));
  await rm(temporary, { recursive: true, force: true });
}

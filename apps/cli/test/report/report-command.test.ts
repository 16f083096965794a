import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copySmallWorld } from "@sales-hub/hub/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { runCommandLine } from "../../src/lib/run-command-line.ts";
import { renderReport } from "../../src/report/render-report.ts";
import type { Report } from "../../src/report/report-types.ts";
import { sampleAudit, sampleGauntlet, sampleMeasurement, sampleRidge } from "./samples.ts";

let home: string;
let rawDir: string;
let output: string[];
let errors: string[];
/** What --json printed, once for all tests. */
let answer: Report;

beforeAll(async () => {
  const world = await copySmallWorld();
  home = world.home;
  rawDir = world.workspace.rawDir;
  output = [];
  vi.spyOn(console, "log").mockImplementation((text: string) => void output.push(text));
  expect(await run("--quick", "--json")).toBe(0);
  answer = JSON.parse(output[0]!) as Report;
  vi.restoreAllMocks();
}, 240_000);

afterAll(() => rm(home, { recursive: true, force: true }));

beforeEach(() => {
  output = [];
  errors = [];
  vi.spyOn(console, "log").mockImplementation((text: string) => void output.push(text));
  vi.spyOn(console, "error").mockImplementation((text: string) => void errors.push(text));
});

afterEach(() => vi.restoreAllMocks());

const run = (...args: string[]) => runCommandLine(commands, ["report", ...args, "--raw", rawDir, "--home", home]);

const titlesOf = (page: string) => [...page.matchAll(/<h2[^>]*>\d+\. ([^<]*)<\/h2>/g)].map(([, title]) => title);

describe("hub report", () => {
  it("writes one page that asks for nothing else and holds every chapter", async () => {
    const folder = join(home, "out");
    await mkdir(folder);
    expect(await run("--quick", "--out", join(folder, "report.html"))).toBe(0);
    expect(await readdir(folder)).toEqual(["report.html"]);
    const page = await readFile(join(folder, "report.html"), "utf8");
    expect(titlesOf(page)).toEqual([
      "Summary",
      "Data and quality",
      "Exploratory analysis",
      "Accuracy of the model that serves",
      "Ways to forecast, compared",
      "Leak audit",
      "Promotions",
      "Method and versions",
    ]);
    const addresses = [...page.matchAll(/https?:\/\/[^"'\s<)]+/g)].map(([address]) => address);
    expect(new Set(addresses)).toEqual(new Set(["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"]));
    expect(page.match(/<(script|link|img|iframe|object)\b|@import|url\((?!#)/g)).toBeNull();
    expect(page.match(/[>$("−]NaN|NaN%|undefined|Infinity|\[object/g)).toBeNull();
  });

  it("draws every chart for light and dark, for a screen and a phone", () => {
    const page = renderReport(answer);
    const count = (name: string) => page.split(`class="drawing ${name}"`).length - 1;
    expect(count("light wide")).toBeGreaterThan(10);
    for (const name of ["light narrow", "dark wide", "dark narrow"]) expect(count(name)).toBe(count("light wide"));
    expect(page.split('role="img" aria-label=').length - 1).toBe(count("light wide"));
  });

  it("gives the same figures as JSON, dated and traceable", () => {
    const page = renderReport(answer);
    expect(page).toContain(answer.data.data_hash);
    expect(page).toContain(answer.model.code_version);
    expect(page).toContain(`skew of weekly sales from ${answer.eda.sales.raw.moments.skew.toFixed(3)}`);
    expect(page).toContain(`of ${answer.accuracy.by_fold.length} folds`);
  });

  it("escapes what comes from the data", () => {
    const files = [{ name: "<script>alert(1)</script>.csv", bytes: 1, sha256: '"><b>' }];
    const page = renderReport({ ...answer, data: { ...answer.data, files } });
    expect(page.includes("<script>")).toBe(false);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;.csv");
    expect(page.includes('"><b>')).toBe(false);
  });

  it("shows the champion with its reasons and the features that see the future", () => {
    const page = renderReport({
      ...answer,
      gauntlet: sampleGauntlet,
      leak_audit: sampleAudit,
      leak_measurement: sampleMeasurement,
      ridge: sampleRidge,
    });
    expect(page).toContain("Hub&#39;s engine is the champion of 2 ways to forecast on 1 folds");
    expect(page.indexOf("✗ leaks")).toBeLessThan(page.indexOf("✓ passes"));
    expect(page).toContain("E1: WMAE $1300.0, 35.0% below seasonal naive");
    expect(page).toContain("XGBoost on the brief&#39;s features. Skipped: no library");
    expect(page).toContain("LightGBM over XGBoost, p 0.0001 in the brief: not confirmed on honest features");
    expect(page).toContain("E1: LightGBM errs $3.0 a row less.");
    const cells = page.replace(/<\/td><td[^>]*>/g, "|");
    expect(cells).toContain("E1|Paired t-test|RMSE of 8 folds|−$40.0|−0.80|0.4500");
    expect(cells).toContain("E1|Paired t-test|absolute errors of 100 rows|−$3.0|−4.00|< 0.0001".replace("<", "&lt;"));
    expect(cells).toContain("E1|Diebold-Mariano|mean absolute errors by week|−$2.5|−0.51|0.6100");
    expect(page).toContain("1 of 2 features see the future: lookAhead");
    expect(page).toContain("it catches Sales_vs_Baseline of the target&#39;s own week");
    expect(page).toContain("✗ leaks");
    expect(page).toContain("0.9993 with them, 0.9811 without");
    expect(page).toContain("R² −4.22e+31) comes from collinear inputs");
    expect(page).toContain("fitted with care, Ridge has 0.9512");
    expect(page).toContain("forecasts e^44.3 dollars for a row that sold $512");
  });

  it("passes over a comparison that is damaged, and says so on standard error and in its answer", async () => {
    const folder = join(home, "reports");
    const file = `reports/${answer.data.data_hash}.json`;
    await mkdir(folder);
    await writeFile(join(home, file), '{"schema_version":4,"gauntlet":{}}');
    expect(await run("--quick", "--json")).toBe(0);
    const { notes, gauntlet, gauntlet_reason, leak_measurement } = JSON.parse(output[0]!) as Report;
    expect([gauntlet, leak_measurement]).toEqual([null, null]);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(`${file} does not hold what it must`);
    expect(gauntlet_reason).toContain(notes[0]);
    expect(errors).toContain(notes[0]);
    expect(answer.notes).toEqual([]);
    expect(renderReport({ ...answer, notes: ["<told> of damage"] })).toContain("<li>&lt;told&gt; of damage</li>");
    await rm(folder, { recursive: true });
  });

  it("names the folder that does not exist, and leaves nothing behind", async () => {
    const missing = join(home, "nowhere");
    expect(await run("--quick", "--out", join(missing, "report.html"))).toBe(2);
    expect(errors.join("\n")).toContain(`there is no folder ${missing}`);
    expect(await run("--quick", "--out", home)).toBe(2);
    expect(errors.join("\n")).toMatch(/which is a folder/);
    expect((await readdir(home)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("asks what to write when nothing is said, and refuses contradictions", async () => {
    expect(await run()).toBe(2);
    expect(errors[0]).toMatch(/--out FILE .* --json/);
    expect(await run("--json", "--quick", "--refresh")).toBe(2);
    expect(errors[1]).toMatch(/exclude each other/);
  });
});

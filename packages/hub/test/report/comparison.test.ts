import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { comparisonPath, findComparison } from "../../src/report/kept-comparison.ts";
import { planComparison } from "../../src/report/plan-comparison.ts";
import { readReport } from "../../src/report/read-report.ts";
import { compareForecasters } from "../../src/report/run-comparison.ts";
import { useSmallHub } from "../small-hub.ts";

const hub = useSmallHub();

function keyOf() {
  const { modelsDir, model } = hub.snapshot();
  return { modelsDir, dataHash: model.data.hash };
}

/** One fold of the usual plan, quick to fit. */
function quickly() {
  const snapshot = hub.snapshot();
  const plan = planComparison(snapshot.panel);
  return { plan: { ...plan, folds: plan.folds.slice(0, 1), ridge: null }, targetRows: 1000 };
}

describe("the comparison of ways to forecast", () => {
  it("is missing with a reason until it is made, then kept whole beside the models and found again", async () => {
    const snapshot = hub.snapshot();
    const before = (await readReport(snapshot)).comparison;
    expect(before.kept).toBeNull();
    expect(before.reason).toMatch(/not been compared on this data yet.*hub report/);

    const steps: number[] = [];
    const kept = await compareForecasters(snapshot, { ...quickly(), onProgress: ({ done }) => steps.push(done) });
    expect(kept.gauntlet.champion.reasons[0]).toMatch(/WMAE \$\d/);
    expect(kept.leak.leaking.test.r2).toBeGreaterThan(kept.leak.honest.test.r2);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(await readdir(dirname(comparisonPath(keyOf())))).toEqual([`${snapshot.model.data.hash}.json`]);

    const found = await findComparison(keyOf(), kept.code_version);
    expect(found.kept).toEqual(JSON.parse(JSON.stringify(kept)));
    expect((await compareForecasters(snapshot, quickly())).ran_at).toBe(kept.ran_at);
    expect((await compareForecasters(snapshot, { ...quickly(), refresh: true })).ran_at > kept.ran_at).toBe(true);
  }, 300_000);

  it("is not shown for other code, and says so", async () => {
    const { kept, reason } = await findComparison(keyOf(), "0.1.0+other");
    expect(kept).toBeNull();
    expect(reason).toMatch(/made by other code \(0\.1\.0\+\w+; this is 0\.1\.0\+other\)/);
  });

  it("that is damaged does not break the report, and is told of and set aside when a new one is made", async () => {
    const snapshot = hub.snapshot();
    const path = comparisonPath(keyOf());
    const kept = JSON.parse(await readFile(path, "utf8")) as { gauntlet: { champion: object } };
    await writeFile(path, JSON.stringify({ ...kept, gauntlet: { ...kept.gauntlet, champion: {} } }));
    const { comparison, eda } = await readReport(snapshot);
    expect(comparison.kept).toBeNull();
    expect(comparison.damage).toMatch(/\/gauntlet\/champion/);
    expect(eda.span.rows).toBeGreaterThan(0);

    const notices: string[] = [];
    const made = await compareForecasters(snapshot, { ...quickly(), onNotice: (text) => notices.push(text) });
    expect(notices).toEqual([
      comparison.damage,
      `The damaged comparison was set aside as ${snapshot.model.data.hash}.damaged-1.json.`,
    ]);
    expect((await readReport(snapshot)).comparison.kept?.ran_at).toBe(made.ran_at);
  }, 300_000);
});

describe("readReport", () => {
  it("finds that no feature sees the future, and that the audit would see it", async () => {
    const { leakAudit } = await readReport(hub.snapshot());
    expect(leakAudit).toMatchObject({ passed: true, controlCaught: true });
  });

  it("explores and audits once for each snapshot, while other work goes on", async () => {
    const snapshot = { ...hub.snapshot() };
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    const [first, second] = await Promise.all([readReport(snapshot), readReport(snapshot)]);
    clearInterval(timer);
    expect(first.eda).toBe(second.eda);
    expect(turns).toBeGreaterThan(5);
  });
});

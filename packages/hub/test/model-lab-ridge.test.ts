import { weekIndex } from "@sales-hub/domain";
import { auditLeaks, explainRidge, type LeakAudit, type RidgeExplanation } from "@sales-hub/engine";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRealPanel } from "./engine-oracle/real-panel.ts";

const rawDir = process.env.HUB_RAW_DIR;

describe.skipIf(!rawDir)("the model lab on the real files (set HUB_RAW_DIR to their folder)", () => {
  let explanation: RidgeExplanation;
  let audit: LeakAudit;
  beforeAll(async () => {
    const panel = await loadRealPanel(rawDir!);
    explanation = explainRidge(panel, { originIndex: weekIndex(panel.firstWeek, "2011-11-18"), testWeeks: 9 });
    audit = auditLeaks(panel, { originIndex: weekIndex(panel.firstWeek, "2012-02-24") });
  });

  it("fits an honest ridge regression where the brief's way fails beyond all measure", () => {
    const of = (name: string) => explanation.variants.find((variant) => variant.name === name)!;
    expect(of("honest").testR2).toBeGreaterThan(0.8);
    expect(of("log").testR2).toBeLessThan(-100);
    const collinear = of("log-collinear");
    expect(collinear.testR2 ?? Number.NEGATIVE_INFINITY).toBeLessThan(-1e20);
    expect(collinear.worstRow.inputs.map(({ name }) => name)).toContain("Total_Markdown");
  });

  it("finds no feature that changes with the future, over every pair", () => {
    expect(audit.rows).toBe(4 * 3342);
    expect(audit.passed).toBe(true);
    expect(audit.controlCaught).toBe(true);
  });
});

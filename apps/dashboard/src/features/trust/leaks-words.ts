import type { AuditedFeature, ReportLeakAudit } from "@sales-hub/contracts";
import { plural } from "../../lib/format.ts";

export const catalogNames: Readonly<Record<AuditedFeature["catalog"], string>> = {
  hub: "ours",
  brief: "the brief's, as known at the origin",
  "brief-leaking": "the brief's, of the week itself",
};

/** "All 78 of our features and 46 of the brief's pass; the test catches 2 that hold the answer." */
export function leaksHeadline({
  features,
  control_caught,
}: Pick<ReportLeakAudit, "features" | "control_caught">): string {
  const of = (catalog: AuditedFeature["catalog"]) => features.filter((feature) => feature.catalog === catalog);
  const judged = features.filter(({ catalog }) => catalog !== "brief-leaking");
  const failing = judged.filter(({ passed }) => !passed);
  const own =
    failing.length === 0
      ? `All ${plural(judged.length, "feature")} pass the destruction test`
      : `${failing.length} of ${plural(judged.length, "feature")} see what they must not`;
  const control = of("brief-leaking");
  if (control.length === 0) return `${own}.`;
  const caught = control.filter(({ passed }) => !passed).length;
  return control_caught
    ? `${own}; it catches ${caught} of ${control.length} that hold the answer.`
    : `${own}, but it misses features that hold the answer, so it proves nothing.`;
}

export type Verdict = "passes" | "leaks" | "caught" | "missed";

/** A leaking feature that changes is a success of the test, not a failure of the product. */
export function verdictOf({ catalog, passed }: Pick<AuditedFeature, "catalog" | "passed">): Verdict {
  if (catalog === "brief-leaking") return passed ? "missed" : "caught";
  return passed ? "passes" : "leaks";
}

export const verdictTexts: Readonly<Record<Verdict, string>> = {
  passes: "\u25B2 passes",
  leaks: "\u25BC leaks",
  caught: "\u25C6 leak caught",
  missed: "\u25BC leak missed",
};

import { listWords, number, usd } from "../format.ts";
import { html, type Markup } from "../html.ts";
import type { Report } from "../report-types.ts";
import { finding, paragraph, type Section, table, verdict } from "../section.ts";

type Audit = NonNullable<Report["leak_audit"]>;

/** Whether a feature sees what it must not. */
export function leakSection({ leak_audit: audit, leak_audit_reason }: Report): Section {
  return {
    id: "leaks",
    title: "Leak audit",
    body:
      audit === null
        ? paragraph(leak_audit_reason ?? "")
        : html`${describeFeatures(audit)}${describeComparison(audit)}`,
  };
}

function describeFeatures({ features, origin }: Audit): Markup {
  const failed = features.filter(({ passes }) => !passes);
  return finding(
    failed.length === 0
      ? `Not one of ${features.length} features changes when the future is destroyed`
      : `${failed.length} of ${features.length} features see the future: ${listWords(failed.map(({ name }) => name))}`,
    paragraph(
      `Everything after the origin ${origin} was overwritten and every feature computed again; one that sees only what was known keeps all its values.`,
    ),
    table({
      caption: "Features, the latest week that each may see, and the result",
      header: ["Feature", "Set", "Definition", "Latest week", "Result", "Values changed"],
      words: 5,
      rows: features.map((each) => [
        each.name,
        each.set,
        each.definition,
        each.latest_week,
        verdict(each.passes, "passes", "leaks"),
        `${number(each.changed)} of ${number(each.values)}`,
      ]),
    }),
  );
}

function describeComparison({ comparison, comparison_reason }: Audit): Markup | null {
  if (comparison === null) return comparison_reason === null ? null : paragraph(comparison_reason);
  const { with_leaks, without_leaks } = comparison;
  return finding(
    `The brief's R² of 0.9996 needs features that hold the answer: ${number(with_leaks.test_r2, 4)} with them, ${number(without_leaks.test_r2, 4)} without`,
    table({
      caption: "The same model on the same split",
      header: ["Features", "R²", "RMSE", "MAE"],
      rows: [with_leaks, without_leaks].map(({ label, test_r2, test_rmse, test_mae }) => [
        label,
        number(test_r2, 4),
        usd(test_rmse),
        usd(test_mae),
      ]),
    }),
  );
}

import { moment, number } from "../format.ts";
import { html } from "../html.ts";
import type { Report } from "../report-types.ts";
import { bullets, facts, type Section } from "../section.ts";

/** How the figures were made. */
export function methodSection({ data, model, eda, gauntlet, meta, node_version }: Report): Section {
  return {
    id: "method",
    title: "Method and versions",
    body: html`${bullets([
      "Every figure on this page was computed by this program from the data with the hash below; none is quoted but those said to be the brief's.",
      "Moments are bias-corrected (skew G1, kurtosis G2); autocorrelations divide by n, partial ones follow Yule-Walker; variance inflation comes from the eigenvectors of the correlation matrix, so that exact dependence is told from rounding.",
      "Backtests are time-ordered: nothing after a fold's origin reaches its model, its base or its intervals.",
      "Errors are forecast minus actual: positive is over-forecast. WMAE counts the weeks flagged as holidays five times.",
      "Promotion effects compare a pair's week with its same week last year, within store and week, with errors clustered by store.",
    ])}${facts([
      ["Data hash (SHA-256)", html`<code class="hash">${data.data_hash}</code>`],
      ["Data schema", String(data.schema_version)],
      ["Model version", model.version],
      ["Code version", html`<code>${model.code_version}</code>`],
      ["Seed of the model", String(model.seed)],
      [
        "Comparison",
        gauntlet === null
          ? "not run"
          : `code ${gauntlet.code_version}, seed ${gauntlet.seed}, ${number(gauntlet.seconds)} s`,
      ],
      ["Exploratory analysis", `${number(eda.seconds, 1)} s`],
      ["Node.js", node_version],
      ["Report made", moment(meta.generated_at)],
    ])}`,
  };
}

import { presentErrors, presentImportance } from "@sales-hub/api";
import { compareModels, findChampion, type ModelComparison, ModelStore, rankFeatures } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatPercent, formatTable, formatUsd, printJson } from "../lib/print.ts";
import { readInteger } from "../lib/read-option.ts";
import { UsageError } from "../lib/usage-error.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { resolveWorkspace, workspaceOptions } from "../lib/workspace.ts";

export const models: Command = {
  name: "models",
  operands: "[list | importance | compare VERSION VERSION | promote VERSION | rollback | delete VERSION]",
  summary: "List or compare the model versions, choose which one serves, or delete old ones",
  options: {
    keep: {
      type: "string",
      value: "N",
      help: "With delete: delete the oldest until N are left, never the one that serves",
    },
    ...workspaceOptions,
  },
  async run({ options, positionals, json }) {
    const { modelsDir, preparedDir } = resolveWorkspace(options);
    const store = new ModelStore(modelsDir);
    const [action = "list", version, other] = positionals;
    if (action === "importance") {
      const answer = await withSnapshot(options, (snapshot) => presentImportance(snapshot, rankFeatures(snapshot)));
      return json ? printJson(answer) : console.log(describeImportance(answer));
    }
    if (action === "compare") {
      const versions = [required(version, action), required(other, action)];
      const compared = await compareModels({ models: store, preparedDir, versions });
      return json ? printJson(compared) : console.log(describeComparison(compared));
    }
    if (action === "delete" && options.keep !== undefined) {
      await store.deleteAllBut(readInteger(options, "keep", { min: 1, max: 10_000 }));
    } else if (action === "rollback") await store.rollback();
    else if (action === "promote") await store.promote(required(version, action));
    else if (action === "delete") await store.delete(required(version, action));
    else if (action !== "list") throw new UsageError(`models has no action "${action}".`);
    const current = await store.currentVersion();
    const all = await store.list();
    const champions = await Promise.all(all.map((model) => findChampion(modelsDir, model)));
    if (json) return printJson({ current, models: all.map((model, k) => ({ ...model, champion: champions[k] })) });
    const rows = all.map((model, k) => [
      model.version === current ? `${model.version} (serves)` : model.version,
      model.created_at,
      model.origin,
      model.metrics ? formatPercent(model.metrics.wape) : "-",
      model.metrics ? Math.round(model.metrics.wmae) : "-",
      model.data.hash.slice(0, 12),
      champions[k]?.rival ?? "-",
    ]);
    console.log(formatTable(["version", "trained", "data through", "WAPE", "WMAE", "data", "champion"], rows));
  },
};

const SHOWN_FEATURES = 20;

function describeImportance({ features, meta }: ReturnType<typeof presentImportance>): string {
  const rows = features
    .slice(0, SHOWN_FEATURES)
    .map(({ label, group, gain_share, splits }) => [
      label,
      group.replaceAll("_", " "),
      formatPercent(gain_share),
      splits,
    ]);
  return [
    `What the models of ${meta.model_version} learned most from; --json lists all ${features.length} features.`,
    "",
    formatTable(["feature", "group", "share of gain", "splits"], rows),
  ].join("\n");
}

/** One column per version, one row per figure. */
function describeComparison(compared: readonly ModelComparison[]): string {
  const row = (name: string, cell: (model: ModelComparison) => string) => [name, ...compared.map(cell)];
  const percent = (value: number | null | undefined) => (value == null ? "-" : formatPercent(value));
  const usd = (value: number | null | undefined) => (value == null ? "-" : formatUsd(value));
  const frozen = (title: string, pick: (model: ModelComparison) => ModelComparison["frozen"]) => {
    const errors = (model: ModelComparison) => {
      const figures = pick(model);
      return figures && presentErrors(figures);
    };
    return [
      row(`${title}: weeks compared`, (model) => (errors(model)?.test_weeks ?? 0).toLocaleString("en-US")),
      row("  WAPE", (model) => percent(errors(model)?.wape)),
      row("  value added to last year's", (model) => percent(errors(model)?.forecast_value_added)),
      row("  bias", (model) => usd(errors(model)?.bias)),
      row("  in 80% band", (model) => percent(errors(model)?.coverage80)),
    ];
  };
  return formatTable(
    ["", ...compared.map(({ metadata }) => metadata.version)],
    [
      row("trained", ({ metadata }) => metadata.created_at),
      row("data through", ({ metadata }) => metadata.origin),
      row("data", ({ metadata }) => metadata.data.hash.slice(0, 12)),
      row("code", ({ metadata }) => metadata.code_version),
      row("seed", ({ metadata }) => String(metadata.seed)),
      row("backtest WAPE", ({ metadata }) => percent(metadata.metrics?.wape)),
      row("backtest WMAE", ({ metadata }) => usd(metadata.metrics?.wmae)),
      row("backtest RMSE", ({ metadata }) => usd(metadata.metrics?.rmse)),
      row("last year's WMAE", ({ metadata }) => usd(metadata.metrics?.seasonal_naive_wmae)),
      ...frozen("frozen", (model) => model.frozen),
      ...frozen("frozen, weeks in common", (model) => model.frozenInCommon),
    ],
  );
}

function required(version: string | undefined, action: string): string {
  if (version !== undefined) return version;
  throw new UsageError(`models ${action} needs a version, e.g. v1.`);
}

import { ModelStore } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatPercent, formatTable, printJson } from "../lib/print.ts";
import { UsageError } from "../lib/usage-error.ts";
import { resolveWorkspace, workspaceOptions } from "../lib/workspace.ts";

export const models: Command = {
  name: "models",
  operands: "[list | promote VERSION | rollback | delete VERSION]",
  summary: "List the model versions, choose which one serves, or delete an old one",
  options: workspaceOptions,
  async run({ options, positionals, json }) {
    const store = new ModelStore(resolveWorkspace(options).modelsDir);
    const [action = "list", version] = positionals;
    if (action === "rollback") await store.rollback();
    else if (action === "promote") await store.promote(required(version, action));
    else if (action === "delete") await store.delete(required(version, action));
    else if (action !== "list") throw new UsageError(`models has no action "${action}".`);
    const current = await store.currentVersion();
    const all = await store.list();
    if (json) return printJson({ current, models: all });
    const rows = all.map((model) => [
      model.version === current ? `${model.version} (serves)` : model.version,
      model.created_at,
      model.origin,
      model.metrics ? formatPercent(model.metrics.wape) : "-",
      model.metrics ? Math.round(model.metrics.wmae) : "-",
      model.data.hash.slice(0, 12),
    ]);
    console.log(formatTable(["version", "trained", "data through", "WAPE", "WMAE", "data"], rows));
  },
};

function required(version: string | undefined, action: string): string {
  if (version !== undefined) return version;
  throw new UsageError(`models ${action} needs a version, e.g. v1.`);
}

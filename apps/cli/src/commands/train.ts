import { ModelStore, trainVersion } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatPercent, formatUsd, printJson } from "../lib/print.ts";
import { createProgress } from "../lib/progress.ts";
import { readInteger, readPath } from "../lib/read-option.ts";

export const train: Command = {
  name: "train",
  summary: "Train a model version on prepared data and make it the one that serves",
  options: {
    data: { type: "string", value: "DIR", help: "Prepared data, made by hub prepare" },
    models: { type: "string", value: "DIR", help: "Folder of the model versions" },
    seed: { type: "string", value: "N", help: "The same data and seed give the same model files (default: 7)" },
  },
  async run({ options, json }) {
    const models = new ModelStore(readPath(options, "models", "the folder of the model versions"));
    const progress = createProgress();
    const metadata = await trainVersion({
      preparedDir: readPath(options, "data", "the folder of the prepared data"),
      models,
      seed: readInteger(options, "seed", { min: 0, max: 2 ** 31 - 1, fallback: 7 }),
      onProgress: (update) => progress.step(update),
    }).finally(() => progress.finish());
    await models.promote(metadata.version);
    if (json) return printJson(metadata);
    const { metrics } = metadata;
    console.log(
      `Trained ${metadata.version} in ${metadata.training_seconds.toFixed(0)} s on data through ${metadata.origin}; it serves now.`,
    );
    if (metrics) {
      console.log(
        `Backtest (${metrics.folds} folds): WAPE ${formatPercent(metrics.wape)}, WMAE ${formatUsd(metrics.wmae)}; last year's same week ${formatPercent(metrics.seasonal_naive_wape)}, ${formatUsd(metrics.seasonal_naive_wmae)}.`,
      );
    }
  },
};

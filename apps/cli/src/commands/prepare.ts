import { prepareData } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatNumber, printJson } from "../lib/print.ts";
import { createProgress } from "../lib/progress.ts";
import { readPath } from "../lib/read-option.ts";

export const prepare: Command = {
  name: "prepare",
  summary: "Check the four raw files and make one chronological history of them",
  options: {
    raw: { type: "string", value: "DIR", help: "Folder with train, test, stores and features as .csv or .zip" },
    out: {
      type: "string",
      value: "DIR",
      help: "Folder for the prepared data; earlier data stays until the new is complete",
    },
  },
  async run({ options, json }) {
    const progress = createProgress();
    const started = performance.now();
    const prepared = await prepareData({
      rawDir: readPath(options, "raw", "the folder with the four raw files"),
      outDir: readPath(options, "out", "the folder for the prepared data"),
      onProgress: ({ step, of, name, detail }) => progress.step({ done: step, of, text: `${name}: ${detail}` }),
    }).finally(() => progress.finish());
    const seconds = (performance.now() - started) / 1000;
    const { metadata, dir, skipped } = prepared;
    if (json) return printJson({ dir, skipped, seconds, metadata, quality: prepared.quality });
    console.log(
      [
        skipped ? `Already up to date: ${dir}` : `Prepared in ${seconds.toFixed(1)} s: ${dir}`,
        `  ${formatNumber(metadata.total_rows)} rows, ${formatNumber(metadata.store_dept_combinations)} store-department pairs, ${metadata.stores.count} stores, ${metadata.departments.count} departments`,
        `  ${metadata.date_range.start} to ${metadata.date_range.end}, actual sales through ${metadata.data_through}, ${metadata.data_quality.date_continuity}`,
      ].join("\n"),
    );
  },
};

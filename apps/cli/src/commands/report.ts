import { presentReport } from "@sales-hub/api";
import { compareForecasters, readReport, type Snapshot } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { printJson } from "../lib/print.ts";
import { createProgress } from "../lib/progress.ts";
import { readOptionalPath } from "../lib/read-option.ts";
import { UsageError } from "../lib/usage-error.ts";
import { withSnapshot } from "../lib/with-snapshot.ts";
import { workspaceOptions } from "../lib/workspace.ts";
import { renderReport } from "../report/render-report.ts";
import { requireWritable, writePage } from "../report/write-page.ts";

export const report: Command = {
  name: "report",
  summary: "Write the model report: data, exploratory analysis, accuracy, comparison of ways to forecast, leak audit",
  options: {
    out: { type: "string", value: "FILE", help: "Write it as one self-contained page of HTML" },
    quick: { type: "boolean", help: "Do not compare the ways to forecast, which takes minutes; show what is kept" },
    refresh: { type: "boolean", help: "Compare them again even if a comparison of this data and code is kept" },
    ...workspaceOptions,
  },
  async run({ options, json }) {
    const out = readOptionalPath(options, "out");
    if (out === undefined && !json)
      throw new UsageError("Give --out FILE for a page, --json for its figures, or both.");
    if (options.quick === true && options.refresh === true) {
      throw new UsageError("--quick and --refresh exclude each other; give one.");
    }
    if (out !== undefined) await requireWritable(out);
    const answer = await withSnapshot(options, async (snapshot) => {
      if (options.quick !== true) await compare(snapshot, options.refresh === true);
      return presentReport(snapshot, await readReport(snapshot));
    });
    for (const note of answer.notes) console.error(note);
    if (out !== undefined) {
      const page = renderReport(answer);
      await writePage(out, page);
      if (!json)
        console.log(`Wrote ${out} (${Math.round(Buffer.byteLength(page) / 1024).toLocaleString("en-US")} KB).`);
    }
    if (json) printJson(answer);
  },
};

async function compare(snapshot: Snapshot, refresh: boolean): Promise<void> {
  const progress = createProgress();
  try {
    await compareForecasters(snapshot, {
      refresh,
      onProgress: (update) => progress.step(update),
      onNotice: (text) => console.error(text),
    });
  } finally {
    progress.finish();
  }
}

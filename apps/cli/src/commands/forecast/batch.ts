import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { encodeCsv, encodeParquet, forecastEverything, makeSubmission } from "@sales-hub/hub";
import type { CommandInput } from "../../lib/command.ts";
import { formatNumber, printJson } from "../../lib/print.ts";
import { readLevels, readOptionalPath } from "../../lib/read-option.ts";
import { UsageError } from "../../lib/usage-error.ts";
import { withSnapshot } from "../../lib/with-snapshot.ts";

interface WrittenFile {
  readonly file: string;
  readonly rows: number;
}

/** `hub forecast --all`: every pair and week to a file. */
export async function forecastBatch({ options, json }: CommandInput): Promise<void> {
  if (options.all !== true) throw new UsageError("--out and --submission are for all pairs; add --all.");
  for (const name of ["store", "dept", "type", "weeks", "explain", "strategy"]) {
    if (options[name] !== undefined) throw new UsageError(`--all forecasts every pair and week; leave out --${name}.`);
  }
  const out = readOptionalPath(options, "out");
  const submission = readOptionalPath(options, "submission");
  if (out === undefined && submission === undefined) {
    throw new UsageError("--all needs --out FILE.parquet or FILE.csv, --submission FILE.csv, or both.");
  }
  const encode = out === undefined ? undefined : encoderFor(out);
  const levels = readLevels(options, "levels");
  const written = await withSnapshot(options, async (snapshot) => {
    const files: WrittenFile[] = [];
    if (out !== undefined && encode !== undefined) {
      const columns = forecastEverything(snapshot, levels);
      await writeFile(out, await encode(columns));
      files.push({ file: out, rows: columns.Store!.length });
    }
    if (submission !== undefined) {
      const columns = makeSubmission(snapshot);
      await writeFile(submission, await encodeCsv(columns));
      files.push({ file: submission, rows: columns.Id!.length });
    }
    return files;
  });
  if (json) printJson({ written });
  else for (const { file, rows } of written) console.log(`${formatNumber(rows)} forecasts written to ${file}`);
}

function encoderFor(file: string): typeof encodeCsv {
  const ending = extname(file);
  if (ending === ".parquet") return encodeParquet;
  if (ending === ".csv") return encodeCsv;
  throw new UsageError(`--out must end in .parquet or .csv; got "${file}".`);
}

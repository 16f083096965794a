import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Database, openDatabase } from "./database.ts";
import { readDemoMarker } from "./demo/marker.ts";
import {
  type DataMetadata,
  PREPARED_SCHEMA_VERSION,
  readPreparedMetadata,
  readQualityReport,
  type SourceFile,
} from "./metadata.ts";
import {
  nullWhenAbsent,
  PREPARED_FILES,
  publishVersion,
  replaceFile,
  resolvePreparedDir,
  startVersion,
} from "./prepared-folder.ts";
import { assessQuality, type Contents, type QualityReport, STEP_NAMES } from "./quality-report.ts";
import { type LoadedFile, loadRawFile } from "./raw/load.ts";
import { locateRawFiles, type RawSource } from "./raw/locate.ts";
import { ProblemList, rejection } from "./raw/problems.ts";
import { addValueProblems } from "./raw/value-problems.ts";
import { formatStoreLocations, placeStores } from "./store-locations.ts";

export interface PrepareOptions {
  /** Folder (or zip) with train, test, stores and features, each as .csv or inside a .zip. */
  readonly rawDir: string;
  /** Prepared folder; see prepared-folder.ts for its layout. */
  readonly outDir: string;
  readonly onProgress?: (progress: PrepareProgress) => void;
}

export interface PrepareProgress {
  readonly step: number;
  readonly of: number;
  readonly name: string;
  readonly detail: string;
}

export interface PreparedData {
  /** The version's folder, which never changes. */
  readonly dir: string;
  readonly metadata: DataMetadata;
  readonly quality: QualityReport;
  readonly dataHash: string;
  /** True when the prepared data was up to date for the same raw bytes and nothing was done. */
  readonly skipped: boolean;
}

/**
 * Prepares the raw files in seven steps: load, duplicates, merge, prediction targets, timeline, missing values, export.
 * The SQL of each step is in sql/. A failed or killed run leaves earlier prepared data as it was.
 * @throws {HubError} DATA_REJECTED when a raw file breaks a rule; details.problems lists {file, line, column, value, rule}
 */
export async function prepareData(options: PrepareOptions): Promise<PreparedData> {
  const { rawDir, outDir } = options;
  const rejectedFile = path.join(outDir, "rejected.json");
  const problems = new ProblemList();
  const sources = await locateRawFiles(rawDir, problems);
  const source = await describeSource(rawDir, sources);
  if (problems.total === 0) {
    const current = await currentIfUpToDate(outDir, source);
    if (current !== null) {
      await rm(rejectedFile, { force: true });
      return current;
    }
  }
  const building = await startVersion(outDir);
  const workDir = path.join(building, ".work");
  await mkdir(workDir);
  const database = await openDatabase({ tempDir: workDir });
  try {
    const result = await build({ ...options, sources, source, building, workDir, database, problems });
    await rm(workDir, { recursive: true });
    const dir = await publishVersion(outDir, building, result.metadata.data_hash);
    await rm(rejectedFile, { force: true });
    return { dir, ...result, dataHash: result.metadata.data_hash, skipped: false };
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    if (problems.total > 0) {
      await replaceFile(rejectedFile, `${JSON.stringify(problems.report(), null, 2)}\n`);
    }
    throw error;
  } finally {
    database.close();
  }
}

interface Build extends PrepareOptions {
  readonly sources: readonly RawSource[];
  readonly source: DataMetadata["source"];
  readonly building: string;
  readonly workDir: string;
  readonly database: Database;
  readonly problems: ProblemList;
}

async function build(options: Build): Promise<{ metadata: DataMetadata; quality: QualityReport }> {
  const { database, building, problems } = options;
  const report = (step: number, detail: string) =>
    options.onProgress?.({ step, of: STEP_NAMES.length, name: STEP_NAMES[step - 1] as string, detail });

  report(1, "reading the raw files");
  const files: LoadedFile[] = [];
  for (const source of options.sources) {
    const file = await loadRawFile({ source, workDir: options.workDir, database, problems });
    if (file !== null) files.push(file);
  }
  await database.runFile("macros");
  if (files.length === 4) {
    await database.runFile("1-load");
    await addValueProblems(database, files, problems);
  }
  if (problems.total > 0) throw rejection(problems.report());
  report(1, files.map(({ label, clean }) => `${label} ${clean.recordCount} rows`).join(", "));

  report(2, "one row per store, department and week");
  await database.runFile("2-duplicates");
  report(3, "stores and features");
  await database.runFile("3-merge");
  report(4, "which weeks are to be predicted");
  await database.runFile("4-prediction-target");
  report(5, "sorting by store, department and date");
  await database.runFile("5-timeline");
  report(6, "filling missing values");
  await database.runFile("6-impute");
  report(7, "checking and writing");
  const createdAt = new Date().toISOString();
  const { quality, contents } = await assessQuality({
    database,
    files,
    createdAt,
    schemaVersion: PREPARED_SCHEMA_VERSION,
  });
  const csvFile = path.join(building, PREPARED_FILES.csv);
  await database.setVariable("parquet_file", path.join(building, PREPARED_FILES.parquet));
  await database.setVariable("csv_file", csvFile);
  await database.runFile("7-export");
  const metadata = describeData({
    contents,
    quality,
    source: options.source,
    createdAt,
    dataHash: await hashData(csvFile),
  });
  await writeFile(path.join(building, PREPARED_FILES.metadata), `${JSON.stringify(metadata, null, 2)}\n`);
  await writeFile(path.join(building, PREPARED_FILES.quality), `${JSON.stringify(quality, null, 2)}\n`);
  await writeFile(path.join(building, PREPARED_FILES.locations), formatStoreLocations(placeStores(contents.storeIds)));
  report(7, `${contents.rows} rows, ${contents.storeIds.length} stores, ${contents.deptIds.length} departments`);
  return { metadata, quality };
}

function describeData(options: {
  readonly contents: Contents;
  readonly quality: QualityReport;
  readonly source: DataMetadata["source"];
  readonly createdAt: string;
  readonly dataHash: string;
}): DataMetadata {
  const { contents, quality, source } = options;
  const { first_week, last_week, present_weeks, expected_weeks } = quality.date_continuity;
  return {
    created_at: options.createdAt,
    total_rows: contents.rows,
    total_columns: contents.columns.length,
    date_range: { start: first_week, end: last_week },
    stores: { count: contents.storeIds.length, ids: contents.storeIds },
    departments: { count: contents.deptIds.length, ids: contents.deptIds },
    store_dept_combinations: quality.weeks_per_pair.pairs,
    columns: contents.columns,
    missing_values: Object.fromEntries(
      quality.missing_values.filter(({ after }) => after > 0).map(({ column, after }) => [column, after]),
    ),
    data_quality: {
      has_duplicates: contents.duplicates > 0,
      has_critical_nulls: contents.criticalNulls > 0,
      date_continuity: `${present_weeks}/${expected_weeks} weeks`,
    },
    schema_version: PREPARED_SCHEMA_VERSION,
    data_hash: options.dataHash,
    world: source.kind === "demo" ? "demo" : "real",
    source,
    first_week,
    data_through: contents.dataThrough as string,
  };
}

async function describeSource(rawDir: string, sources: readonly RawSource[]): Promise<DataMetadata["source"]> {
  const diskFiles = [...new Set(sources.map(({ diskFile }) => diskFile))];
  const files: SourceFile[] = [];
  for (const file of diskFiles) {
    files.push({ name: path.basename(file), bytes: (await stat(file)).size, sha256: await sha256(file) });
  }
  const seed = await readDemoMarker(rawDir, files);
  return seed === null ? { kind: "files", files } : { kind: "demo", seed, files };
}

async function currentIfUpToDate(outDir: string, source: DataMetadata["source"]): Promise<PreparedData | null> {
  // Damaged prepared data is no reason to stop: it is what preparing repairs.
  const metadata = await readPreparedMetadata(outDir).catch(() => null);
  if (metadata?.schema_version !== PREPARED_SCHEMA_VERSION) return null;
  if (JSON.stringify(metadata.source) !== JSON.stringify(source)) return null;
  const dir = await resolvePreparedDir(outDir);
  const quality = await readQualityReport(outDir).catch(() => null);
  if (dir === null || quality === null) return null;
  for (const file of Object.values(PREPARED_FILES)) {
    const found = await stat(path.join(dir, file)).catch(nullWhenAbsent);
    if (found === null || found.size === 0) return null;
  }
  return { dir, metadata, quality, dataHash: metadata.data_hash, skipped: true };
}

async function hashData(csvFile: string): Promise<string> {
  return sha256(csvFile, `prepared schema ${PREPARED_SCHEMA_VERSION}\n`);
}

async function sha256(file: string, prefix = ""): Promise<string> {
  const hash = createHash("sha256").update(prefix);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

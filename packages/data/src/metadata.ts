import { readFile } from "node:fs/promises";
import path from "node:path";
import { dataError } from "./errors.ts";
import { nullWhenAbsent, PREPARED_FILES, resolvePreparedDir } from "./prepared-folder.ts";
import type { QualityReport } from "./quality-report.ts";

/** Raised when the content or meaning of prepared files changes, so that they are prepared anew. */
export const PREPARED_SCHEMA_VERSION = 1;

/** One raw file as it lies on disk (a zip counts as the file it is). */
export interface SourceFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** data_metadata.json: what the prepared history holds, and where it came from. Dates are ISO week-ending dates. */
export interface DataMetadata {
  readonly created_at: string;
  readonly total_rows: number;
  readonly total_columns: number;
  readonly date_range: { readonly start: string; readonly end: string };
  readonly stores: { readonly count: number; readonly ids: readonly number[] };
  readonly departments: { readonly count: number; readonly ids: readonly number[] };
  readonly store_dept_combinations: number;
  readonly columns: readonly string[];
  /** Rows without a value after imputation, by column; columns without any are left out. */
  readonly missing_values: Readonly<Record<string, number>>;
  readonly data_quality: {
    readonly has_duplicates: boolean;
    readonly has_critical_nulls: boolean;
    /** "182/182 weeks". */
    readonly date_continuity: string;
  };
  readonly schema_version: number;
  /** SHA-256 over the schema version and the bytes of full_historical_data.csv; the same for the same data however packed. */
  readonly data_hash: string;
  /** "demo" when the raw files are those of the generated world, unchanged. */
  readonly world: "real" | "demo";
  readonly source: {
    readonly kind: "files" | "demo";
    /** Seed of the generated world; only when kind is "demo". */
    readonly seed?: number;
    readonly files: readonly SourceFile[];
  };
  /** First week with a row. */
  readonly first_week: string;
  /** Last week with actual sales. */
  readonly data_through: string;
}

/**
 * The metadata of the prepared data in `dir` (the prepared folder or one of its versions).
 * @returns null when there is none
 * @throws {HubError} DATA_PREPARED_CORRUPT when it is there and cannot be used
 */
export async function readPreparedMetadata(dir: string): Promise<DataMetadata | null> {
  const version = await resolvePreparedDir(dir);
  if (version === null) return null;
  const metadata = await readJson<DataMetadata>(version, PREPARED_FILES.metadata);
  if (
    typeof metadata.data_hash !== "string" ||
    typeof metadata.schema_version !== "number" ||
    !Array.isArray(metadata.source?.files)
  ) {
    throw corrupt(version, PREPARED_FILES.metadata, "lacks data_hash, schema_version or source.files");
  }
  return metadata;
}

/**
 * The quality report of the prepared data in `dir`.
 * @returns null when there is no prepared data
 * @throws {HubError} DATA_PREPARED_CORRUPT
 */
export async function readQualityReport(dir: string): Promise<QualityReport | null> {
  const version = await resolvePreparedDir(dir);
  return version === null ? null : readJson<QualityReport>(version, PREPARED_FILES.quality);
}

async function readJson<T>(dir: string, file: string): Promise<T> {
  const text = await readFile(path.join(dir, file), "utf8").catch(nullWhenAbsent);
  if (text === null) throw corrupt(dir, file, "is not there");
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw corrupt(dir, file, "is not JSON", cause);
  }
}

function corrupt(dir: string, file: string, what: string, cause?: unknown) {
  return dataError(
    "DATA_PREPARED_CORRUPT",
    `${path.join(dir, file)} ${what}; delete the prepared folder and prepare again.`,
    { details: { dir, file }, cause },
  );
}

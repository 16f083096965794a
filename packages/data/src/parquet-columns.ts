import { randomBytes } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DOUBLE, DuckDBDataChunk, INTEGER, VARCHAR } from "@duckdb/node-api";
import { openDatabase } from "./database.ts";
import { dataError } from "./errors.ts";

/** Columns of one length, by name. Integers, doubles (NaN is written as NULL and read as NaN) or texts. */
export type Columns = Readonly<Record<string, Int32Array | Float64Array | readonly string[]>>;

const CHUNK_ROWS = 2048;

/** A Parquet file (zstd) of the columns, as bytes. */
export async function encodeParquet(columns: Columns): Promise<Buffer> {
  const file = temporaryFile();
  try {
    await writeColumns(columns, file, "FORMAT parquet, COMPRESSION zstd");
    return await readFile(file);
  } finally {
    await rm(file, { force: true });
  }
}

/** A CSV text of the columns with a header line, as bytes; NaN is an empty field. */
export async function encodeCsv(columns: Columns): Promise<Buffer> {
  const file = temporaryFile();
  try {
    await writeColumns(columns, file, "FORMAT csv, HEADER");
    return await readFile(file);
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * The number columns of a Parquet file; NULL is read as NaN (doubles) or 0 (integers).
 * @throws {HubError} DATA_PARQUET_INVALID when a column is missing or the bytes are not Parquet
 */
export async function decodeParquet<I extends string, D extends string>(
  bytes: Uint8Array,
  names: { readonly integers: readonly I[]; readonly doubles: readonly D[] },
): Promise<Record<I, Int32Array> & Record<D, Float64Array>> {
  const file = temporaryFile();
  const database = await openDatabase();
  try {
    await writeFile(file, bytes);
    const selected = [
      ...names.integers.map((name) => `coalesce("${name}", 0)::INTEGER`),
      ...names.doubles.map((name) => `coalesce("${name}", 'NaN'::DOUBLE)::DOUBLE`),
    ];
    const result = await database.connection.run(`SELECT ${selected.join(", ")} FROM read_parquet('${file}')`);
    const chunks = await result.fetchAllChunks();
    const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
    const columns: Record<string, Int32Array | Float64Array> = {};
    [...names.integers, ...names.doubles].forEach((name, index) => {
      const column = index < names.integers.length ? new Int32Array(rows) : new Float64Array(rows);
      let offset = 0;
      for (const chunk of chunks) {
        column.set(chunk.getColumnValues(index) as unknown as number[], offset);
        offset += chunk.rowCount;
      }
      columns[name] = column;
    });
    return columns as Record<I, Int32Array> & Record<D, Float64Array>;
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw dataError("DATA_PARQUET_INVALID", `A Parquet file cannot be read: ${words}`, { cause });
  } finally {
    database.close();
    await rm(file, { force: true });
  }
}

async function writeColumns(columns: Columns, file: string, format: string): Promise<void> {
  const entries = Object.entries(columns);
  const types = entries.map(([, values]) =>
    values instanceof Int32Array ? INTEGER : values instanceof Float64Array ? DOUBLE : VARCHAR,
  );
  const rows = entries[0]?.[1].length ?? 0;
  const database = await openDatabase();
  try {
    const { connection } = database;
    await connection.run(
      `CREATE TABLE result (${entries.map(([name], i) => `"${name}" ${types[i]!.toString()}`).join(", ")})`,
    );
    const appender = await connection.createAppender("result");
    for (let start = 0; start < rows; start += CHUNK_ROWS) {
      const end = Math.min(rows, start + CHUNK_ROWS);
      const chunk = DuckDBDataChunk.create(types, end - start);
      entries.forEach(([, values], i) => {
        const part = Array.from(values.slice(start, end) as ArrayLike<number | string>, (value) =>
          typeof value === "number" && Number.isNaN(value) ? null : value,
        );
        chunk.setColumnValues(i, part);
      });
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    await connection.run(`COPY result TO '${file}' (${format})`);
  } finally {
    database.close();
  }
}

const temporaryFile = () => path.join(tmpdir(), `sales-hub-${process.pid}-${randomBytes(6).toString("hex")}`);

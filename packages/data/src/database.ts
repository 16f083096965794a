import { readFile } from "node:fs/promises";
import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance } from "@duckdb/node-api";
import { dataError } from "./errors.ts";

export type Row = Readonly<Record<string, unknown>>;

/** An in-memory DuckDB for one operation; close it when done. */
export interface Database {
  readonly connection: DuckDBConnection;
  /** Runs all statements of `sql/<name>.sql`. */
  runFile(name: string): Promise<void>;
  /** Rows of the single query in `sql/<name>.sql`. */
  queryFile<T extends Row>(name: string): Promise<T[]>;
  /** The result of the single query in `sql/<name>.sql`, chunk by chunk, for reading column by column. */
  streamFile(name: string): Promise<AsyncIterable<DuckDBDataChunk>>;
  /** Sets what `getvariable(name)` gives in SQL; null for NULL, a record for a STRUCT of texts. */
  setVariable(name: string, value: string | null | Readonly<Record<string, string>>): Promise<void>;
  close(): void;
}

export interface DatabaseOptions {
  /** Where DuckDB may spill; without one it does not spill. */
  readonly tempDir?: string;
  /** Memory limit in MB; default 600. */
  readonly memoryMb?: number;
}

export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: `${options.memoryMb ?? 600}MB`,
    ...(options.tempDir === undefined ? {} : { temp_directory: options.tempDir }),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  return {
    connection,
    async runFile(name) {
      await guard(`sql/${name}.sql`, async () => connection.run(await sqlText(name)));
    },
    async queryFile<T extends Row>(name: string) {
      const reader = await guard(`sql/${name}.sql`, async () => connection.runAndReadAll(await sqlText(name)));
      return reader.getRowObjectsJS().map(numbersOnly) as T[];
    },
    async streamFile(name) {
      return guard(`sql/${name}.sql`, async () => connection.stream(await sqlText(name)));
    },
    async setVariable(name, value) {
      await guard(`variable ${name}`, () => connection.run(`SET VARIABLE ${name} = ${literal(value)}`));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function guard<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw dataError("DATA_SQL_FAILED", `DuckDB refused ${name}: ${words}`, { details: { statement: name }, cause });
  }
}

function sqlText(name: string): Promise<string> {
  return readFile(new URL(`./sql/${name}.sql`, import.meta.url), "utf8");
}

function literal(value: string | null | Readonly<Record<string, string>>): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  const fields = Object.entries(value).map(([key, text]) => `${literal(key)}: ${literal(text)}`);
  return `{${fields.join(", ")}}`;
}

/** Counts come as BIGINT; none of ours is beyond 2^53. */
function numbersOnly(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === "bigint" ? Number(value) : value]),
  );
}

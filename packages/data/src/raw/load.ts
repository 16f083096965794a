import { open } from "node:fs/promises";
import path from "node:path";
import type { Database } from "../database.ts";
import { type CleanCsv, cleanCsv } from "./clean-csv.ts";
import { addZipProblem, type RawSource } from "./locate.ts";
import type { ProblemList } from "./problems.ts";
import { RAW_FILES, type RawFileName } from "./raw-files.ts";
import { ZipError } from "./zip.ts";

export interface LoadedFile {
  readonly name: RawFileName;
  readonly label: string;
  readonly clean: CleanCsv;
  readonly extraColumns: readonly string[];
}

/**
 * Cleans one raw file into the work folder and tells the database where it is and which columns it has.
 * @returns null when the file cannot be read as a table; the problems then say why
 */
export async function loadRawFile(options: {
  readonly source: RawSource;
  readonly workDir: string;
  readonly database: Database;
  readonly problems: ProblemList;
}): Promise<LoadedFile | null> {
  const { source, database, problems } = options;
  const { name, label } = source;
  const cleanFile = path.join(options.workDir, `${name}.csv`);
  const handle = await open(cleanFile, "w");
  let clean: CleanCsv | null = null;
  try {
    clean = await cleanCsv(
      source.open(),
      async (piece) => {
        await handle.write(piece);
      },
      (problem) => problems.add({ file: label, ...problem }),
    );
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    addZipProblem(error, problems);
  } finally {
    await handle.close();
  }
  if (clean === null) return null;
  const columns = matchColumns(clean, name, label, problems);
  if (columns === null) return null;
  await database.setVariable(`${name}_file`, cleanFile);
  await database.setVariable(`${name}_columns`, Object.fromEntries(columns.names.map((column) => [column, "VARCHAR"])));
  return { name, label, clean, extraColumns: columns.extra };
}

/** The header in the Kaggle set's spelling; columns that are not used get a name that cannot clash. */
function matchColumns(
  clean: CleanCsv,
  name: RawFileName,
  label: string,
  problems: ProblemList,
): { names: string[]; extra: string[] } | null {
  const wholeFile = { file: label, line: clean.headerLine || null, column: null, value: null };
  if (clean.header.length === 0) {
    problems.add({ ...wholeFile, rule: "not-empty", message: "the file is empty; it needs a header and rows." });
    return null;
  }
  const { required, optional } = RAW_FILES[name];
  const known = new Map([...required, ...optional].map((column) => [column.toLowerCase(), column]));
  const seen = new Set<string>();
  const extra: string[] = [];
  let isUsable = true;
  const names = clean.header.map((field, i) => {
    const column = known.get(field.toLowerCase());
    if (column === undefined) {
      extra.push(field);
      return `extra_${i}`;
    }
    if (seen.has(column)) {
      problems.add({
        ...wholeFile,
        column,
        value: field,
        rule: "unique-column",
        message: "the header names the column twice.",
      });
      isUsable = false;
    }
    seen.add(column);
    return column;
  });
  for (const column of required) {
    if (seen.has(column)) continue;
    problems.add({
      ...wholeFile,
      column,
      value: clean.header.join(","),
      rule: "column-present",
      message: `the column is missing; the header is "${clean.header.join(",").slice(0, 120)}" and must name ${required.join(", ")}, separated by commas.`,
    });
    isUsable = false;
  }
  if (clean.recordCount === 0 && isUsable) {
    problems.add({ ...wholeFile, rule: "not-empty", message: "the file has a header and no usable rows." });
    isUsable = false;
  }
  return isUsable ? { names, extra } : null;
}

import type { Database } from "../database.ts";
import { physicalLine } from "./clean-csv.ts";
import type { LoadedFile } from "./load.ts";
import { LISTED_PER_RULE, type ProblemList } from "./problems.ts";
import type { RawFileName } from "./raw-files.ts";

type ProblemRow = {
  readonly file: RawFileName;
  readonly record: number;
  readonly column: string;
  readonly value: string | null;
  readonly rule: string;
  readonly kind_count: number;
  readonly week_ends_on: string;
};

/** Asks the loaded tables for values that break a rule (sql/1-problems.sql) and adds them with their physical lines. */
export async function addValueProblems(
  database: Database,
  files: readonly LoadedFile[],
  problems: ProblemList,
): Promise<void> {
  const rows = await database.queryFile<ProblemRow>("1-problems");
  const beyond = new Map<string, ProblemRow>();
  for (const row of rows) {
    const file = files.find(({ name }) => name === row.file) as LoadedFile;
    problems.add({
      file: file.label,
      line: physicalLine(row.record, file.clean.skippedLines),
      column: row.column,
      value: row.value,
      rule: row.rule,
      message: describe(row),
    });
    if (row.kind_count > LISTED_PER_RULE) beyond.set(`${row.file} ${row.column} ${row.rule}`, row);
  }
  for (const row of beyond.values()) {
    const file = files.find(({ name }) => name === row.file) as LoadedFile;
    problems.addUnlisted({ file: file.label, column: row.column, rule: row.rule }, row.kind_count - LISTED_PER_RULE);
  }
}

function describe(row: ProblemRow): string {
  const value = row.value === null ? "an empty value" : `"${row.value.slice(0, 80)}"`;
  switch (row.rule) {
    case "id":
      return `${value} is not a whole number from 0 up.`;
    case "date":
      return `${value} is not a date; write YYYY-MM-DD, from 1990 to 2099.`;
    case "number":
      return `${value} is not a number; write it with a decimal point and without separators, or NA.`;
    case "finite":
      return `${value} is infinite; write a finite number or NA.`;
    case "range":
      return `${value} is too large to be true.`;
    case "positive":
      return `${value} is not a floor area in square feet, above 0.`;
    case "present":
      return `${value} where one is required.`;
    case "flag":
      return `${value} is not TRUE or FALSE (or 1 or 0).`;
    case "known-store":
      return `store ${value} is not in stores.csv; add it there or remove the row.`;
    case "unique-store":
      return `store ${value} is there twice; keep one row per store.`;
    case "weekly-grid":
      return `${value} is off the weekly grid: weeks end on ${row.week_ends_on}.`;
    default:
      return `${value} breaks the rule ${row.rule}.`;
  }
}

import { dataError } from "../errors.ts";

/** One broken rule in the raw files. */
export interface RawProblem {
  /** File as the user knows it, such as "train.csv" or "archive.zip > train.csv". */
  readonly file: string;
  /** Physical line in that file, from 1 (the header is a line too); null when the problem is the whole file's. */
  readonly line: number | null;
  readonly column: string | null;
  /** The offending text, shortened to 80 characters. */
  readonly value: string | null;
  /** Stable short name of the rule. */
  readonly rule: string;
  /** What was required, what came, what to do. */
  readonly message: string;
}

/** How many problems of each file, column and rule are listed one by one; all are counted. */
export const LISTED_PER_RULE = 20;

/** Collects problems, keeping the first few of each kind and counting all of them. */
export class ProblemList {
  readonly #listed: RawProblem[] = [];
  readonly #counts = new Map<string, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** Adds a problem; `count` says for how many like it this one stands. */
  add(problem: RawProblem): void {
    const kind = `${problem.file}\u0000${problem.column}\u0000${problem.rule}`;
    const seen = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, seen);
    this.#total += 1;
    if (seen <= LISTED_PER_RULE) {
      const value =
        problem.value !== null && problem.value.length > 80 ? `${problem.value.slice(0, 79)}…` : problem.value;
      this.#listed.push({ ...problem, value });
    }
  }

  /** Counts problems that are not listed one by one. */
  addUnlisted(problem: Pick<RawProblem, "file" | "column" | "rule">, count: number): void {
    const kind = `${problem.file}\u0000${problem.column}\u0000${problem.rule}`;
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
    this.#total += count;
  }

  /** What a rejected preparation reports: the listed problems in file and line order, and the count of every kind. */
  report(): RejectionReport {
    const problems = this.#listed.toSorted(
      (a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || a.rule.localeCompare(b.rule),
    );
    const counts = [...this.#counts].map(([kind, count]) => {
      const [file, column, rule] = kind.split("\u0000");
      return {
        file: file as string,
        column: column === "null" ? null : (column as string),
        rule: rule as string,
        count,
      };
    });
    return { total: this.#total, problems, counts };
  }
}

export interface RejectionReport {
  readonly total: number;
  readonly problems: readonly RawProblem[];
  readonly counts: readonly {
    readonly file: string;
    readonly column: string | null;
    readonly rule: string;
    readonly count: number;
  }[];
}

/** The error of a rejected preparation: its message shows the first problems, its details hold the whole report. */
export function rejection(report: RejectionReport) {
  const shown = report.problems.slice(0, 5).map(describeProblem);
  const more = report.total > shown.length ? `\n… and ${report.total - shown.length} more.` : "";
  return dataError(
    "DATA_REJECTED",
    `The raw files break ${report.total === 1 ? "a rule" : `rules in ${report.total} places`}:\n${shown.join("\n")}${more}\nFix the files and prepare again; earlier prepared data stays in use.`,
    { details: { total: report.total, problems: report.problems, counts: report.counts } },
  );
}

function describeProblem(problem: RawProblem): string {
  const line = problem.line === null ? "" : `, line ${problem.line}`;
  const column = problem.column === null ? "" : `, column ${problem.column}`;
  return `- ${problem.file}${line}${column}: ${problem.message}`;
}

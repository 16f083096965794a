import { readFileSync, writeFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";

/** What Stryker's JSON report says of each source file (mutation-testing-report-schema). */
interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

interface Tally {
  killed: number;
  survived: number;
  ignored: number;
}

const root = join(import.meta.dirname, "../..");
const report = JSON.parse(readFileSync(join(root, "reports/mutation.json"), "utf8")) as MutationReport;
const { mutate } = JSON.parse(readFileSync(join(root, "stryker.config.json"), "utf8")) as { readonly mutate: string[] };
/** An incremental report also holds files that are left out by now. */
const leftOut = mutate.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
const DETECTED = ["Killed", "Timeout"];
const UNDETECTED = ["Survived", "NoCoverage"];

const byFile = new Map<string, Tally>();
const byPart = new Map<string, Tally>();
for (const [file, { mutants }] of Object.entries(report.files)) {
  if (leftOut.some((pattern) => matchesGlob(file, pattern))) continue;
  const short = file.replace("packages/engine/src/", "");
  for (const [tallies, name] of [
    [byFile, short],
    [byPart, short.split("/")[0]!],
  ] as const) {
    const tally = tallies.get(name) ?? { killed: 0, survived: 0, ignored: 0 };
    for (const { status } of mutants) {
      if (DETECTED.includes(status)) tally.killed++;
      else if (UNDETECTED.includes(status)) tally.survived++;
      else tally.ignored++;
    }
    tallies.set(name, tally);
  }
}

const score = ({ killed, survived }: Tally) =>
  killed + survived === 0 ? "" : `${((100 * killed) / (killed + survived)).toFixed(1)}%`;
const rowsOf = (tallies: Map<string, Tally>) =>
  [...tallies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, t]) => `| ${name} | ${t.killed} | ${t.survived} | ${t.ignored} | ${score(t)} |`);
const head = (what: string) => [`| ${what} | killed | survived | left out | score |`, "|---|---:|---:|---:|---:|"];

const text = [
  "# Mutation testing of the engine",
  "",
  "`npm run bench:mutation`: Stryker changes one expression at a time, and the engine's fast tests must notice. Wanted: 80%.",
  "Left out are mutants that only run while a module loads (constants) and those that do not compile,",
  "and the threads that only pass work on.",
  "",
  ...head("part"),
  ...rowsOf(byPart),
  "",
  ...head("file"),
  ...rowsOf(byFile),
  "",
];
writeFileSync(join(root, "bench/results/mutation.md"), text.join("\n"));

import { AGGREGATE_KINDS, LONGEST_LEAD_TIME } from "@sales-hub/engine";
import { LEVELS, SERVICE_LEVELS } from "./measure.ts";
import type { Tally } from "./tally.ts";

export interface ReportContext {
  readonly dataHash: string;
  /** Group of the tally with every fold of the first protocol. */
  readonly all: string;
  /** Group with the folds whose intervals are looked at. */
  readonly late: string;
  /** Group with the long fold. */
  readonly long: string;
}

const NAMES = {
  total: "total",
  type: "store type",
  store: "store",
  dept: "department",
  "dept-type": "department x type",
} as const;

export function formatReport(tally: Tally, { dataHash, all, late, long }: ReportContext): string {
  return [
    "# Sums: accuracy, intervals and safety stock",
    "",
    `\`HUB_RAW_DIR=DIR npm run bench:aggregates\`, data ${dataHash.slice(0, 12)}. Every pair with history is summed; a missing row is a sale of 0 to the sum.`,
    "",
    `## Bottom-up against direct (${all}), pooled WAPE`,
    "",
    "Sum of leaves is what is served. Direct runs the base on the panel of the sums themselves; base leaves is its fair comparison.",
    "",
    ...accuracyTable(tally, all),
    "",
    `## The same on ${long}`,
    "",
    ...accuracyTable(tally, long),
    "",
    "## Intervals of sums",
    "",
    "Coverage at 80% / 95%, mean width of the 80% band as a share of sales; own bands against adding up the bounds of pairs.",
    "",
    ...intervalTable(tally, [late, long]),
    "",
    `## Safety stock (${late})`,
    "",
    "Share of windows whose demand the reorder target covered, and mean safety stock (USD); from the distribution of the sum, against adding up weekly quantiles.",
    "",
    ...leadTimeTable(tally, late),
    "",
  ].join("\n");
}

function accuracyTable(tally: Tally, group: string): string[] {
  const rows = AGGREGATE_KINDS.map((kind) => {
    const wape = (name: string) => percent(tally.ratio(`${group} ${kind}`, name, "actual"), 2);
    return [
      NAMES[kind],
      tally.sum(`${group} ${kind}`, "weeks").toLocaleString("en-US"),
      wape("naive"),
      wape("direct"),
      wape("base"),
      `**${wape("forecast")}**`,
      wape("bias"),
    ];
  });
  return table(["sum", "weeks", "seasonal naive", "direct", "base leaves", "sum of leaves", "its bias"], rows);
}

function intervalTable(tally: Tally, groups: readonly string[]): string[] {
  const rows = groups.flatMap((group) =>
    AGGREGATE_KINDS.map((kind) => {
      const key = `${group} ${kind}`;
      const inside = (name: string) =>
        LEVELS.map((level) => percent(tally.ratio(key, `${name}${level}Inside`, "weeks"), 1)).join(" / ");
      const width = (name: string) => percent(tally.ratio(key, `${name}0.8Width`, "actual"), 1);
      return [group, NAMES[kind], inside("own"), width("own"), inside("summed"), width("summed")];
    }),
  );
  return table(["folds", "sum", "own bands hold", "width", "summed bounds hold", "width"], rows);
}

function leadTimeTable(tally: Tally, group: string): string[] {
  const rows = Array.from({ length: LONGEST_LEAD_TIME }, (_, k) => {
    const key = (level: number) => `${group} lead time ${k + 1} at ${level}`;
    const cells = SERVICE_LEVELS.map((level) => {
      const share = (name: string) => percent(tally.ratio(key(level), name, "windows"), 1);
      const usd = (name: string) => Math.round(tally.ratio(key(level), name, "windows")).toLocaleString("en-US");
      return `${share("covered")}, ${usd("stock")} (${share("coveredWeekly")}, ${usd("stockWeekly")})`;
    });
    return [String(k + 1), tally.sum(key(SERVICE_LEVELS[0]), "windows").toLocaleString("en-US"), ...cells];
  });
  return table(["lead time", "windows", ...SERVICE_LEVELS.map((level) => percent(level, 0))], rows);
}

const percent = (fraction: number, digits: number) => `${(100 * fraction).toFixed(digits)}%`;

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)];
}

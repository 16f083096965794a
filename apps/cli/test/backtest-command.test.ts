import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../src/commands/index.ts";
import { runCommandLine } from "../src/lib/run-command-line.ts";
import { useSmallCommandLine } from "./small-command-line.ts";

const { output, errors, home, workspace } = useSmallCommandLine();

/** Two folds without holidays, fold 9 of them for the final check. */
async function writeSplits(): Promise<string> {
  const file = join(home(), "splits.json");
  const fold = (number: number, trainEnd: string, start: string, end: string) => ({
    protocol: "P10",
    fold: number,
    train_start: "2010-02-05",
    train_end: trainEnd,
    test_start: start,
    test_end: end,
    train_weeks: 1,
    test_weeks: 4,
    n_train: 1,
    n_test: 1,
  });
  await writeFile(
    file,
    JSON.stringify([
      fold(1, "2012-03-02", "2012-03-09", "2012-03-30"),
      fold(2, "2012-03-30", "2012-04-13", "2012-05-04"),
      fold(9, "2012-05-04", "2012-05-11", "2012-06-01"),
    ]),
  );
  return file;
}

const backtest = (...options: string[]) =>
  runCommandLine(commands, ["backtest", "--data", workspace().preparedDir, ...options]);
const backtestNaive = (splits: string, ...options: string[]) =>
  backtest("--splits", splits, "--model", "seasonal-naive", ...options);

describe("hub backtest", () => {
  it("writes every forecast beside its actual, and averages the errors of exactly these", async () => {
    const out = join(home(), "predictions.csv");
    expect(await backtestNaive(await writeSplits(), "--json", "--out", out)).toBe(0);
    const printed = JSON.parse(output.join("\n")) as { protocols: { protocol: string; folds: number; wmae: number }[] };
    const [header, ...lines] = (await readFile(out, "utf8")).trim().split("\n");
    expect(header).toBe("protocol,fold,Store,Dept,Date,y,yhat");
    const meanError = (fold: string) => {
      const rows = lines.map((line) => line.split(",")).filter((row) => row[1] === fold);
      return rows.reduce((sum, row) => sum + Math.abs(Number(row[5]) - Number(row[6])), 0) / rows.length;
    };
    expect(printed.protocols).toHaveLength(1);
    expect(printed.protocols[0]).toMatchObject({ protocol: "P10", folds: 2 });
    expect(printed.protocols[0]!.wmae).toBeCloseTo((meanError("1") + meanError("2")) / 2, 6);
  });

  it("keeps the final-check folds for --final", async () => {
    expect(await backtestNaive(await writeSplits(), "--final")).toBe(0);
    const text = output.join("\n");
    expect(text).toContain("2012-05-11 to 2012-06-01");
    expect(text).not.toContain("2012-03-09");
    expect(text).toContain("P10, average of 1 fold:");
  });

  it("says which models and protocols it knows when the one asked for is not among them", async () => {
    const splits = await writeSplits();
    expect(await backtest("--model", "prophet")).toBe(2);
    expect(await backtestNaive(splits, "--protocol", "P99")).toBe(2);
    expect(errors.join("\n")).toContain(
      '--model must be one of hub, base, brief, xgboost, ridge, seasonal-naive; got "prophet"',
    );
    expect(errors.join("\n")).toContain("No fold fits; protocols are P10.");
  });
});

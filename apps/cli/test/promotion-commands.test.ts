import { describe, expect, it } from "vitest";
import { useSmallCommandLine } from "./small-command-line.ts";

const { run, output, errors } = useSmallCommandLine();

describe("hub simulate", () => {
  it("says the verdict first, then the figures with their intervals, then the evidence", async () => {
    expect(await run("simulate", "--store", "1", "--dept", "1", "--markdown1", "300", "--margin", "0.3")).toBe(0);
    const [title, verdict] = output[0]!.split("\n");
    expect(title).toBe("Store 1, department 1, week ending 2012-11-02");
    expect(verdict).toMatch(/^(On this evidence|This data cannot tell)/);
    expect(output[0]).toMatch(/investment +\$300\n/);
    expect(output[0]).toMatch(/net profit +−?\$[\d,]+ \(−?\$[\d,]+ to −?\$[\d,]+\)/);
    expect(output[0]).toMatch(/3\.33 breaks even/);
    expect(output[0]).toMatch(/Evidence that markdowns move these sales: (strong|moderate|weak|none)/);
  });

  it("gives the answer of POST /simulate as JSON", async () => {
    expect(
      await run("simulate", "--store", "1", "--dept", "1", "--markdown5", "200", "--scope", "store", "--json"),
    ).toBe(0);
    const answer = JSON.parse(output[0]!);
    expect(answer).toMatchObject({ store: 1, dept: 1, scope: "store", store_markdowns: { MarkDown5: 200 } });
    expect(answer.investment).toBeCloseTo(200 * answer.department_share, 9);
  });

  it("names the option that is wrong and what it takes", async () => {
    expect(await run("simulate", "--store", "1", "--dept", "1", "--markdown1", "-4")).toBe(2);
    expect(errors[0]).toMatch(/--markdown1 must be US dollars from 0 to 1000000; got "-4"/);
    expect(await run("simulate", "--store", "1", "--dept", "1", "--accounting", "gross")).toBe(2);
    expect(errors[1]).toMatch(/--accounting must be one of separate, netted; got "gross"/);
    expect(await run("simulate", "--store", "1", "--dept", "1", "--week", "2031-01-03")).toBe(2);
    expect(errors[2]).toMatch(/week must lie from 2010-02-05 to 2013-07-26/);
  });
});

describe("hub roi", () => {
  it("lists departments with verdicts, and what would change the picture", async () => {
    expect(await run("roi", "--sort", "dept", "--order", "asc")).toBe(0);
    const rows = output[0]!.split("\n").filter((line) => /^\d+ /.test(line));
    expect(rows.map((row) => Number.parseInt(row, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(output[0]).toMatch(/Would change it: /);
    expect(await run("roi", "--min-samples", "1000000")).toBe(0);
    expect(output[1]).toMatch(/No department matches/);
  });
});

describe("hub optimize", () => {
  it("splits a budget or says that nothing pays, beside today's plan", async () => {
    expect(await run("optimize", "--budget", "20000", "--stores", "1,2", "--weeks", "2")).toBe(0);
    expect(output[0]).toMatch(/Weeks ending 2012-11-02 to 2012-11-09; today's plan spends \$/);
    expect(output[0]).toMatch(/\d+ of [\d,]+ cells pay for their first dollar/);
    expect(await run("optimize", "--budget", "20000", "--margin", "0.01")).toBe(0);
    expect(output[1]).toMatch(/^Spend nothing on this evidence/);
    expect(await run("optimize")).toBe(2);
    expect(errors[0]).toMatch(/--budget must be US dollars from 0 to 1000000000; it is required/);
    expect(await run("optimize", "--budget", "5", "--stores", "one")).toBe(2);
    expect(errors[1]).toMatch(/--stores must be whole numbers separated by commas/);
  });
});

describe("hub experiment", () => {
  it("names stores and weeks, the cost, and what will be known", async () => {
    expect(await run("roi", "--sort", "sample_count", "--json")).toBe(0);
    const { departments } = JSON.parse(output[0]!);
    const { dept } = departments.find(({ category }: { category: string }) => category !== "not_estimable");
    expect(await run("experiment", "--dept", String(dept), "--true-iroas", "40", "--max-weeks", "20")).toBe(0);
    expect(output[1]).toMatch(
      /tell \$40\.00 of sales per markdown dollar from the \$4\.00 that break even with a probability of \d+%/,
    );
    expect(output[1]).toMatch(/week ending +stores that run the markdown\n/);
    expect(output[1]).toMatch(/^1\. From 2 Nov 2012 to /m);
    expect(await run("experiment", "--dept", "777")).toBe(1);
    expect(errors[0]).toMatch(/no department 777/);
  });
});

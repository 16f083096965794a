import { expect, type Page, test } from "@playwright/test";
import type {
  AccuracyAnswer,
  DataQualityAnswer,
  DriftAnswer,
  ImportanceAnswer,
  ModelsAnswer,
  ReportAnswer,
} from "@sales-hub/contracts";
import { csvRows, exportFrom } from "./exports.ts";

const open = async (page: Page, part: string) => {
  await page.getByRole("navigation", { name: "Parts of Trust" }).getByRole("link", { name: part }).click();
  await expect(
    page.getByRole("navigation", { name: "Parts of Trust" }).getByRole("link", { name: part }),
  ).toHaveAttribute("aria-current", "page");
};

test("data scientist: accuracy by fold, horizon, department and store, each with its numbers", async ({
  page,
  request,
}) => {
  const of = async (by: string) => (await (await request.get(`/accuracy?by=${by}`)).json()) as AccuracyAnswer;
  const byDept = await of("dept");
  const report = (await (await request.get("/report")).json()) as ReportAnswer;
  await page.goto("/app/");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Trust" }).click();
  await expect(page).toHaveURL(/\/app\/trust$/);
  const wape = `${((byDept.total.wape ?? 0) * 100).toFixed(1)}%`;
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`WAPE ${wape}`);

  const departments = await csvRows(await exportFrom(page, "the accuracy by department", "CSV"));
  expect(departments.map((row) => [Number(row.dept), Number(row.wape)])).toEqual(
    byDept.groups.map(({ dept, total }) => [dept, total.wape ?? 0]),
  );
  const folds = await csvRows(await exportFrom(page, "the accuracy by fold", "CSV"));
  expect(folds.map((row) => [row.origin, Number(row.wape)])).toEqual(
    report.accuracy.by_fold.map(({ origin, errors }) => [origin, errors.wape]),
  );
  const horizons = await csvRows(await exportFrom(page, "the coverage", "CSV"));
  expect(horizons.map((row) => Number(row.coverage80))).toEqual(byDept.by_horizon.map((row) => row.coverage80));

  await page.getByRole("button", { name: "Store", exact: true }).click();
  await expect(page).toHaveURL(/by=store/);
  const byStore = await of("store");
  const chart = page.getByRole("application", { name: /^Accuracy by store/ });
  await expect(chart.locator("svg")).toBeVisible();
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/app/forecast\\?store=${byStore.groups[0]?.store}&dept=all`));
});

test("the versions stand side by side, the one that answers is marked, and the way back is written down", async ({
  page,
  request,
}) => {
  const { models } = (await (await request.get("/models")).json()) as ModelsAnswer;
  const { features } = (await (await request.get("/models/current/importance")).json()) as ImportanceAnswer;
  await page.goto("/app/trust");
  await open(page, "Models");
  await expect(page).toHaveURL(/part=models/);
  const table = page.getByRole("region", { name: "Model versions" });
  await expect(table.getByRole("row")).toHaveCount(models.length + 1);
  const current = models.find(({ serves }) => serves)?.version ?? "";
  await expect(table.getByRole("row", { name: new RegExp(`^${current} . Answers`) })).toBeVisible();
  await expect(page.getByText("npx hub models rollback")).toBeVisible();
  const rows = await csvRows(await exportFrom(page, "the feature importance", "CSV"));
  expect(rows.map((row) => [row.name, Number(row.gain_share)])).toEqual(
    features.map(({ name, gain_share }) => [name, gain_share]),
  );
});

test("drift is a control chart of each measure with its limits", async ({ page, request }) => {
  const drift = (await (await request.get("/drift")).json()) as DriftAnswer;
  await page.goto("/app/trust?part=drift");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(drift.text);
  await page.getByRole("button", { name: "Bias", exact: true }).click();
  await expect(page).toHaveURL(/measure=bias/);
  const rows = await csvRows(await exportFrom(page, "the drift watch", "CSV"));
  const bias = drift.measures.find(({ measure }) => measure === "bias");
  expect(rows).toHaveLength(drift.windows.length);
  expect(Number(rows[0]?.bias_upper_limit)).toBe(bias?.upper_limit);
});

test("the quality report shows every check, and the audit every feature", async ({ page, request }) => {
  const { report } = (await (await request.get("/data_quality")).json()) as DataQualityAnswer;
  const lab = (await (await request.get("/report")).json()) as ReportAnswer;
  await page.goto("/app/trust");
  await open(page, "Data quality");
  const checks = await csvRows(await exportFrom(page, "the checks", "CSV"));
  expect(checks.map((row) => row.check)).toEqual(report?.steps.flatMap((step) => step.checks.map(({ name }) => name)));
  await expect(page.getByRole("region", { name: "Missing values" }).getByRole("row")).toHaveCount(
    (report?.missing_values.length ?? 0) + 1,
  );

  await open(page, "Leak audit");
  const audited = await csvRows(await exportFrom(page, "the leak audit", "CSV"));
  expect(audited.map((row) => [row.name, row.passed])).toEqual(
    lab.leak_audit?.features.map(({ name, passed }) => [name, String(passed)]),
  );
  await open(page, "Exploration");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sales are skewed by");
  await expect(page.getByRole("application")).toHaveCount(8);
});

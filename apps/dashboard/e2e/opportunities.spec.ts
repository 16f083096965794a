import { expect, test } from "@playwright/test";
import type { ClustersAnswer, RoiAnswer } from "@sales-hub/contracts";
import { csvRows, exportFrom } from "./exports.ts";

test("the returns are filtered and counted in the address, and saved as the API gives them", async ({
  page,
  request,
}) => {
  await page.goto("/app/opportunities?margin=40");
  await page.getByRole("button", { name: "Not estimable" }).click();
  await expect(page).toHaveURL(/category=not_estimable/);
  const few = (await (
    await request.get("/insights/roi?category=not_estimable&margin=0.4&min_samples=0")
  ).json()) as RoiAnswer;
  const table = page.getByRole("region", { name: "Returns of markdowns by department" });
  await expect(table.getByRole("row")).toHaveCount(few.departments.length + 1);
  await page.getByRole("button", { name: "All", exact: true }).click();
  await expect(page).toHaveURL(/\/app\/opportunities\?margin=40$/);

  await page.getByRole("button", { name: "Already taken off sales" }).click();
  await expect(page).toHaveURL(/accounting=netted/);
  const all = (await (await request.get("/insights/roi?margin=0.4&accounting=netted")).json()) as RoiAnswer;
  await expect(table.getByRole("row")).toHaveCount(all.departments.length + 1);
  await expect(page.locator('section[aria-labelledby="roi-title"]')).not.toHaveAttribute("aria-busy", "true");
  const rows = await csvRows(await exportFrom(page, "the returns", "CSV"));
  expect(rows.map((row) => [Number(row.dept), row.roi === "" ? null : Number(row.roi)])).toEqual(
    all.departments.map(({ dept, roi }) => [dept, roi?.value ?? null]),
  );
  expect(rows.every((row) => row.accounting === "netted" && row.margin === "0.4")).toBe(true);

  const first = all.departments[0]?.dept;
  await table.getByRole("link", { name: `Department ${first}`, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/app/promotions\\?.*dept=${first}\\b`));
  await expect(page).toHaveURL(/margin=40/);
  await expect(page).toHaveURL(/accounting=netted/);
});

test("a category without departments says so, and what there is instead", async ({ page }) => {
  await page.route(/\/insights\/roi\?.*category=likely_pays/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as RoiAnswer), departments: [] } });
  });
  await page.goto("/app/opportunities?category=likely_pays");
  await expect(page.getByRole("heading", { level: 2, name: "No department is likely to pay" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Export the returns" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^(Uncertain|Likely to lose|Not estimable): \d+$/ })).not.toHaveCount(
    0,
  );
  await page.getByRole("button", { name: "Show all departments" }).click();
  await expect(page.getByRole("region", { name: "Returns of markdowns by department" })).toBeVisible();
});

test("the chain's return stands beside its other estimates, and the tests that guard it", async ({ page, request }) => {
  const { total, placebo } = (await (await request.get("/insights/roi")).json()) as RoiAnswer;
  await page.goto("/app/opportunities?tables=total");
  const table = page.getByRole("region", { name: /^Sales per \$1/ });
  await expect(table.getByRole("row")).toHaveCount((total?.specifications.length ?? 0) + 3);
  await expect(page.getByRole("heading", { name: "How far to trust this" })).toBeVisible();
  if (placebo !== null) await expect(page.getByText(placebo.text)).toBeVisible();
});

test("store archetypes say what sets them apart and how many there are, and lead to the forecast", async ({
  page,
  request,
}) => {
  const answer = (await (await request.get("/insights/clusters")).json()) as ClustersAnswer;
  const largest = answer.clusters[0];
  await page.goto("/app/opportunities");
  await page.getByRole("link", { name: "Store archetypes" }).click();
  await expect(page).toHaveURL(/view=stores/);
  await page.getByRole("button", { name: new RegExp(`^A ${largest?.name}`) }).click();
  await expect(page).toHaveURL(/cluster=1/);
  await expect(page.getByText(largest?.description ?? "?")).toBeVisible();
  await expect(page.getByRole("heading", { name: new RegExp(`^${answer.k} archetypes? `) })).toBeVisible();
  const rows = await csvRows(await exportFrom(page, "the archetypes", "CSV"));
  expect(rows.map((row) => [Number(row.store), Number(row.cluster)])).toEqual(
    answer.stores.map(({ store, cluster }) => [store, cluster]),
  );
  const map = page.getByRole("application", { name: /^Map of archetypes/ });
  await expect(map.locator("svg")).toBeVisible();
  await map.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/app\/forecast\?store=\d+/);
});

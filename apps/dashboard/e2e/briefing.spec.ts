import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import type { DashboardSummary, ForecastAnswer } from "@sales-hub/contracts";
import { colors } from "../src/theme/tokens.ts";
import { csvRows, exportFrom } from "./exports.ts";

const summaryOf = async (request: APIRequestContext) =>
  (await (await request.get("/dashboard_summary")).json()) as DashboardSummary;

/** Dots of stores that sell less than a year ago carry one of the two cold colours. */
const coldDots = (page: Page) => {
  const cold = colors.light.diverging.slice(0, 2).map((fill) => `path[fill="${fill}" i]`);
  return page.getByRole("application", { name: /^Map of stores/ }).locator(cold.join(", "));
};

async function dragTo(page: Page, label: string, presses: number): Promise<void> {
  const slider = page.getByRole("slider", { name: label });
  await slider.focus();
  for (let i = 0; i < presses; i++) await slider.press("ArrowRight");
}

test("Monday briefing: a cold spot on the map leads to that store's forecast and its numbers", async ({
  page,
  request,
}) => {
  const summary = await summaryOf(request);
  await page.goto("/app/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(summary.headline);

  // The sign drawn on the dot lies over it; the click is meant for whatever stands there.
  await coldDots(page).first().click({ force: true });
  await expect(page).toHaveURL(/\/app\/forecast\?store=\d+&dept=\d+/);
  const store = Number(new URL(page.url()).searchParams.get("store"));
  const clicked = summary.stores.find((item) => item.store === store);
  expect(clicked?.growth).toBeLessThan(0);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`in Store ${store} is likely to sell`);

  const other = clicked?.departments.at(1) ?? 0;
  await page.getByRole("combobox", { name: "Department" }).click();
  await page.getByRole("option", { name: `Department ${other}`, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`dept=${other}\\b`));
  await dragTo(page, "Horizon", 3);
  await expect(page).toHaveURL(/horizon=15/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("over the next 15 weeks");

  const answer = await forecastOf(request, { store, dept: other, hist_weeks: 52, forecast_weeks: 15 });
  const rows = await downloadedRows(page, answer);
  expect(rows.filter((row) => row.kind === "actual").map((row) => [row.date, Number(row.weekly_sales)])).toEqual(
    answer.historical.map((point) => [point.date, Number(point.weekly_sales ?? 0)]),
  );
  expect(rows.filter((row) => row.kind === "forecast").map((row) => [row.date, Number(row.weekly_sales)])).toEqual(
    answer.forecast.map((point) => [point.date, point.weekly_sales]),
  );
  expect(
    rows.filter((row) => row.kind === "forecast").map((row) => [Number(row.lower_80), Number(row.upper_95)]),
  ).toEqual(
    answer.forecast.map(({ intervals }) => [
      intervals.find(({ level }) => level === 0.8)?.lower,
      intervals.find(({ level }) => level === 0.95)?.upper,
    ]),
  );

  const before = page.url();
  const headline = await page.getByRole("heading", { level: 1 }).textContent();
  await page.reload();
  expect(page.url()).toBe(before);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline ?? "");
  await expect(page.getByRole("slider", { name: "Horizon" })).toHaveAttribute("aria-valuenow", "15");

  await page.goBack();
  await expect(page).not.toHaveURL(before);
});

async function forecastOf(
  request: APIRequestContext,
  body: { store: number; dept: number; hist_weeks: number; forecast_weeks: number },
): Promise<ForecastAnswer> {
  const response = await request.post("/forecast", { data: { ...body, levels: [0.8, 0.95] } });
  return (await response.json()) as ForecastAnswer;
}

async function downloadedRows(page: Page, answer: ForecastAnswer): Promise<Array<Record<string, string>>> {
  const download = await exportFrom(page, "the forecast", "CSV");
  expect(download.suggestedFilename()).toContain(
    `forecast_store-${answer.store}_dept-${answer.dept}_from-${answer.forecast[0]?.date}_15-weeks`,
  );
  return csvRows(download);
}

test("every figure says where it is from, and the full value stands behind the short one", async ({
  page,
  request,
}) => {
  const { kpis } = await summaryOf(request);
  const exact = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  await page.goto("/app/");
  await page.getByRole("button", { name: /^Where is this number from\? Total sales/ }).click();
  await expect(page.getByRole("dialog")).toContainText(`$${exact.format(kpis.total_sales)}`);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("Demo world")).toBeVisible();
});

test("the map is one tab stop: arrow keys speak the stores from the coldest on, Enter opens the forecast", async ({
  page,
  request,
}) => {
  const { stores } = await summaryOf(request);
  const coldest = stores.toSorted((a, b) => (a.growth ?? 9) - (b.growth ?? 9))[0];
  await page.goto("/app/");
  const map = page.getByRole("application", { name: /^Map of stores/ });
  await expect(map.locator("svg")).toBeVisible();
  await map.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(new RegExp(`^Store ${coldest?.store}: \u2212`))).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/app/forecast\\?store=${coldest?.store}&`));
});

test("every chart is a table at the press of a button, and the address remembers it", async ({ page }) => {
  await page.goto("/app/");
  for (const name of ["weekly", "map", "movers"]) {
    const card = page.locator(`section[aria-labelledby="${name}-title"]`);
    await card.getByRole("button", { name: "Table", exact: true }).click();
    await expect(card.getByRole("table")).toBeVisible();
  }
  await expect(page).toHaveURL(/tables=weekly,map,movers/);
  await page.reload();
  await expect(page.getByRole("table")).toHaveCount(3);
  const growth = page.getByRole("columnheader", { name: "Against last year" });
  await growth.getByRole("button").click();
  await expect(growth).toHaveAttribute("aria-sort", /ascending|descending/);
});

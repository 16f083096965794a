import { expect, type Page, test } from "@playwright/test";
import type { ForecastAnswer } from "@sales-hub/contracts";
import { csvRows, exportFrom } from "./exports.ts";

const chartOf = (page: Page, name: RegExp) => page.getByRole("application", { name });

test("the explanation of any week adds up to that week's forecast", async ({ page, request }) => {
  const response = await request.post("/forecast", { data: { store: 1, dept: 1, forecast_weeks: 5 } });
  const answer = (await response.json()) as ForecastAnswer;
  const fifth = answer.forecast[4];
  await page.goto("/app/forecast?store=1&dept=1");
  await page.getByRole("combobox", { name: "Week to explain" }).selectOption({ index: 4 });
  await expect(page).toHaveURL(/week=5/);
  const card = page.locator('section[aria-labelledby="explanation-title"]');
  await expect(card.getByRole("heading")).toContainText("rests most on");
  await expect(card).not.toHaveAttribute("aria-busy", "true");

  const rows = await csvRows(await exportFrom(page, "the explanation", "CSV"));
  expect(rows.every((row) => row.date === fifth?.date && row.horizon_weeks === "5")).toBe(true);
  const parts = rows.filter((row) => row.part !== "forecast");
  const sum = parts.reduce((total, row) => total + Number(row.contribution), 0);
  expect(Math.abs(sum - Number(rows.at(-1)?.contribution))).toBeLessThan(0.011);
  expect(Number(rows.at(-1)?.contribution)).toBe(fifth?.weekly_sales);
});

test("a week of the chart opens its explanation, and a group its parts, by keyboard", async ({ page }) => {
  await page.goto("/app/forecast?store=1&dept=1");
  const forecast = chartOf(page, /^Weekly sales and forecast/);
  await expect(forecast.locator("svg")).toBeVisible();
  await forecast.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/week=12/);
  await expect(page.getByRole("combobox", { name: "Week to explain" })).toHaveValue("12");

  const waterfall = chartOf(page, /^Explanation:/);
  await expect(waterfall.locator("svg")).toBeVisible();
  await waterfall.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText(/^Season: .*, parts hidden$/)).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/open=season/);
  await expect(page.getByText(/^Season: .*, parts shown$/)).toBeAttached();
  await page.reload();
  await page.getByRole("button", { name: "Show parts" }).click();
  await expect(page).toHaveURL(/open=season,recent_level,/);
  await expect(page.getByRole("button", { name: "Hide parts" })).toBeVisible();
});

test("the strategy is said in a plain sentence and changes the explanation with the forecast", async ({ page }) => {
  await page.goto("/app/forecast?store=1&dept=1&week=8");
  await expect(page.getByText(/^Direct strategy: every week ahead/)).toBeVisible();
  await page.getByRole("button", { name: "Recursive" }).click();
  await expect(page).toHaveURL(/strategy=recursive/);
  await expect(page.getByText(/^Recursive strategy: each week/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("is likely to sell");
});

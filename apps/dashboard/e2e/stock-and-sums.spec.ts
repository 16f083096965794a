import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import type {
  AccuracyAnswer,
  AggregateAnswer,
  DashboardSummary,
  ForecastAnswer,
  HotspotsAnswer,
  SafetyStockAnswer,
} from "@sales-hub/contracts";
import { colors } from "../src/theme/tokens.ts";
import { csvRows, exportFrom } from "./exports.ts";

const forecastCard = (page: Page) => page.locator('section[aria-labelledby="forecast-title"]');

test("inventory analyst: from the watchlist to the width of the band, a safety stock, and its export", async ({
  page,
  request,
}) => {
  const { hotspots } = (await (await request.get("/insights/hotspots?limit=20")).json()) as HotspotsAnswer;
  const spot = hotspots[0];
  const pair = { store: spot?.store, dept: spot?.dept };
  const forecast = (await (
    await request.post("/forecast", { data: { ...pair, forecast_weeks: 12 } })
  ).json()) as ForecastAnswer;
  const next = forecast.forecast[0];
  const band = next?.intervals.find(({ level }) => level === 0.8);

  await page.goto("/app/watchlist");
  await page.getByRole("link", { name: `Store ${pair.store}, Department ${pair.dept}`, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Department ${pair.dept} in Store ${pair.store}`);
  await expect(forecastCard(page).getByRole("heading")).toContainText(/\(.+\u2013.+, 80%\)$/);
  await expect(page.getByText(/^80% band; held \d+% of [\d,]+ test weeks/)).toBeVisible();
  const rows = await csvRows(await exportFrom(page, "the forecast", "CSV"));
  const shown = rows.find((row) => row.horizon_weeks === "1");
  expect(Number(shown?.upper_80) - Number(shown?.lower_80)).toBeCloseTo((band?.upper ?? 0) - (band?.lower ?? 0), 2);
  const relative = ((band?.upper ?? 0) - (band?.lower ?? 0)) / (next?.weekly_sales ?? 1);
  expect(spot?.relative_interval_width).toBeCloseTo(relative, 3);

  const lead = page.getByRole("slider", { name: "Lead time" });
  await expect(page.getByRole("slider", { name: "Service level" })).toHaveAttribute("aria-valuenow", "95");
  await lead.focus();
  await lead.press("ArrowRight");
  await expect(page).toHaveURL(/lead=3/);
  await expect(page.getByText(/^For a service level of 95% and a lead time of 3 weeks/)).toBeVisible();
  await lead.press("ArrowLeft");
  await expect(page.getByText(/^For a service level of 95% and a lead time of 2 weeks/)).toBeVisible();

  const stock = (await (
    await request.post("/safety_stock", { data: { ...pair, service_level: 0.95, lead_time_weeks: 2 } })
  ).json()) as SafetyStockAnswer;
  const download = await exportFrom(page, "the safety stock", "CSV");
  expect(download.suggestedFilename()).toContain("service-95_lead-2-weeks");
  const [saved] = await csvRows(download);
  expect(Number(saved?.service_level)).toBe(0.95);
  expect(Number(saved?.lead_time_weeks)).toBe(2);
  expect(Number(saved?.safety_stock)).toBe(stock.safety_stock);
  expect(Number(saved?.reorder_target)).toBe(stock.reorder_target);
  expect(stock.reorder_target).toBeGreaterThan(stock.expected_demand);
});

test("Monday briefing: the cold spot's department is forecast below last year for the next four weeks", async ({
  page,
  request,
}) => {
  const { stores } = (await (await request.get("/dashboard_summary")).json()) as DashboardSummary;
  await page.goto("/app/");
  const cold = colors.light.diverging.slice(0, 2).map((fill) => `path[fill="${fill}" i]`);
  const map = page.getByRole("application", { name: /^Map of stores/ });
  await map.locator(cold.join(", ")).first().click({ force: true });
  await page.getByRole("link", { name: /, which lost most$/ }).click();
  await expect(page).toHaveURL(/store=\d+&dept=\d+/);
  const store = Number(new URL(page.url()).searchParams.get("store"));

  let falling: ForecastAnswer | undefined;
  for (const dept of stores.find((item) => item.store === store)?.departments ?? []) {
    const response = await request.post("/forecast", { data: { store, dept, forecast_weeks: 4, explain_weeks: [] } });
    const answer = (await response.json()) as ForecastAnswer;
    const known = answer.forecast.every((point) => point.last_year_usd !== null);
    const lastYear = answer.forecast.reduce((sum, point) => sum + (point.last_year_usd ?? 0), 0);
    const change = answer.forecast.reduce((sum, point) => sum + point.weekly_sales, 0) - lastYear;
    if (known && lastYear > 0 && change < -0.01 * lastYear) falling = answer;
    if (falling !== undefined) break;
  }
  expect(falling, "a cold store sells less of something").toBeDefined();

  await page.getByRole("combobox", { name: "Department" }).click();
  await page.getByRole("option", { name: `Department ${falling?.dept}`, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Department ${falling?.dept} in Store ${store}`);
  const horizon = page.getByRole("slider", { name: "Horizon" });
  await horizon.focus();
  await horizon.press("Home");
  for (let weeks = 1; weeks < 4; weeks++) await horizon.press("ArrowRight");
  await expect(page).toHaveURL(/horizon=4/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    /over the next 4 weeks, [\d.]+% less than in these weeks of last year\.$/,
  );
  await page.getByRole("button", { name: "Last year's weeks" }).click();
  await forecastCard(page).getByRole("button", { name: "Table", exact: true }).click();
  await expect(forecastCard(page).getByRole("row").filter({ hasText: "Forecast" })).toHaveCount(4);
  const rows = await csvRows(await exportFrom(page, "the forecast", "CSV"));
  const ahead = rows.filter((row) => row.kind === "forecast");
  const total = (name: string) => ahead.reduce((sum, row) => sum + Number(row[name]), 0);
  expect(total("weekly_sales")).toBeLessThan(total("last_year_sales"));
  // Last year's weeks lie over the history too.
  expect(rows.filter((row) => row.kind === "actual" && row.last_year_sales !== "").length).toBeGreaterThan(40);
});

test("all stores and all departments together have a forecast of their own", async ({ page, request }) => {
  await page.goto("/app/forecast?store=1&dept=1");
  await page.getByRole("combobox", { name: "Store" }).click();
  await page.getByRole("option", { name: "All stores", exact: true }).click();
  await page.getByRole("combobox", { name: "Department" }).click();
  await page.getByRole("option", { name: "All departments", exact: true }).click();
  await expect(page).toHaveURL(/store=all&dept=all/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("The whole chain is likely to sell");
  await expect(page.getByText(/^80% band; held \d+% of [\d,]+ test weeks of such sums\.$/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Safety stock" })).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Week to explain" })).toHaveCount(0);

  const sum = (await (
    await request.post("/forecast/aggregate", { data: { hist_weeks: 52, forecast_weeks: 12 } })
  ).json()) as AggregateAnswer;
  const rows = await csvRows(await exportFrom(page, "the forecast", "CSV"));
  expect(rows.filter((row) => row.kind === "forecast").map((row) => Number(row.weekly_sales))).toEqual(
    sum.forecast.map((point) => point.weekly_sales),
  );
  const accuracy = (await (await request.get("/accuracy")).json()) as AccuracyAnswer;
  const errors = await csvRows(await exportFrom(page, "the error by horizon", "CSV"));
  expect(errors.map((row) => [row.errors_of, Number(row.from_horizon), Number(row.wape)])).toEqual(
    accuracy.sum?.by_horizon.map(({ from_horizon, wape }) => ["sum", from_horizon, wape]),
  );
  await page.goto("/app/forecast?store=type-A&dept=1");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Department 1 across all type A stores");
  await expect(page.getByText(/^Error by weeks ahead \u00b7 WAPE of this sum/)).toBeVisible();
});

test("past forecasts stand beside what came, and the error beside its horizon", async ({ page, request }) => {
  const accuracy = (await (await request.get("/accuracy?store=1&dept=1")).json()) as AccuracyAnswer;
  await page.goto("/app/forecast?store=1&dept=1");
  const past = await csvRows(await exportFrom(page, "the past forecasts", "CSV"));
  expect(past.map((row) => [row.date, Number(row.forecast), Number(row.actual)])).toEqual(
    accuracy.past.map((week) => [week.date, week.forecast, week.actual]),
  );
  const card = page.locator('section[aria-labelledby="horizon-title"]');
  await card.getByRole("button", { name: "Table", exact: true }).click();
  await expect(card.getByRole("columnheader", { name: "Bias a week" })).toBeVisible();
  await expect(card.getByRole("row")).toHaveCount(accuracy.by_horizon.length + 1);
});

test("a card is saved as a workbook and as a picture under the security policy", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.addInitScript(() => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src") ?? {};
    Object.defineProperty(HTMLImageElement.prototype, "src", {
      set(value: string) {
        if (value.startsWith("data:image/svg+xml")) document.body.dataset.picture = decodeURIComponent(value);
        set?.call(this, value);
      },
    });
  });
  await page.goto("/app/forecast?store=1&dept=1");
  const start = async (kind: "Excel workbook" | "PNG picture") =>
    (await readFile(await (await exportFrom(page, "the explanation", kind)).path())).subarray(0, 4).toString("latin1");
  expect(await start("Excel workbook")).toBe("PK\u0003\u0004");
  await expect(page.getByRole("application", { name: /^Explanation:/ }).locator("svg")).toBeVisible();
  expect(await start("PNG picture")).toBe("\u0089PNG");
  // A picture loads no file: the page's font travels in it.
  expect(await page.locator("body").getAttribute("data-picture")).toMatch(
    /@font-face\{font-family:"?Inter Variable"?;[^}]*url\("data:font\/woff2;base64,/,
  );
  expect(complaints).toEqual([]);
});

test("on paper the page is light and without controls, whatever the theme", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/app/forecast?store=1&dept=1");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("is likely to sell");
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await expect(page.getByRole("slider", { name: "Horizon" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Pages" })).toBeHidden();
  await expect(page.getByText(/^For a service level of 95% and a lead time of 2 weeks/)).toBeVisible();
  const ink = await page.getByRole("heading", { level: 1 }).evaluate((element) => getComputedStyle(element).color);
  expect(ink).toBe("rgb(10, 26, 51)");
});

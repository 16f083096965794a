import { expect, test } from "@playwright/test";
import type { HotspotsAnswer } from "@sales-hub/contracts";
import { csvRows, exportFrom } from "./exports.ts";

test("the watchlist ranks pairs by cost, gives the numbers, and leads to the forecast", async ({ page, request }) => {
  const { hotspots } = (await (await request.get("/insights/hotspots?limit=50")).json()) as HotspotsAnswer;
  await page.goto("/app/");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Watchlist" }).click();
  await page.getByRole("button", { name: "50", exact: true }).click();
  await expect(page).toHaveURL(/length=50/);
  const list = page.getByRole("region", { name: "Forecasts that need a second look" });
  await expect(list.getByRole("row")).toHaveCount(51);

  const rows = await csvRows(await exportFrom(page, "the watchlist", "CSV"));
  const cents = (usd: number) => Math.round(usd * 100) / 100;
  expect(rows.map((row) => [row.under_sales_floor, Number(row.store), Number(row.dept), Number(row.mae)])).toEqual(
    hotspots.map((spot) => ["false", spot.store, spot.dept, cents(spot.mae)]),
  );
  expect(rows.map((row) => row.signs)).toEqual(hotspots.map(({ signs }) => signs.join(" ")));

  const first = hotspots[0];
  await list.getByRole("link", { name: `Store ${first?.store}, Department ${first?.dept}`, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/app/forecast\\?store=${first?.store}&dept=${first?.dept}$`));
  await page.goBack();
  await expect(page).toHaveURL(/watchlist\?length=50/);
});

test("a pair is found by store and department, whatever its rank", async ({ page, request }) => {
  const { hotspots } = (await (
    await request.get("/insights/hotspots?limit=5000&store=10&dept=72")
  ).json()) as HotspotsAnswer;
  const spot = hotspots[0];
  await page.goto("/app/watchlist");
  await page.getByRole("combobox", { name: "Store", exact: true }).click();
  await page.getByRole("option", { name: "Store 10", exact: true }).click();
  await expect(page).toHaveURL(/store=10/);
  await page.getByRole("combobox", { name: "Department" }).click();
  await page.getByRole("option", { name: "Department 72", exact: true }).click();
  await expect(page).toHaveURL(/store=10&dept=72/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    `Store 10, Department 72: ${spot?.risk_level} risk, rank ${spot?.rank.toLocaleString("en-US")} of`,
  );
  await expect(page.getByRole("region", { name: "Forecasts that need a second look" })).toContainText(
    spot?.reasons[0] ?? "no reason",
  );
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Store 10, Department 72");
});

test("a risk level narrows the list, and an empty one offers the way back", async ({ page }) => {
  await page.goto("/app/watchlist?length=500");
  await page.getByRole("button", { name: "High", exact: true }).click();
  await expect(page).toHaveURL(/risk=high/);
  const list = page.getByRole("region", { name: "Forecasts that need a second look" });
  await expect(list.getByText("High risk").first()).toBeVisible();
  await expect(list.getByText("Low risk")).toHaveCount(0);
  await page.goto("/app/watchlist?store=999");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no Store 999; stores are 1 to 45.");
  await expect(page.getByRole("main").getByRole("link", { name: "Store 45", exact: true })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Show all pairs" }).click();
  await expect(list.getByRole("row")).toHaveCount(21);
});

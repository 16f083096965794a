import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import type { HotspotsAnswer } from "@sales-hub/contracts";
import { exportFrom } from "./exports.ts";

test("the watchlist ranks pairs by cost, gives the numbers, and leads to the forecast", async ({ page, request }) => {
  const { hotspots } = (await (await request.get("/insights/hotspots?limit=50")).json()) as HotspotsAnswer;
  await page.goto("/app/");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Watchlist" }).click();
  await page.getByRole("button", { name: "50", exact: true }).click();
  await expect(page).toHaveURL(/length=50/);
  await expect(page.getByRole("row")).toHaveCount(51);

  const download = await exportFrom(page, "the watchlist", "CSV");
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n").slice(1);
  expect(lines.map((line) => line.split(",").slice(0, 5).map(Number))).toEqual(
    hotspots.map((spot) => [spot.rank, spot.store, spot.dept, spot.avg_weekly_sales, spot.mae]),
  );

  const first = hotspots[0];
  await page.getByRole("link", { name: `Store ${first?.store}, Department ${first?.dept}`, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/app/forecast\\?store=${first?.store}&dept=${first?.dept}$`));
  await page.goBack();
  await expect(page).toHaveURL(/watchlist\?length=50/);
});

import { expect, test } from "@playwright/test";

test("a page not opened before keeps its place while offline, and opens by itself afterwards", async ({
  page,
  context,
}) => {
  await page.goto("/app/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await context.setOffline(true);
  const pages = page.getByRole("navigation");
  await pages.getByRole("link", { name: "Trust" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This page needs a connection" })).toBeVisible();
  await pages.getByRole("link", { name: "Briefing" }).click();
  await expect(page.getByRole("heading", { name: "needs a connection" })).toBeHidden();
  await pages.getByRole("link", { name: "Trust" }).click();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The hub does not answer yet", { exact: false })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("link", { name: "Drift" })).toBeVisible();
});

test("a page whose code was replaced by a newer version loads anew", async ({ page }) => {
  await page.goto("/app/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.route("**/assets/watchlist-page-*.js", (route) => route.fulfill({ status: 404 }), { times: 1 });
  await page.getByRole("navigation").getByRole("link", { name: "Watchlist" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "need a second look" })).toBeVisible();
  await expect(page).toHaveURL(/\/app\/watchlist$/);
});

test("code that stays missing is said so once, with a way to load again", async ({ page }) => {
  await page.goto("/app/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.route("**/assets/watchlist-page-*.js", (route) => route.fulfill({ status: 404 }));
  await page.getByRole("navigation").getByRole("link", { name: "Watchlist" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This page could not be loaded" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Load again" })).toBeVisible();
  await expect(page.getByRole("navigation").getByRole("link", { name: "Briefing" })).toBeVisible();
});

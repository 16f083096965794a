import { expect, type Page, test as plain } from "@playwright/test";
import { colourRules, findings } from "./axe.ts";

/** One page for all views a worker walks through: what it has loaded once stays in its cache. */
const test = plain.extend<object, { walker: Page }>({
  walker: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ reducedMotion: "reduce" });
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
});

const routes = {
  Briefing: "/app/",
  "Briefing as tables": "/app/?tables=weekly,map,movers,value,holidays",
  "Briefing with its other views":
    "/app/?map=volatility&against=weeks_before&margin=40&holiday=thanksgiving&split=dept",
  "Briefing with the map of returns": "/app/?map=roi&holiday=easter",
  "a store": "/app/stores/4",
  "a store as a table": "/app/stores/4?against=weeks_before&tables=departments",
  "a store that does not exist": "/app/stores/999",
  Forecast: "/app/forecast?store=1&dept=1&benchmark=true",
  "Forecast as tables, parts shown": "/app/forecast?store=1&dept=1&tables=forecast,past,horizon&open=season,promotions",
  "Forecast with its explanation as a table": "/app/forecast?store=1&dept=1&tables=explanation&strategy=recursive",
  "Forecast of the whole chain": "/app/forecast?store=all&dept=all",
  "Forecast of a pair that does not exist": "/app/forecast?store=1&dept=999",
  "Promotions, simulate": "/app/promotions?store=1&dept=1&spend=400,0,0,50,60",
  "Promotions, beyond the data, as a table": "/app/promotions?store=1&dept=1&spend=900000,0,0,0,0&tables=response",
  "Promotions, nothing spent": "/app/promotions?store=1&dept=1&spend=0,0,0,0,0",
  "Promotions of a pair that does not exist": "/app/promotions?store=1&dept=999",
  "Promotions, compare": "/app/promotions?tab=compare&compare=1-1-400.0.0.50.60,1-2-400.0.0.50.60-m40-netted",
  "Promotions, nothing to compare": "/app/promotions?tab=compare",
  "Promotions, optimise": "/app/promotions?tab=optimise&stores=1,2&kinds=1",
  "Promotions, a plan that spends": "/app/promotions?tab=optimise&margin=99&accounting=netted&hidden=95",
  "Promotions, its allocation as a table":
    "/app/promotions?tab=optimise&margin=99&accounting=netted&hidden=95&tables=allocation",
  "Promotions, experiment": "/app/promotions?tab=experiment&dept=1",
  Opportunities: "/app/opportunities",
  "Opportunities as tables": "/app/opportunities?tables=roi,total",
  "Opportunities of a category": "/app/opportunities?category=likely_pays&samples=2500",
  "Store archetypes": "/app/opportunities?view=stores&cluster=2",
  "Store archetypes as tables": "/app/opportunities?view=stores&tables=archetypes,silhouette",
  Watchlist: "/app/watchlist",
  "a pair on the watchlist": "/app/watchlist?store=10&dept=72",
  "Trust, accuracy": "/app/trust",
  "Trust, accuracy as tables": "/app/trust?by=store&tables=horizon,coverage,groups",
  "Trust, drift": "/app/trust?part=drift&measure=coverage80",
  "Trust, models": "/app/trust?part=models",
  "Trust, rivals": "/app/trust?part=gauntlet",
  "Trust, leak audit": "/app/trust?part=leaks",
  "Trust, exploration": "/app/trust?part=eda",
  "Trust, data quality": "/app/trust?part=data",
  "an unknown address": "/app/nowhere",
};
const widths = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** Every part of the view stands there, with its data and its drawing. */
async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path);
  // The first recursive forecast is worked out for all pairs at once.
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 90_000 });
  // Parts far down a long page load when they come near.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.locator('[aria-busy="true"], [data-skeleton]')).toHaveCount(0, { timeout: 60_000 });
  await page.evaluate(() => window.scrollTo(0, 0));
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function dress(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme });
  await expect(page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`)).toBeAttached();
}

for (const [name, path] of Object.entries(routes)) {
  test(`axe finds nothing on ${name}, in both themes, on desktop and phone`, async ({ walker }) => {
    await walker.setViewportSize(widths.desktop);
    await settled(walker, path);
    for (const [device, viewport] of Object.entries(widths)) {
      await walker.setViewportSize(viewport);
      await expect.poll(() => overflow(walker), `wider than a ${device}`).toBe(0);
      await dress(walker, "light");
      expect(await findings(walker), `light, ${device}`).toEqual([]);
      await dress(walker, "dark");
      expect(await findings(walker, colourRules), `dark, ${device}`).toEqual([]);
    }
  });
}

test("the theme changes at the press of a button and is remembered", async ({ page }) => {
  await settled(page, routes.Briefing);
  const canvas = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await canvas()).toBe("rgb(244, 246, 250)");
  await page.getByRole("button", { name: "Switch to the dark theme" }).click();
  expect(await canvas()).toBe("rgb(8, 18, 35)");
  await page.reload();
  expect(await canvas()).toBe("rgb(8, 18, 35)");
});

test("on a phone the pages are reached from a bar along the bottom", async ({ page }) => {
  await page.setViewportSize(widths.phone);
  await settled(page, routes.Briefing);
  const nav = page.getByRole("navigation", { name: "Pages" });
  const box = await nav.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(widths.phone.height);
  await nav.getByRole("link", { name: "Forecast" }).click();
  await expect(page).toHaveURL(/\/app\/forecast/);
});

test("the first tab stop skips to the page", async ({ page }) => {
  await settled(page, routes.Briefing);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
});

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

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

async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // Parts far down a long page load when they come near.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => window.scrollTo(0, 0));
}

const findings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
};

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [name, path] of Object.entries(routes)) {
  test(`axe finds nothing on ${name}, in both themes, on desktop and phone`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const [device, viewport] of Object.entries(widths)) {
      await page.setViewportSize(viewport);
      await settled(page, path);
      expect(await overflow(page), `wider than a ${device}`).toBe(0);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ reducedMotion: "reduce", colorScheme });
        await expect(page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`)).toBeAttached();
        expect(await findings(page), `${colorScheme}, ${device}`).toEqual([]);
      }
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

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const routes = {
  Briefing: "/app/",
  "Briefing as tables": "/app/?tables=weekly,map,movers",
  Forecast: "/app/forecast?store=1&dept=1&benchmark=true",
  "Forecast as tables, parts shown": "/app/forecast?store=1&dept=1&tables=forecast,past,horizon&open=season,promotions",
  "Forecast with its explanation as a table": "/app/forecast?store=1&dept=1&tables=explanation&strategy=recursive",
  "Forecast of the whole chain": "/app/forecast?store=all&dept=all",
  "Forecast of a pair that does not exist": "/app/forecast?store=1&dept=999",
  Watchlist: "/app/watchlist",
  "an unknown address": "/app/nowhere",
};
const widths = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
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

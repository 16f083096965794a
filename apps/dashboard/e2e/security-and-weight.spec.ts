import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const kB = 1000;

test("the first page stays within its budgets and under the content security policy", async ({ page }) => {
  const complaints: string[] = [];
  const loaded: Array<{ path: string; size: Promise<number> }> = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/app/assets/")) {
      loaded.push({ path: pathname, size: response.body().then((body) => gzipSync(body).length) });
    }
  });
  await page.goto("/app/");
  await expect(page.getByRole("application", { name: /^Map of stores/ }).locator("svg")).toBeVisible();
  await page.waitForLoadState("networkidle");

  const weigh = async (matches: (path: string) => boolean) => {
    const sizes = await Promise.all(loaded.filter(({ path }) => matches(path)).map(({ size }) => size));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const isChart = (path: string) => /\/echarts-[^/]+\.js$/.test(path);
  expect(await weigh((path) => path.endsWith(".js") && !isChart(path))).toBeLessThanOrEqual(180 * kB);
  expect(await weigh(isChart)).toBeLessThanOrEqual(320 * kB);
  expect(await weigh((path) => path.endsWith(".css"))).toBeLessThanOrEqual(40 * kB);
  expect(await weigh((path) => path.endsWith(".json"))).toBeLessThanOrEqual(60 * kB);
  expect(complaints).toEqual([]);
});

const laterPages = {
  "Promotions, simulate": "/app/promotions?store=1&dept=1&spend=400,0,0,50,60",
  "Promotions, compare": "/app/promotions?tab=compare&compare=1-1-400.0.0.50.60,1-2-400.0.0.50.60",
  "Promotions, optimise": "/app/promotions?tab=optimise",
  "Promotions, experiment": "/app/promotions?tab=experiment&dept=1",
  Opportunities: "/app/opportunities",
  "Store archetypes": "/app/opportunities?view=stores",
};

for (const [name, path] of Object.entries(laterPages)) {
  test(`${name} opens alone within the budgets and under the content security policy`, async ({ page }) => {
    const complaints: string[] = [];
    const sizes: Array<Promise<number>> = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (/^\/app\/assets\/(?!echarts-).*\.js$/.test(pathname)) {
        sizes.push(response.body().then((body) => gzipSync(body).length));
      }
    });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeLessThanOrEqual(200 * kB);
    expect(complaints).toEqual([]);
  });
}

test("the layout does not jump while the first page loads", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("/app/");
  await page.waitForLoadState("networkidle");
  const shift = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
  );
  expect(shift).toBeLessThan(0.05);
});

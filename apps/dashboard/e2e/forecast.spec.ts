import { expect, test } from "@playwright/test";
import type { StoresAnswer } from "@sales-hub/contracts";

test("a pair that does not exist offers the nearest ones that do", async ({ page }) => {
  await page.goto("/app/forecast?store=1&dept=999&horizon=20");
  await expect(page.getByRole("heading", { name: "There is no such forecast" })).toBeVisible();
  const choice = page.getByRole("link", { name: /^Store \d+ · Department \d+$/ }).first();
  await choice.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("is likely to sell");
  await expect(page).toHaveURL(/horizon=20/);
});

test("an address with nonsense in it still opens a forecast", async ({ page }) => {
  await page.goto("/app/forecast?store=1&horizon=banana&history=99999&levels=3");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("over the next 12 weeks");
  await expect(page.getByRole("slider", { name: "History" })).toHaveAttribute("aria-valuenow", "143");
});

test("bands and benchmark are switched on and off", async ({ page }) => {
  await page.goto("/app/forecast?store=1&dept=1");
  await page.getByRole("button", { name: "95%", exact: true }).click();
  await expect(page).toHaveURL(/levels=80\b/);
  await expect(page.getByText(/^95% band;/)).toHaveCount(0);
  await expect(page.getByText(/^80% band; held \d+% of [\d,]+ test weeks/)).toBeVisible();
  await page.getByRole("button", { name: "Last year's weeks" }).click();
  await expect(page).toHaveURL(/benchmark=true/);
});

test("the chart speaks week by week", async ({ page }) => {
  await page.goto("/app/forecast?store=1&dept=1");
  const chart = page.getByRole("application", { name: /^Weekly sales and forecast/ });
  await expect(chart.locator("svg")).toBeVisible();
  await chart.focus();
  await page.keyboard.press("End");
  await expect(page.getByText(/^Week ending Fri .*: forecast \$.*80% band \$.* to \$/)).toBeAttached();
  await page.keyboard.press("Home");
  await expect(page.getByText(/^Week ending Fri .*: actual \$/)).toBeAttached();
});

test("a change of store offers that store's departments", async ({ page, request }) => {
  const { stores } = (await (await request.get("/stores")).json()) as StoresAnswer;
  const other = stores.at(-1);
  await page.goto("/app/forecast?store=1&dept=1");
  await page.getByRole("combobox", { name: "Store" }).click();
  await page.getByRole("option", { name: new RegExp(`^Store ${other?.store} `) }).click();
  await expect(page).toHaveURL(new RegExp(`store=${other?.store}&`));
  await page.getByRole("combobox", { name: "Department" }).click();
  await expect(page.getByRole("option", { name: /^Department \d+$/ })).toHaveCount(other?.departments.length ?? -1);
  await expect(page.getByRole("option", { name: "All departments" })).toBeVisible();
});

test("a failed request leaves the page standing and can be tried again", async ({ page }) => {
  let failing = true;
  await page.route("**/forecast", async (route) => {
    if (!failing || route.request().method() !== "POST") return route.continue();
    return route.fulfill({
      status: 500,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "about:blank",
        title: "The forecast failed",
        status: 500,
        detail: "Try again.",
        code: "INTERNAL",
      }),
    });
  });
  await page.goto("/app/forecast?store=1&dept=1");
  await expect(page.getByRole("alert")).toContainText("The forecast failed");
  failing = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("is likely to sell");
});

test("while the hub starts, the page says so and opens by itself when it is ready", async ({ page }) => {
  let starting = true;
  const problem = {
    type: "about:blank",
    title: "Starting",
    status: 503,
    detail: "Training the model",
    code: "STARTING",
  };
  await page.route(/\/(stores|dashboard_summary)$/, (route) =>
    starting ? route.fulfill({ status: 503, headers: { "retry-after": "1" }, json: problem }) : route.continue(),
  );
  await page.route("**/health", async (route) => {
    if (!starting) return route.continue();
    const health = {
      status: "starting",
      detail: "Training the model, fold 3 of 8",
      model_version: null,
      data_through: null,
    };
    await route.fulfill({ json: health });
  });
  await page.goto("/app/");
  await expect(page.getByRole("heading", { name: "The hub is getting ready" })).toBeVisible();
  await expect(page.getByText("Training the model, fold 3 of 8")).toBeVisible();
  starting = false;
  await expect(page.getByText("Total sales")).toBeVisible();
});

test("without a connection a banner says what still works", async ({ page, context }) => {
  await page.goto("/app/forecast?store=1&dept=1");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("is likely to sell");
  await context.setOffline(true);
  await expect(page.getByText(/^You are offline/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/^You are offline/)).toBeHidden();
});

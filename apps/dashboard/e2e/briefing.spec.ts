import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import type {
  DashboardSummary,
  ForecastAnswer,
  HolidayEffectsAnswer,
  ModelsAnswer,
  StoreDetailAnswer,
  ValueAnswer,
} from "@sales-hub/contracts";
import { colors } from "../src/theme/tokens.ts";
import { csvRows, exportFrom } from "./exports.ts";

const summaryOf = async (request: APIRequestContext) =>
  (await (await request.get("/dashboard_summary")).json()) as DashboardSummary;

/** Dots of stores that sell less than a year ago carry one of the two cold colours. */
const coldDots = (page: Page) => {
  const cold = colors.light.diverging.slice(0, 2).map((fill) => `path[fill="${fill}" i]`);
  return page.getByRole("application", { name: /^Map of stores/ }).locator(cold.join(", "));
};

/** Cards far down the page load when the reader comes near them. */
async function reach(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const place = page.locator(`#${name}`);
  if ((await place.count()) > 0) await place.scrollIntoViewIfNeeded();
}

async function dragTo(page: Page, label: string, presses: number): Promise<void> {
  const slider = page.getByRole("slider", { name: label });
  await slider.focus();
  for (let i = 0; i < presses; i++) await slider.press("ArrowRight");
}

test("the annual value explains its method and why the brief's figure is none, from the served errors", async ({
  page,
  request,
}) => {
  const { models } = (await (await request.get("/models")).json()) as ModelsAnswer;
  const rmse = models.find(({ serves }) => serves)?.metrics?.rmse ?? 0;
  await page.goto("/app/");
  const card = page.locator('section[aria-labelledby="value-title"]');
  await card.scrollIntoViewIfNeeded();
  await card.getByText("How this is computed", { exact: false }).click();
  await expect(card.getByText(`$${Math.round(rmse).toLocaleString("en-US")} \u00D7`, { exact: false })).toBeVisible();
  await expect(card.getByText("order-up-to policy", { exact: false })).toBeVisible();
});

test("regional manager: a cold spot on the map leads to the department behind it and to its forecast", async ({
  page,
  request,
}) => {
  const summary = await summaryOf(request);
  await page.goto("/app/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(summary.headline);

  // The sign drawn on the dot lies over it; the click is meant for whatever stands there.
  await coldDots(page).first().click({ force: true });
  await expect(page).toHaveURL(/\/app\/stores\/\d+$/);
  const store = Number(new URL(page.url()).pathname.split("/").at(-1));
  const clicked = summary.stores.find((item) => item.store === store);
  expect(clicked?.growth).toBeLessThan(0);
  const detail = (await (await request.get(`/stores/${store}`)).json()) as StoreDetailAnswer;
  const [lastYear, before] = detail.comparisons;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(lastYear?.finding ?? "");

  // Each department's part, with its numbers; the other comparison is one press away and stays in the address.
  const parts = await csvRows(await exportFrom(page, "the departments", "CSV"));
  expect(parts.map((row) => [Number(row.dept), Number(row.change)])).toEqual(
    lastYear?.departments.map(({ dept, change }) => [dept, change]),
  );
  const change = parts.reduce((sum, row) => sum + Number(row.change), 0);
  expect(change).toBeCloseTo(lastYear?.total.change ?? 0, 0);
  await page.getByRole("button", { name: "4 weeks before", exact: true }).click();
  await expect(page).toHaveURL(/against=weeks_before/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(before?.finding ?? "");
  await page.getByRole("button", { name: "same weeks of last year", exact: true }).click();

  // The first mark is the department that lost most.
  const worst = lastYear?.departments[0]?.dept ?? 0;
  const chart = page.getByRole("application", { name: new RegExp(`^Departments of Store ${store}`) });
  await expect(chart.locator("svg")).toBeVisible();
  await chart.focus();
  await page.keyboard.press("Home");
  await expect(page.getByText(new RegExp(`^Department ${worst}: \u2212`))).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/app/forecast\\?store=${store}&dept=${worst}$`));
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/app/stores/${store}$`));
  const onward = page.getByRole("link", { name: /, which lost most$/ });
  await onward.click();
  await expect(page).toHaveURL(new RegExp(`/app/forecast\\?store=${store}&dept=\\d+`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`in Store ${store} is likely to sell`);

  const chosen = Number(new URL(page.url()).searchParams.get("dept"));
  const other = clicked?.departments.find((dept) => dept !== chosen) ?? 0;
  await page.getByRole("combobox", { name: "Department" }).click();
  await page.getByRole("option", { name: `Department ${other}`, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`dept=${other}\\b`));
  await dragTo(page, "Horizon", 3);
  await expect(page).toHaveURL(/horizon=15/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("over the next 15 weeks");

  const answer = await forecastOf(request, { store, dept: other, hist_weeks: 52, forecast_weeks: 15 });
  const rows = await downloadedRows(page, answer);
  expect(rows.filter((row) => row.kind === "actual").map((row) => [row.date, Number(row.weekly_sales)])).toEqual(
    answer.historical.map((point) => [point.date, Number(point.weekly_sales ?? 0)]),
  );
  expect(rows.filter((row) => row.kind === "forecast").map((row) => [row.date, Number(row.weekly_sales)])).toEqual(
    answer.forecast.map((point) => [point.date, point.weekly_sales]),
  );
  expect(
    rows.filter((row) => row.kind === "forecast").map((row) => [Number(row.lower_80), Number(row.upper_95)]),
  ).toEqual(
    answer.forecast.map(({ intervals }) => [
      intervals.find(({ level }) => level === 0.8)?.lower,
      intervals.find(({ level }) => level === 0.95)?.upper,
    ]),
  );

  const address = page.url();
  const headline = await page.getByRole("heading", { level: 1 }).textContent();
  await page.reload();
  expect(page.url()).toBe(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline ?? "");
  await expect(page.getByRole("slider", { name: "Horizon" })).toHaveAttribute("aria-valuenow", "15");

  await page.goBack();
  await expect(page).not.toHaveURL(address);
});

async function forecastOf(
  request: APIRequestContext,
  body: { store: number; dept: number; hist_weeks: number; forecast_weeks: number },
): Promise<ForecastAnswer> {
  const response = await request.post("/forecast", { data: { ...body, levels: [0.8, 0.95] } });
  return (await response.json()) as ForecastAnswer;
}

async function downloadedRows(page: Page, answer: ForecastAnswer): Promise<Array<Record<string, string>>> {
  const download = await exportFrom(page, "the forecast", "CSV");
  expect(download.suggestedFilename()).toContain(
    `forecast_store-${answer.store}_dept-${answer.dept}_from-${answer.forecast[0]?.date}_15-weeks`,
  );
  return csvRows(download);
}

test("every figure says where it is from, and the full value stands behind the short one", async ({
  page,
  request,
}) => {
  const { kpis } = await summaryOf(request);
  const exact = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  await page.goto("/app/");
  await page.getByRole("button", { name: /^Where is this number from\? Total sales/ }).click();
  await expect(page.getByRole("dialog")).toContainText(`$${exact.format(kpis.total_sales)}`);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("Demo world")).toBeVisible();
});

test("the map is one tab stop: arrow keys speak the stores from the coldest on, Enter opens the store", async ({
  page,
  request,
}) => {
  const { stores } = await summaryOf(request);
  const coldest = stores.toSorted((a, b) => (a.growth ?? 9) - (b.growth ?? 9))[0];
  await page.goto("/app/");
  const map = page.getByRole("application", { name: /^Map of stores/ });
  await expect(map.locator("svg")).toBeVisible();
  await map.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(new RegExp(`^Store ${coldest?.store}: \u2212`))).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/app/stores/${coldest?.store}$`));
});

test("every chart is a table at the press of a button, and the address remembers it", async ({ page }) => {
  await page.goto("/app/");
  for (const name of ["weekly", "map", "movers", "value", "holidays"]) {
    await reach(page, name);
    const card = page.locator(`section[aria-labelledby="${name}-title"]`);
    await card.getByRole("button", { name: "Table", exact: true }).click();
    await expect(card.getByRole("table")).toBeVisible();
  }
  await expect(page).toHaveURL(/tables=weekly,map,movers,value,holidays/);
  await page.reload();
  for (const name of ["weekly", "map", "movers", "value", "holidays"]) {
    await reach(page, name);
    await expect(page.locator(`section[aria-labelledby="${name}-title"]`).getByRole("region")).toBeVisible();
  }
  const growth = page.getByRole("columnheader", { name: "Against last year" });
  await growth.getByRole("button").click();
  await expect(growth).toHaveAttribute("aria-sort", /ascending|descending/);
});

test("findings carry their numbers and lead to what is behind them", async ({ page, request }) => {
  const { key_takeaways: takeaways } = await summaryOf(request);
  await page.goto("/app/");
  const card = page.locator('section[aria-labelledby="takeaways-title"]');
  await expect(card.getByRole("listitem")).toHaveCount(takeaways.length);
  for (const [index, takeaway] of takeaways.entries()) {
    const item = card.getByRole("listitem").nth(index);
    await expect(item).toContainText(takeaway.text);
    await item.getByText("The numbers behind it").click();
    for (const { label } of takeaway.facts) await expect(item.getByText(label, { exact: true })).toBeVisible();
  }
  const leading = takeaways.findIndex(({ link }) => link !== null && link.page !== "briefing");
  expect(leading).toBeGreaterThanOrEqual(0);
  await card.getByRole("listitem").nth(leading).getByRole("link").click();
  await expect(page).not.toHaveURL(/\/app\/$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the map has three faces, and the address names the one that is shown", async ({ page, request }) => {
  const { stores } = await summaryOf(request);
  await page.goto("/app/");
  const map = page.locator('section[aria-labelledby="map-title"]');
  await map.getByRole("button", { name: "Forecast volatility", exact: true }).click();
  await expect(page).toHaveURL(/map=volatility/);
  const widest = stores.toSorted(
    (a, b) => (b.volatility.relative_interval_width ?? 0) - (a.volatility.relative_interval_width ?? 0),
  )[0];
  await expect(map.getByRole("heading")).toContainText(`Store ${widest?.store} is hardest to foresee`);
  await map.getByRole("button", { name: "ROI potential", exact: true }).click();
  await expect(page).toHaveURL(/map=roi/);
  await page.reload();
  await expect(map.getByRole("button", { name: "ROI potential", exact: true })).toHaveAttribute("aria-pressed", "true");
  const rows = await csvRows(await exportFrom(page, "the stores", "CSV"));
  for (const row of rows) {
    const store = stores.find((item) => item.store === Number(row.store));
    expect(row.iroas).toBe(String(store?.roi_potential.iroas ?? ""));
  }
});

test("movers compare with last year first, with the four weeks before on demand", async ({ page, request }) => {
  const { movers } = await summaryOf(request);
  await page.goto("/app/");
  const card = page.locator('section[aria-labelledby="movers-title"]');
  await expect(card.getByRole("heading")).toContainText(`Department ${movers[0]?.top[0]?.dept} gained most`);
  await card.getByRole("button", { name: "4 weeks before", exact: true }).click();
  await expect(page).toHaveURL(/against=weeks_before/);
  await expect(card.getByRole("heading")).toContainText(`Department ${movers[1]?.top[0]?.dept} gained most`);
});

test("the annual value follows the assumptions in the address, on the card and on the key figure", async ({
  page,
  request,
}) => {
  const answerTo = async (query: string) => (await (await request.get(`/value?${query}`)).json()) as ValueAnswer;
  await page.goto("/app/?margin=40");
  await reach(page, "value");
  const card = page.locator('section[aria-labelledby="value-title"]');
  const slider = card.getByRole("slider", { name: "Gross margin" });
  await expect(slider).toHaveAttribute("aria-valuenow", "40");
  await slider.focus();
  await slider.press("ArrowRight");
  await expect(page).toHaveURL(/margin=41/);
  const { total, parts } = await answerTo("margin=0.41");
  await expect
    .poll(async () => (await csvRows(await exportFrom(page, "the annual value", "CSV"))).at(-1)?.mid)
    .toBe(String(total?.mid));
  const rows = await csvRows(await exportFrom(page, "the annual value", "CSV"));
  expect(rows.map((row) => row.part)).toEqual([...parts.map(({ part }) => part), "total"]);
  await page.getByRole("button", { name: /^Where is this number from\? Annual value/ }).click();
  await expect(page.getByRole("dialog")).toContainText("gross margin of 41%");
  await page.keyboard.press("Escape");
  await card.getByRole("button", { name: "Back to the usual assumptions" }).click();
  await expect(page).toHaveURL(/\/app\/$/);
});

test("a holiday opens by store type and by department", async ({ page, request }) => {
  const { effects } = (await (await request.get("/insights/holiday_effects")).json()) as HolidayEffectsAnswer;
  await page.goto("/app/");
  await reach(page, "holidays");
  const card = page.locator('section[aria-labelledby="holidays-title"]');
  await card.getByRole("button", { name: "Thanksgiving", exact: true }).click();
  await expect(page).toHaveURL(/holiday=thanksgiving/);
  await card.getByRole("button", { name: "Table", exact: true }).click();
  const types = effects.filter(({ holiday, dept }) => holiday === "thanksgiving" && dept === null);
  await expect(card.getByRole("row")).toHaveCount(types.length + 1);
  await card.getByRole("button", { name: "Chart", exact: true }).click();
  await card.getByRole("button", { name: "Department", exact: true }).click();
  await expect(page).toHaveURL(/split=dept/);
  await expect(card.getByRole("application")).toBeVisible();
});

test("a store that does not exist is answered with the nearest ones that do", async ({ page }) => {
  await page.goto("/app/stores/999");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such store");
  await page.getByRole("main").getByRole("link", { name: "Store 45", exact: true }).click();
  await expect(page).toHaveURL(/\/app\/stores\/45$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Store 45");
});

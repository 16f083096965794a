import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import type {
  ExperimentAnswer,
  OptimizeAnswer,
  PromotionOptionsAnswer,
  RoiAnswer,
  SimulateAnswer,
  SimulateRequest,
  StoresAnswer,
} from "@sales-hub/contracts";
import { findings } from "./axe.ts";
import { csvRows, exportFrom } from "./exports.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const inputs = (page: Page) => page.getByRole("status").filter({ hasText: /nputs/ });

async function ask<T>(request: APIRequestContext, path: string, data: object): Promise<T> {
  const response = await request.post(path, { data });
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()) as T;
}

const get = async <T>(request: APIRequestContext, path: string) => (await (await request.get(path)).json()) as T;

const spent = (answer: SimulateAnswer) =>
  (["MarkDown1", "MarkDown2", "MarkDown3", "MarkDown4", "MarkDown5"] as const).map((name) =>
    Math.round(answer.department_markdowns[name]),
  );

/** What the page of a simulation must show, asked from the API anew. */
async function simulationOf(request: APIRequestContext, change: Partial<SimulateRequest>): Promise<SimulateAnswer> {
  return ask<SimulateAnswer>(request, "/simulate", {
    store: 1,
    dept: 1,
    markdowns: {},
    scope: "department",
    margin: 0.25,
    accounting: "separate",
    hidden_share: 0,
    ...change,
  });
}

test("promotion strategist: from the ROI explorer over two simulations and a comparison to a plan", async ({
  page,
  request,
}) => {
  const returns = await get<RoiAnswer>(request, "/insights/roi");
  await page.goto("/app/");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Opportunities" }).click();
  await expect(heading(page)).toHaveText(returns.headline.split(/(?<=[.])\s+(?=[A-Z])/)[0] ?? "");

  const explorer = page.getByRole("application", { name: /^Returns of departments/ });
  await expect(explorer.locator("svg")).toBeVisible();
  await explorer.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/app\/promotions\?.*spend=/);
  const first = Number(new URL(page.url()).searchParams.get("dept"));
  expect(returns.departments.some(({ dept, roi }) => dept === first && roi !== null)).toBe(true);
  await expect(inputs(page)).toContainText(`Department ${first}`);
  await page.getByRole("button", { name: "Add to comparison" }).click();
  await expect(page.getByRole("button", { name: "In the comparison" })).toBeDisabled();

  const departments = page.getByRole("combobox", { name: "Department" });
  const other = (await departments.locator("option").allTextContents()).find((name) => name !== `Department ${first}`);
  await departments.selectOption(other ?? "");
  await expect(inputs(page)).toContainText("This result belongs to earlier inputs");
  await page.getByRole("button", { name: "Twice the usual" }).click();
  await page.getByRole("button", { name: "Simulate again" }).first().click();
  await expect(inputs(page)).not.toContainText("earlier inputs");
  await page.getByRole("button", { name: "Add to comparison" }).click();
  await page.getByRole("link", { name: "Compare 2 scenarios" }).click();
  await expect(page).toHaveURL(/tab=compare/);
  await expect(page.getByRole("columnheader", { name: /^[AB] Store/ })).toHaveCount(2);

  const rows = await csvRows(await exportFrom(page, "the comparison", "CSV"));
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    const markdowns = Object.fromEntries(
      [1, 2, 3, 4, 5].map((kind) => [`MarkDown${kind}`, Number(row[`department_MarkDown${kind}`])]),
    );
    const answer = await simulationOf(request, {
      store: Number(row.store),
      dept: Number(row.dept),
      markdowns,
      week: row.week ?? "",
    });
    expect(Number(row.net_profit)).toBeCloseTo(answer.net_profit, 6);
    expect(row.verdict).toBe(answer.verdict);
  }
  const link = page.url();
  await page.reload();
  expect(page.url()).toBe(link);
  await expect(page.getByRole("columnheader", { name: /^[AB] Store/ })).toHaveCount(2);
  await page.getByRole("button", { name: "Remove B" }).click();
  await expect(page.getByRole("columnheader", { name: /^[AB] Store/ })).toHaveCount(1);

  await page.getByRole("link", { name: "Optimise" }).click();
  const plan = await ask<OptimizeAnswer>(request, "/optimize", { budget: 100_000 });
  await expect(heading(page)).toHaveText(plan.headline.split(/(?<=[.])\s+(?=[A-Z])/)[0] ?? "");
  const saved = await csvRows(await exportFrom(page, "the plan", "CSV"));
  expect(Number(saved.find(({ kind }) => kind === "plan")?.spend)).toBeCloseTo(plan.spent, 6);
  expect(saved.filter(({ kind }) => kind === "left out")).toHaveLength(plan.excluded.length);
});

test("a changed input leaves the old result marked, with the inputs that made it, until it is asked for", async ({
  page,
  request,
}) => {
  await page.goto("/app/promotions?store=1&dept=1&spend=400,0,0,50,60");
  const markdowns = { MarkDown1: 400, MarkDown4: 50, MarkDown5: 60 };
  const before = await simulationOf(request, { markdowns });
  await expect(heading(page)).toContainText(before.verdict_text.slice(0, 40));
  const result = page.locator('section[aria-labelledby="result-title"]');
  const shown = await result.textContent();

  const margin = page.getByRole("slider", { name: "Gross margin" });
  await margin.focus();
  for (let press = 0; press < 5; press++) await margin.press("ArrowRight");
  await expect(page).toHaveURL(/margin=30/);
  await expect(inputs(page)).toContainText("This result belongs to earlier inputs: Store 1, Department 1");
  await expect(inputs(page)).toContainText("margin 25%");
  await expect(inputs(page)).toContainText("Changed since: Margin 25% \u2192 30%.");
  expect(await result.textContent()).toBe(shown);
  expect(await findings(page)).toEqual([]);

  await inputs(page).getByRole("button", { name: "Simulate again" }).click();
  await expect(inputs(page)).toContainText("margin 30%");
  await expect(inputs(page)).not.toContainText("earlier inputs");
  const after = await simulationOf(request, { markdowns, margin: 0.3 });
  const row = (await csvRows(await exportFrom(page, "the simulation", "CSV")))[0];
  expect(Number(row?.net_profit)).toBeCloseTo(after.net_profit, 6);
  expect(after.net_profit).not.toBe(before.net_profit);

  await page.reload();
  await expect(inputs(page)).toContainText("margin 30%");
});

test("wrong amounts are named at their field and nothing is asked", async ({ page }) => {
  await page.goto("/app/promotions?store=1&dept=1&spend=400,0,0,50,60");
  const field = page.getByRole("textbox", { name: "MarkDown2" });
  const button = page.getByRole("form", { name: "Plan of markdowns" }).getByRole("button", { name: /^Simulate/ });
  await expect(button).toBeEnabled();
  for (const [typed, said] of [
    ["-5", "MarkDown2 must be between $0 and $1,000,000; \u2212$5 is not"],
    ["lots", 'MarkDown2 must be a number between $0 and $1,000,000; "lots" is none'],
    ["2000000", "MarkDown2 must be between $0 and $1,000,000; $2,000,000 is not"],
  ] as const) {
    await field.fill(typed);
    await expect(page.getByText(said)).toBeVisible();
    await expect(button).toBeDisabled();
    await expect(page.getByRole("alert")).toHaveText("Correct MarkDown2 first.");
  }
  await field.fill("1.2k");
  await field.press("Enter");
  await expect(page).toHaveURL(/spend=400,1200,0,50,60/);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("an address with nonsense in it still opens, and an unknown pair offers the nearest", async ({ page }) => {
  await page.goto("/app/promotions?store=1&dept=1&spend=lots&margin=-3&tab=win&compare=x,y&on=someday");
  await expect(inputs(page)).toContainText("Store 1, Department 1");
  await page.goto("/app/promotions?store=1&dept=999&spend=1,2,3,4,5");
  await expect(page.getByRole("heading", { name: "There is no such department to promote" })).toBeVisible();
  await page
    .getByRole("link", { name: /^Store \d+ · Department \d+$/ })
    .first()
    .click();
  await expect(inputs(page)).toContainText("MarkDown1 $1, MarkDown2 $2");
});

test("$20,000 for each of two departments of store 20, 95 and 5 where they are sold, gets no verdict, and why", async ({
  page,
  request,
}) => {
  const { stores } = await get<StoresAnswer>(request, "/stores");
  const departments = stores.find(({ store }) => store === 20)?.departments ?? [];
  const wanted = [95, 5].every((dept) => departments.includes(dept)) ? [95, 5] : departments;
  const beyond: number[] = [];
  for (const dept of wanted) {
    const options = await get<PromotionOptionsAnswer>(request, `/promotions/options?store=20&dept=${dept}`);
    if (options.observed_high.MarkDown1 * options.department_share < 20_000) beyond.push(dept);
    if (beyond.length === 2) break;
  }
  expect(beyond).toHaveLength(2);
  for (const dept of beyond) {
    await page.goto(`/app/promotions?store=20&dept=${dept}&spend=20000,0,0,0,0`);
    await expect(heading(page)).toContainText("No verdict");
    const result = page.locator('section[aria-labelledby="result-title"]');
    await expect(result).toContainText("Beyond anything observed");
    await expect(result).toContainText(/Asked for \$20,000; observed, scaled to this store: \$[\d,]+ to \$[\d,]+/);
    await expect(result).toContainText("the plan lies beyond the data");
  }
  const answer = await simulationOf(request, { store: 20, dept: beyond[0] ?? 1, markdowns: { MarkDown1: 20_000 } });
  expect(spent(answer)).toEqual([20_000, 0, 0, 0, 0]);
  expect(answer.verdict).toBe("no_verdict");
});

test("the response curve speaks each point and takes its spend into the plan", async ({ page }) => {
  await page.goto("/app/promotions?store=1&dept=1&spend=400,0,0,50,60");
  const curve = page.getByRole("application", { name: /^Response curve/ });
  await expect(curve.locator("svg")).toBeVisible();
  await curve.focus();
  await page.keyboard.press("End");
  await expect(page.getByText(/^Spend \$[\d,]+: net profit .*\$/)).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/spend=400,0,0,50,60/);
  await expect(inputs(page)).toContainText("This result belongs to earlier inputs");
});

test("a plan can be kept to some stores and kinds, and a changed scope leaves the old plan marked", async ({
  page,
  request,
}) => {
  await page.goto("/app/promotions?tab=optimise&margin=99&accounting=netted&hidden=95&budget=5000");
  await expect(inputs(page)).toContainText("stores: all stores");
  await page.getByRole("combobox", { name: "Stores" }).selectOption("2");
  await page.getByRole("combobox", { name: "Stores" }).selectOption("1");
  await page.getByRole("button", { name: "MarkDown1", exact: true }).click();
  await expect(page).toHaveURL(/stores=1,2/);
  await expect(inputs(page)).toContainText("Stores all stores \u2192 stores 1, 2");
  await page.getByRole("button", { name: "Optimise again" }).first().click();
  await expect(inputs(page)).toContainText("stores: stores 1, 2");
  await expect(inputs(page)).not.toContainText("earlier inputs");
  const plan = await ask<OptimizeAnswer>(request, "/optimize", {
    budget: 5000,
    stores: [1, 2],
    markdown_types: ["MarkDown1"],
    margin: 0.99,
    accounting: "netted",
    hidden_share: 0.95,
  });
  const saved = await csvRows(await exportFrom(page, "the plan", "CSV"));
  expect(saved.filter(({ kind }) => kind === "cell").map(({ dept, spend }) => [Number(dept), Number(spend)])).toEqual(
    plan.allocation.map(({ dept, spend }) => [dept, spend]),
  );
  await page.getByRole("button", { name: "Remove Store 2" }).click();
  await expect(page).toHaveURL(/stores=1(&|$)/);
});

test("an experiment is laid out store by store, and its work list adds up to its cost", async ({ page, request }) => {
  await page.goto("/app/promotions?tab=experiment&dept=1&kind=5&trial=8");
  const answer = await ask<ExperimentAnswer>(request, "/experiment", { dept: 1, markdown: "MarkDown5", max_weeks: 8 });
  await expect(heading(page)).toContainText(answer.headline.slice(0, 30));
  await expect(page.getByRole("region", { name: "Stores and weeks of the experiment" })).toBeVisible();
  const rows = await csvRows(await exportFrom(page, "the experiment", "CSV"));
  expect(rows).toHaveLength(answer.treated.length * answer.stores.length);
  const cost = rows.reduce((sum, row) => sum + Number(row.amount), 0);
  expect(cost).toBeCloseTo(answer.total_cost, 2);

  await page.getByRole("button", { name: "MarkDown1", exact: true }).click();
  await expect(inputs(page)).toContainText("Kind MarkDown5 \u2192 MarkDown1");
});

import { defineConfig } from "@playwright/test";

const port = Number(process.env.HUB_E2E_PORT ?? 5177);
const home = process.env.HUB_E2E_HOME ?? "data/e2e";

/** Journeys in a real browser against the real server on the generated demo world. */
export default defineConfig({
  testDir: "apps/dashboard/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 20_000 }, // a busy machine answers late; what is right at once costs nothing
  workers: 2,
  fullyParallel: true, // tests of one file share nothing but the server, so that the longest file keeps both workers busy
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], ["json", { outputFile: "reports/playwright.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "en-US",
    timezoneId: "UTC",
    // A trace slows every step by a quarter; HUB_E2E_TRACE=1 asks for it when a failure needs more than its picture.
    trace: process.env.HUB_E2E_TRACE === undefined ? "off" : "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.HUB_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" apps/cli/src/main.ts up --demo --port ${port} --home "${home}"`,
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 420_000, // a fresh clone prepares the demo world and trains first; later runs find both in `home`
    reuseExistingServer: false,
    stdout: "pipe",
    stderr: "pipe",
  },
});

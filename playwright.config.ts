import { defineConfig } from "@playwright/test";

/** Debian's Chromium, or the one that CHROMIUM_PATH names; Playwright's own cannot be downloaded everywhere. */
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const reportFile = process.env["E2E_REPORT"] ?? ".local/e2e/report.json";

export default defineConfig({
  testDir: "e2e/specs",
  outputDir: ".local/e2e/results",
  globalSetup: "./e2e/global-setup.ts",
  // One world per worker. A test waits for blocks and pauses about half of its time, so three share two cores.
  workers: 3,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: reportFile }]],
  use: {
    locale: "en-US",
    timezoneId: "UTC",
    viewport: { width: 1240, height: 900 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Recording slows every page; E2E_TRACE=1 turns it on for who looks for a cause.
    trace: process.env["E2E_TRACE"] === "1" ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath, args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"] },
  },
});

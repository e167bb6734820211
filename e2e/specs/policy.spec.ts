import { publicRoutes } from "../../lib/routes";
import { expect, test } from "../fixtures/test";

for (const { path: route, figures } of publicRoutes) {
  test(`${route} is served under the page policy and breaks none of it`, async ({ page, site }) => {
    const complaints: string[] = [];
    const foreign: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(site.origin) && !/^(data|blob):/.test(request.url())) foreign.push(request.url());
    });
    const response = await page.goto(`${site.origin}${route}`, { waitUntil: "networkidle" });
    const headers = response?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src [^;]*'nonce-[^']+' 'strict-dynamic'/);
    expect(policy).not.toMatch(/script-src [^;]*'unsafe-inline'/);
    expect(policy).not.toMatch(/'unsafe-eval'/);
    expect(policy).toMatch(/connect-src 'self'(;|$)/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBeTruthy();
    expect(headers["permissions-policy"]).toBeTruthy();
    expect(headers["x-powered-by"]).toBeUndefined();
    const again = await page.request.get(`${site.origin}${route}`);
    expect(again.headers()["content-security-policy"]).not.toBe(policy);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
  });

  test(`${route} ${figures ? "carries live figures" : "can be read"} in its HTML, without script`, async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.origin}${route}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const text = await page.locator("main").innerText();
    if (figures) expect(text).toMatch(/\d[\d,]*\.\d+/);
    else expect(text.length).toBeGreaterThan(1_000);
    await context.close();
  });
}

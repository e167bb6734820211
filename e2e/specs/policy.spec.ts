import { createHash } from "node:crypto";
import { publicRoutes } from "../../lib/routes";
import { complaintsOf, foreignRequestsOf } from "../fixtures/complaints";
import { expect, test } from "../fixtures/test";

for (const { path: route, figures } of publicRoutes) {
  test(`${route} is served under the page policy and breaks none of it`, async ({ page, site }) => {
    const complaints = complaintsOf(page);
    const foreign = foreignRequestsOf(page, (url) => url.startsWith(site.origin));
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

test("the build's own files cannot be taken for anything else, and carry nothing that only a page needs", async ({ page, site }) => {
  const [script] = /\/_next\/static\/chunks\/[\w.~-]+\.js/.exec(await (await page.request.get(`${site.origin}/stake`)).text()) ?? [];
  const headers = (await page.request.get(`${site.origin}${String(script)}`)).headers();
  expect(headers["content-type"]).toMatch(/^application\/javascript/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  for (const ofPages of ["permissions-policy", "x-frame-options", "cross-origin-opener-policy"]) expect(headers[ofPages]).toBeUndefined();
});

test("/exit.html is served under its own policy alone, and is the file whose hash the pages name", async ({ page, site }) => {
  const complaints = complaintsOf(page);
  const foreign = foreignRequestsOf(page, (url) => url === `${site.origin}/exit.html`);
  const response = await page.goto(`${site.origin}/exit.html`, { waitUntil: "networkidle" });
  expect(response?.headers()).toMatchObject({ "content-security-policy": "frame-ancestors 'none'", "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  await expect(page.locator("meta[http-equiv=Content-Security-Policy]")).toHaveAttribute("content", /^default-src 'none'; script-src 'sha256-[^']+'; /);
  await expect(page.locator("#wallet-none")).toBeVisible();
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  const hash = createHash("sha256").update((await response?.body()) ?? "").digest("hex");
  for (const route of ["/status", "/security"]) {
    await page.goto(`${site.origin}${route}`);
    await expect(page.getByText(hash, { exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "Save exit.html" })).toHaveAttribute("download", "exit.html");
  }
  await page.getByRole("contentinfo").getByRole("link", { name: "Exit without us" }).click();
  await expect(page).toHaveURL(`${site.origin}/exit.html`);
});

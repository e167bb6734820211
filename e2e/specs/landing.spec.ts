import { stakedAidAbi } from "../../abis/staked-aid";
import { treasuryAbi } from "../../abis/treasury";
import { expect, test } from "../fixtures/test";

/** A raw amount of a token as a page shows it: what is not whole at the last place is left away. */
function shown(raw: bigint, decimals: number, places: number): string {
  const value = Number(raw / 10n ** BigInt(decimals - places)) / 10 ** places;
  return value.toLocaleString("en", { minimumFractionDigits: places, maximumFractionDigits: places });
}

test("the figures of the landing page are those that the contracts give", async ({ page, site }) => {
  const { publicClient, addresses } = site.world;
  const [cash, bills, , supply, staked] = await publicClient.readContract({ address: addresses.Treasury, abi: treasuryAbi, functionName: "balanceSheet" });
  const price = await publicClient.readContract({ address: addresses.StakedAID, abi: stakedAidAbi, functionName: "entryPrice" });
  await page.goto(site.origin);
  const stations = page.getByRole("region", { name: "How a dollar travels" }).getByRole("listitem");
  await expect(stations.nth(1)).toContainText(`${shown(supply - staked, 18, 2)} AID`);
  await expect(stations.nth(2)).toContainText(`${shown(staked, 18, 2)} AID`);
  await expect(stations.nth(3)).toContainText(`${shown(cash + bills, 6, 2)} USDC`);
  await expect(page.getByLabel("Key figures")).toContainText(shown(price, 18, 4));
});

for (const fonts of ["at once", "late"]) {
  test(`nothing of the landing page moves while it loads, with fonts that come ${fonts}`, async ({ page, site }) => {
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const moved = Number(document.documentElement.dataset["moved"] ?? "0") + (entry as PerformanceEntry & { value: number }).value;
          document.documentElement.dataset["moved"] = String(moved);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    if (fonts === "late") await page.route("**/*.woff2", (route) => void setTimeout(() => void route.continue(), 1_500));
    for (const [width, language] of [
      [320, "en"],
      [1240, "en"],
      [320, "uk"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${site.origin}/?lang=${language}`, { waitUntil: "networkidle" });
      expect(await page.evaluate(() => document.documentElement.dataset["moved"] ?? "0")).toBe("0");
    }
  });
}

test("a page in Ukrainian asks for its letters at once, and other pages never", async ({ page, site }) => {
  /** Preloads are told in the head of the answer or in that of the page. */
  const told = async (language: string) => {
    const response = await page.request.get(`${site.origin}/?lang=${language}`);
    return [response.headers()["link"] ?? "", ...((await response.text()).match(/<link[^>]*rel="preload"[^>]*>/g) ?? [])].join("\n");
  };
  for (const [language, count] of [
    ["uk", 2],
    ["pt-BR", 0],
    ["en", 0],
  ] as const) {
    expect(new Set((await told(language)).match(/[\w-]+cyrillic[\w.-]+\.woff2/g)).size, language).toBe(count);
  }
});

test("every way in and out leads somewhere", async ({ page, site }) => {
  await page.goto(site.origin);
  const hrefs = await page.locator("main section a[href^='/']").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(new Set(hrefs).size).toBeGreaterThan(8);
  for (const href of new Set(hrefs)) {
    const response = await page.request.get(`${site.origin}${href}`);
    expect(response.status(), href).toBe(200);
    const anchor = href.split("#")[1];
    if (anchor !== undefined) expect(await response.text(), href).toContain(`id="${anchor}"`);
  }
});

test("what a link leads to is fetched ahead when somebody points at it, and not with every block", async ({ page, site }) => {
  const ahead: string[] = [];
  let redrawn = 0;
  page.on("request", (request) => {
    const headers = request.headers();
    if ("next-router-prefetch" in headers) ahead.push(new URL(request.url()).pathname);
    else if ("rsc" in headers) redrawn += 1;
  });
  await page.goto(site.origin);
  await expect.poll(() => redrawn, { timeout: 30_000 }).toBe(2);
  expect(ahead).toEqual([]);
  await page.getByRole("banner").getByRole("link", { name: "Stake" }).hover();
  await expect.poll(() => [...new Set(ahead)]).toEqual(["/stake"]);
});

test("who is cut off while a page is drawn again stays on it, and it goes on once the network is back", async ({ page, site }) => {
  let cut = true;
  const counts = { cut: 0, drawn: 0 };
  await page.route("**/*", async (route) => {
    const redraw = "rsc" in route.request().headers();
    if (redraw) counts[cut ? "cut" : "drawn"] += 1;
    await (redraw && cut ? route.abort("internetdisconnected") : route.continue());
  });
  await page.goto(site.origin);
  await page.evaluate(() => { document.documentElement.dataset["same"] = "yes"; });
  await expect.poll(() => counts.cut, { timeout: 30_000 }).toBeGreaterThan(2);
  cut = false;
  await expect.poll(() => counts.drawn, { timeout: 30_000 }).toBeGreaterThan(1);
  await expect(page.locator("html[data-same=yes]").getByRole("heading", { level: 1 })).toBeVisible();
});

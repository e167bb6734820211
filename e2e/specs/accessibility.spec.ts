import { publicRoutes } from "../../lib/routes";
import { expectAccessible, expectFineIn, picture } from "../fixtures/accessible";
import { fund, usdc } from "../fixtures/money";
import { connect, connectButton, expect, expectDone, test } from "../fixtures/test";

const routes = [...publicRoutes.map(({ path }) => path), "/mint?tab=redeem", "/no-such-page"];

const fileName = (route: string): string => (route === "/" ? "home" : route.replace(/\W+/g, "-").replace(/^-/, ""));

for (const route of routes) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${route} in ${colorScheme}: no finding, nothing cut at 320 px`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${site.origin}${route}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectFineIn(page, colorScheme, fileName(route));
    });
  }
}

test("a connected visitor's way through a transaction stays accessible in every state", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("1000"));
  await page.goto(`${site.origin}/mint`);
  await connectButton(page).click();
  await expect(page.getByRole("dialog").first()).toBeVisible();
  await expectAccessible(page, "choice of wallets");
  await page.keyboard.press("Escape");
  await connect(page);
  const input = page.getByRole("textbox", { name: "You pay" });
  await input.fill("1,234");
  await expectAccessible(page, "ambiguous amount");
  await input.fill("10");
  await expectAccessible(page, "ready");
  await picture(page, "mint-ready");
  const held = wallet.hold();
  await page.getByRole("button", { name: "Mint 10 AID", exact: true }).click();
  await expect.poll(() => wallet.methods()).toEqual(["eth_signTypedData_v4"]);
  await expectAccessible(page, "wallet open");
  await picture(page, "mint-wallet-open");
  held.reject();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expectAccessible(page, "rejected");
  await picture(page, "mint-rejected");
  await page.getByRole("button", { name: /try again|retry/i }).click();
  await expectDone(page);
  await expectAccessible(page, "done");
  await picture(page, "mint-done");
});

test("the whole mint can be done with the keyboard alone", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("50"));
  await page.goto(`${site.origin}/mint`);
  await connect(page);
  await page.getByRole("textbox", { name: "You pay" }).focus();
  await page.keyboard.type("50");
  const button = page.getByRole("button", { name: "Mint 50 AID", exact: true });
  await expect(button).toBeEnabled();
  for (let presses = 0; presses < 25; presses += 1) {
    if (await button.evaluate((node) => node === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expectDone(page);
});

import type { Locator, Page } from "@playwright/test";
import { devAccounts } from "../../world/chain/accounts";
import { languageNames } from "../../i18n/locales";
import { allow, aid, fund, holdings, usdc } from "../fixtures/money";
import { enter, expectFocusKept, goTo } from "../fixtures/keys";
import { walletName } from "../fixtures/announce-wallet";
import { connectButton, expect, expectDone, test } from "../fixtures/test";

const accountButton = (page: Page): Locator => page.getByRole("button", { name: /^Account 0x/ });

/** Types an amount and presses the button that it makes; the focus stays where the transaction is told. */
async function fillAndPress(page: Page, field: string, amount: string, button: string): Promise<void> {
  await goTo(page.getByRole("textbox", { name: field }));
  await page.keyboard.type(amount);
  const submit = page.getByRole("button", { name: button, exact: true });
  await expect(submit).toBeEnabled();
  await enter(submit);
  await expectDone(page);
  await expectFocusKept(page, button);
}

test("the first stop leads past the header, and dialogs give the focus back", async ({ page, site }) => {
  await page.goto(`${site.origin}/mint`);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("tab", { name: "Mint", exact: true })).toBeFocused();

  await goTo(connectButton(page), "Shift+Tab");
  await page.keyboard.press("Enter");
  const demo = page.getByRole("dialog").getByRole("button", { name: /Demo wallet/ });
  await goTo(demo);
  await page.keyboard.press("Escape");
  await expect(connectButton(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await enter(demo);
  await enter(page.getByRole("button", { name: /^Depositor/ }));
  await expect(accountButton(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Your account" })).toBeVisible();
  await enter(page.getByRole("button", { name: "Copy address" }));
  await page.keyboard.press("Escape");
  await expect(accountButton(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await enter(page.getByRole("button", { name: "Disconnect" }));
  await expect(connectButton(page)).toBeFocused();
});

test("with keys alone one connects, takes test money, mints, redeems and stakes", async ({ page, site }) => {
  const { address } = devAccounts.verifiedRedeemer;
  const before = await holdings(site.world, address);
  await page.goto(`${site.origin}/mint`);
  await enter(connectButton(page));
  await enter(page.getByRole("button", { name: /Demo wallet/ }));
  await enter(page.getByRole("button", { name: /^Verified redeemer/ }));
  await enter(page.getByRole("button", { name: "Add test USDC" }));
  await expect.poll(async () => (await holdings(site.world, address)).usdc, { timeout: 30_000 }).toBe(before.usdc + usdc("10000"));
  await expectFocusKept(page, "test money");
  await goTo(page.getByRole("tab", { name: "Mint", exact: true }), "Shift+Tab");
  await fillAndPress(page, "You pay", "500", "Mint 500 AID");

  await goTo(page.getByRole("tab", { name: "Mint", exact: true }), "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Redeem", exact: true })).toBeFocused();
  await fillAndPress(page, "Amount to redeem", "200", "Redeem 200 AID");

  await goTo(page.getByRole("banner").getByRole("link", { name: "Stake", exact: true }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${site.origin}/stake`);
  const choice = page.getByRole("radiogroup", { name: "Pay with" });
  await goTo(choice.locator(":checked"));
  await page.keyboard.press("ArrowRight");
  await expect(choice.locator(":checked")).toBeFocused();
  if (await choice.getByRole("radio", { name: "USDC", exact: true }).isChecked()) await page.keyboard.press("ArrowRight");
  await expect(choice.getByRole("radio", { name: "AID", exact: true })).toBeChecked();
  await fillAndPress(page, "Amount to stake", "100", "Stake 100 AID");
  const after = await holdings(site.world, address);
  expect({ usdc: after.usdc - before.usdc, aid: after.aid - before.aid }).toEqual({ usdc: usdc("9700"), aid: aid("200") });
});

test("with keys alone one revokes, and chooses a theme and a language", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("1"));
  await allow(site.world, wallet.account, usdc("25"));
  await page.goto(`${site.origin}/portfolio`);
  await enter(connectButton(page));
  await enter(page.getByRole("button", { name: walletName }));
  await expect(accountButton(page)).toBeFocused();
  await enter(page.getByRole("button", { name: "Revoke USDC for the Issuer" }));
  await expectDone(page);
  await expectFocusKept(page, "revoked");
  await enter(page.getByRole("region", { name: "What contracts may take" }).getByRole("button", { name: "Close" }));
  await expect(page.getByText("Revoked.")).toHaveCount(0);
  await expectFocusKept(page, "closed");

  await goTo(page.getByRole("radio", { name: "System" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Light" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const { code, name } = languageNames.uk;
  await enter(page.getByRole("link", { name: `${code}, ${name}` }));
  await expect(page.locator("html")).toHaveAttribute("lang", "uk");
});

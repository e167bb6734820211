import { aid, holdings, usdc } from "../fixtures/money";
import { connectButton, expect, expectDone, test } from "../fixtures/test";
import { devAccounts } from "../../world/chain/accounts";
import type { Page } from "@playwright/test";

/** No extension in this browser: the demo wallet of a local build is all there is. */
async function become(page: Page, role: string): Promise<void> {
  await connectButton(page).click();
  await page.getByRole("button", { name: /Demo wallet/ }).click();
  await page.getByRole("button", { name: new RegExp(`^${role}`) }).click();
  await expect(connectButton(page)).toHaveCount(0);
}

test("a newcomer without a wallet mints, stakes and still holds it after a reload", async ({ page, site }) => {
  const depositor = devAccounts.depositor.address;
  const before = await holdings(site.world, depositor);
  await page.goto(site.origin);
  await page.getByRole("main").getByRole("link", { name: /mint/i }).first().click();
  await become(page, "Depositor");
  await page.getByRole("button", { name: "Add test USDC" }).click();
  await expect.poll(async () => (await holdings(site.world, depositor)).usdc, { timeout: 30_000 }).toBe(before.usdc + usdc("10000"));

  await page.getByRole("textbox", { name: "You pay" }).fill("2500");
  await page.getByRole("button", { name: "Mint 2,500 AID", exact: true }).click();
  await expectDone(page);

  await page.getByRole("link", { name: "Stake", exact: true }).first().click();
  await page.getByRole("textbox", { name: "Amount to stake" }).fill("1500");
  await page.getByRole("button", { name: "Stake 1,500 AID", exact: true }).click();
  await expectDone(page);

  await page.reload();
  await expect(connectButton(page)).toHaveCount(0);
  const after = await holdings(site.world, depositor);
  expect(after.aid - before.aid).toBe(aid("1000"));
  expect(after.shares).toBeGreaterThan(before.shares);
});

test("the verified redeemer redeems at once, one for one", async ({ page, site }) => {
  const redeemer = devAccounts.verifiedRedeemer.address;
  const before = await holdings(site.world, redeemer);
  await page.goto(`${site.origin}/mint?tab=redeem`);
  await expect(page.getByRole("tab", { name: "Redeem", exact: true })).toHaveAttribute("aria-selected", "true");
  await become(page, "Verified redeemer");
  await page.getByRole("textbox", { name: "Amount to redeem" }).fill("1250.5");
  await page.getByRole("button", { name: "Redeem 1,250.5 AID", exact: true }).click();
  await expectDone(page);
  const after = await holdings(site.world, redeemer);
  expect(after.usdc - before.usdc).toBe(usdc("1250.5"));
  expect(before.aid - after.aid).toBe(aid("1250.5"));
});

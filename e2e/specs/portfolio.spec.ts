import type { Locator, Page } from "@playwright/test";
import { type Address, erc20Abi, zeroAddress } from "viem";
import { exitTicketAbi } from "../../abis";
import { addressIn } from "../../lib/chain/addresses";
import { chainClients } from "../../world/chain/clients";
import { requestAs, stakeAs, tellStaked } from "../../world/testing/leaving";
import { expectAccessible, expectFine, picture } from "../fixtures/accessible";
import { aid, allow, fund, mintAid, usdc } from "../fixtures/money";
import type { Site } from "../fixtures/site";
import { connect, expect, expectDone, test } from "../fixtures/test";

const section = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });
const allowances = (page: Page) => section(page, "What contracts may take");
const activity = (page: Page) => section(page, "Activity");
const lines = (page: Page) => activity(page).locator("ol > li");

async function allowanceOf({ world }: Site, owner: Address): Promise<bigint> {
  const { USDC, Issuer } = world.addresses;
  return world.publicClient.readContract({ address: USDC, abi: erc20Abi, functionName: "allowance", args: [owner, Issuer] });
}

test("an allowance is shown to its owner, stays when the wallet declines, and is gone when it is revoked", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("100"));
  await mintAid(site.world, wallet.account, usdc("40"));
  await allow(site.world, wallet.account, usdc("25"));
  await page.goto(`${site.origin}/portfolio`);
  await expect(page.getByRole("main").getByRole("button", { name: "Connect a wallet" })).toBeVisible();
  await connect(page);
  await expect(page.getByRole("term").filter({ hasText: /^AID$/ }).locator("..")).toContainText("40.00");
  await expect(allowances(page)).toContainText("25.00 USDC");
  await expect(lines(page).filter({ hasText: "Mint" })).toContainText("+40.00 AID");
  await expect(lines(page).first()).toContainText("The Issuer may take 25 USDC");
  await page.getByText("How these figures are made").click();
  await expectFine(page, "portfolio-own");

  wallet.lineUp("reject");
  await allowances(page).getByRole("button", { name: "Revoke USDC for the Issuer" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Not confirmed in the wallet" })).toBeVisible();
  expect(await allowanceOf(site, wallet.address)).toBe(usdc("25"));
  await allowances(page).getByRole("button", { name: "Try again" }).click();
  await expectDone(page);
  expect(await allowanceOf(site, wallet.address)).toBe(0n);
  await expect(allowances(page)).toContainText("Nothing is allowed");
  await expect(lines(page).first()).toContainText("Approval revoked");
  await expect(lines(page).first()).toContainText("The Issuer may take no USDC any more");
  await expectAccessible(page, "revoked");
  await picture(page, "portfolio-revoked");
  await allowances(page).getByRole("button", { name: "Close" }).click();
  await expect(allowances(page).getByText("Revoked.")).toHaveCount(0);
});

test("any account can be looked at, without a wallet and without script, and nothing of it revoked", async ({ browser, page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("300"));
  await mintAid(site.world, wallet.account, usdc("120"));
  await allow(site.world, wallet.account, usdc("25"));
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${site.origin}/portfolio`);
  await plain.getByRole("textbox", { name: "Look at an address" }).fill(wallet.address.toLowerCase());
  await plain.getByRole("button", { name: "Look", exact: true }).click();
  await expect(plain.locator("main")).toContainText("180.00");
  await expect(lines(plain).filter({ hasText: "Mint" })).toContainText("+120.00 AID");
  await expect(activity(plain)).toContainText(/Looked at blocks 0 to \d+/);
  for (const [language, title] of [["pt-BR", "Portfólio"], ["uk", "Портфель"]] as const) {
    await plain.goto(`${site.origin}/portfolio?lang=${language}&address=${wallet.address}`);
    await expect(plain.getByRole("heading", { level: 1 })).toHaveText(title);
    await plain.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => plain.locator("html").evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(320);
    await picture(plain, `portfolio-${language}`);
  }
  await context.close();

  await page.goto(`${site.origin}/portfolio?address=nobody.eth`);
  const field = page.getByRole("textbox", { name: "Look at an address" });
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(/^This is no address/);
  await expect(field).toHaveValue("nobody.eth");
  await expect(page.getByRole("main").getByRole("button", { name: "Connect a wallet" })).toBeVisible();
  await expectAccessible(page, "bad address");
  await picture(page, "portfolio-bad-address");
  await field.fill(wallet.address);
  await field.press("Enter");
  await expect(page.getByText("Read only")).toBeVisible();
  await expect(field).toHaveValue(wallet.address);
  await expect(allowances(page)).toContainText("25.00 USDC");
  await expect(page.getByRole("button", { name: /^Revoke/ })).toHaveCount(0);
  await expectFine(page, "portfolio-address");
  // It moves with the chain, by itself.
  await mintAid(site.world, wallet.account, usdc("30"));
  await expect(lines(page).filter({ hasText: "+30.00 AID" })).toBeVisible();
  await expect(page.locator("main")).toContainText("150.00");
});

test("what was approved for a swap that was never made is shown, without script too, and can be revoked", async ({ page, site, wallet }) => {
  const { world } = site;
  await fund(world, wallet.address, usdc("50"));
  await allow(world, wallet.account, usdc("25"), "SwapRouter");
  const html = await (await page.request.get(`${site.origin}/portfolio?address=${wallet.address}`)).text();
  expect(html).toContain("USDC by Uniswap’s router</dt>");
  await page.goto(`${site.origin}/portfolio`);
  await connect(page);
  const row = allowances(page).getByRole("term").filter({ hasText: "USDC by Uniswap’s router" }).locator("..");
  await expect(row).toContainText("25.00 USDC");
  await expect(lines(page).first()).toContainText("Uniswap’s router may take 25 USDC");
  await row.getByRole("button", { name: "Revoke USDC for Uniswap’s router" }).click();
  await expectDone(page);
  await expect(allowances(page)).toContainText("Nothing is allowed");
  const { USDC } = world.addresses;
  const left = { address: USDC, abi: erc20Abi, functionName: "allowance", args: [wallet.address, addressIn(world.addresses, "SwapRouter")] } as const;
  expect(await world.publicClient.readContract(left)).toBe(0n);
});

test("exit tickets stand there, and whoever else may move one is shown and can be dismissed", async ({ page, site, wallet }) => {
  const { world } = site;
  await fund(world, wallet.address, usdc("50"));
  await mintAid(world, wallet.account, usdc("50"));
  const shares = await stakeAs(world, wallet.account, aid("50"));
  const id = await requestAs(world, wallet.account, shares - aid("20"));
  const cancelled = await requestAs(world, wallet.account, aid("20"));
  await tellStaked(world, wallet.account, "cancelRedeemRequest", [cancelled, wallet.address]);
  const approval = { address: world.addresses.ExitTicket, abi: exitTicketAbi, functionName: "approve", args: [world.accounts.borrower.address, id] } as const;
  await world.publicClient.waitForTransactionReceipt({ hash: await chainClients(world.rpcUrl).walletOf(wallet.account).writeContract(approval) });
  await page.goto(`${site.origin}/portfolio`);
  await connect(page);
  await expect(page.getByText("2 tickets, at today’s exit price", { exact: false })).toBeVisible();
  const inTickets = page.getByRole("term").filter({ hasText: "In exit tickets" }).locator("..");
  await expect(inTickets).toContainText("50.00AID");
  await expect(inTickets).toContainText(/20\.00 sAID of it are out of the queue and can be taken back\. Worth 20\.00 AID at 1\.0000 AID each/);
  await expect(section(page, "Exit tickets").getByRole("heading", { name: `Ticket ${String(id)}` })).toBeVisible();
  const powers = section(page, "Who else may act here");
  await expect(powers).toContainText(`May take ticket ${String(id)}`);
  await expect(lines(page).first()).toContainText("may take this ticket");
  await expect(lines(page).filter({ hasText: "Exit requested" }).first()).toContainText(`Ticket ${String(cancelled)}`);
  await expectFine(page, "portfolio-tickets");
  await powers.getByRole("button", { name: /^Revoke/ }).click();
  await expectDone(page);
  await expect(powers).toContainText("Nobody, as far as was looked back.");
  expect(await world.publicClient.readContract({ ...approval, functionName: "getApproved", args: [id] })).toBe(zeroAddress);
});

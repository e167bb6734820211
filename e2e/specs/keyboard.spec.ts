import type { Locator, Page } from "@playwright/test";
import { devAccounts } from "../../world/chain/accounts";
import { languageNames } from "../../i18n/locales";
import { maturity, requestAs } from "../../world/testing/leaving";
import { walletName } from "../fixtures/announce-wallet";
import { enter, expectFocusKept, goTo } from "../fixtures/keys";
import { servedTickets, staked } from "../fixtures/leaving";
import { allow, aid, fund, holdings, mintAid, usdc } from "../fixtures/money";
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

/** Presses a button that begins a transaction, and puts away what is told of it. */
async function pressAndClose(button: Locator): Promise<void> {
  const page = button.page();
  await expect(button).toBeEnabled();
  await enter(button);
  await expectDone(page);
  await expectFocusKept(page, "done");
  await enter(page.getByRole("main").getByRole("button", { name: "Close", exact: true }));
  await expect(page.getByRole("status").filter({ hasText: /Done$/ })).toHaveCount(0);
  await expectFocusKept(page, "closed");
}

async function connectByKeys(page: Page): Promise<void> {
  await enter(connectButton(page));
  await enter(page.getByRole("button", { name: walletName }));
  await expect(accountButton(page)).toBeFocused();
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
  await connectByKeys(page);
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

test.describe("with keys alone", { tag: ["@long", "@reach"] }, () => {
  test.describe.configure({ mode: "parallel" });

  const inMain = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true });
  const ofTicket = (page: Page, id: bigint | undefined, name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: `Ticket ${String(id)}`, exact: true }) }).getByRole("button", { name, exact: true });

  test("one asks to leave, finds the ticket, serves the queue and claims; and leaves at once", async ({ page, site, wallet }) => {
    const shares = await staked(site, wallet, "200");
    await page.goto(`${site.origin}/stake`);
    await connectByKeys(page);
    await enter(page.getByRole("link", { name: "Compare the ways out" }));
    await expect(page.getByRole("tab", { name: "Unstake", exact: true })).toBeFocused();
    await fillAndPress(page, "Amount to unstake", "100", "Request exit");
    await enter(page.getByRole("link", { name: "Look at your tickets" }));
    await expect(page.getByText("Maturing", { exact: true })).toBeVisible();
    await expect(page.getByRole("tab", { name: "Tickets", exact: true })).toBeFocused();
    await site.world.advance(maturity);
    await expect(page.getByText("Waiting", { exact: true })).toBeVisible();
    await pressAndClose(inMain(page, "Serve the queue"));
    await goTo(inMain(page, "Claim"), "Shift+Tab");
    await pressAndClose(inMain(page, "Claim"));
    const claimed = (await holdings(site.world, wallet.address)).aid;
    expect(claimed).toBeGreaterThan(aid("99"));

    await goTo(page.getByRole("tab", { name: "Tickets", exact: true }), "Shift+Tab");
    await page.keyboard.press("ArrowLeft");
    await expect(page.getByRole("tab", { name: "Unstake", exact: true })).toBeFocused();
    await fillAndPress(page, "Amount to unstake", "40", "Exit now");
    await enter(inMain(page, "Unstake more"));
    await expectFocusKept(page, "put away");
    const held = await holdings(site.world, wallet.address);
    expect(held.shares).toBe(shares - aid("140"));
    expect(held.aid).toBeGreaterThan(claimed + aid("39"));
  });

  test("one claims all tickets, cancels one and gives one away", async ({ page, site, wallet }) => {
    const { world } = site;
    await servedTickets(site, wallet, 2);
    const shares = await staked(site, wallet, "100");
    const [back, away] = [await requestAs(world, wallet.account, shares / 2n), await requestAs(world, wallet.account, shares / 2n)];
    await page.goto(`${site.origin}/stake?tab=tickets`);
    await connectByKeys(page);
    await pressAndClose(inMain(page, "Claim all"));
    expect((await holdings(world, wallet.address)).aid).toBeGreaterThan(aid("39"));
    await pressAndClose(ofTicket(page, back, "Cancel ticket"));
    expect((await holdings(world, wallet.address)).shares).toBe(shares / 2n);
    await enter(ofTicket(page, away, "Transfer ticket"));
    await goTo(page.getByRole("textbox", { name: "New holder’s address" }));
    await page.keyboard.type(world.accounts.borrower.address);
    await pressAndClose(ofTicket(page, away, "Transfer ticket"));
    await expect(page.getByText("You hold no exit ticket.", { exact: false })).toBeVisible();
  });

  test("one claims on the ticket’s own page, where it ends", async ({ page, site, wallet }) => {
    const [id] = await servedTickets(site, wallet, 1);
    await page.goto(`${site.origin}/tickets/${String(id)}`);
    await connectByKeys(page);
    await pressAndClose(inMain(page, "Claim"));
    await expect(page.getByText("This ticket has ended", { exact: false })).toBeVisible();
  });

  test("one swaps", async ({ page, site, wallet }) => {
    await fund(site.world, wallet.address, usdc("300"));
    await mintAid(site.world, wallet.account, usdc("300"));
    await page.goto(`${site.origin}/mint`);
    await connectByKeys(page);
    await goTo(page.getByRole("tab", { name: "Mint", exact: true }));
    await page.keyboard.press("End");
    await expect(page.getByRole("tab", { name: "Swap", exact: true })).toBeFocused();
    await fillAndPress(page, "You swap", "100", "Swap 100 AID");
    await enter(inMain(page, "Swap more"));
    await expectFocusKept(page, "put away");
    const given = page.getByRole("radiogroup", { name: "You give" });
    await goTo(given.getByRole("radio", { name: "AID", exact: true }), "Shift+Tab");
    await page.keyboard.press("ArrowRight");
    await expect(given.getByRole("radio", { name: "USDC", exact: true })).toBeChecked();
    await fillAndPress(page, "You swap", "50", "Swap 50 USDC");
    expect((await holdings(site.world, wallet.address)).aid).toBeGreaterThan(aid("249"));
  });
});

import type { Page } from "@playwright/test";
import { stakedAidAbi, treasuryAbi } from "../../abis";
import type { LocalWorld } from "../../world/testing/local-world";
import { maturity, requestAs, tellStaked } from "../../world/testing/leaving";
import { leaveFree } from "../../world/testing/slow-bills";
import { openLeaving, staked } from "../fixtures/leaving";
import { aid, fund, holdings } from "../fixtures/money";
import type { Site } from "../fixtures/site";
import { connect, expect, expectDone, test } from "../fixtures/test";
import { createTestWallet, type TestWallet } from "../fixtures/wallet";

const pressed = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const queue = (page: Page) => page.getByRole("region", { name: "The queue" });
const field = (page: Page) => page.getByRole("textbox", { name: "Amount to unstake" });
const aidOf = async ({ world }: Site, { address }: TestWallet) => (await holdings(world, address)).aid;

async function nextTicket(world: LocalWorld): Promise<bigint> {
  const [, next] = await world.publicClient.readContract({ address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "queue" });
  return next;
}

async function recognise(world: LocalWorld): Promise<void> {
  const { addresses, publicClient } = world;
  const hash = await world.walletFor("operator").writeContract({ address: addresses.Treasury, abi: treasuryAbi, functionName: "recognise" });
  await publicClient.waitForTransactionReceipt({ hash });
}

/** Scripts that the HTML of one page names and that of another does not. */
async function ownScripts(page: Page, path: string, besides: string): Promise<ReadonlySet<string>> {
  const scriptsOf = async (of: string) => (await (await page.request.get(of)).text()).match(/\/_next\/static\/chunks\/[\w-]+\.js/g) ?? [];
  const shared = new Set(await scriptsOf(besides));
  return new Set((await scriptsOf(path)).filter((script) => !shared.has(script)));
}

test.describe("A tab whose code has not arrived", () => {
  test("says so where the server drew it, and moves when it has", async ({ page, site, wallet }) => {
    const late = await ownScripts(page, `${site.origin}/stake?tab=unstake`, `${site.origin}/stake?tab=tickets`);
    expect(late.size).toBeGreaterThan(0);
    const isLate = (url: URL) => late.has(url.pathname);
    await page.route(isLate, (route) => route.abort());
    await page.goto(`${site.origin}/stake?tab=unstake`);
    const still = page.getByText("The script of this page does not run");
    // Scripts on their way are given time.
    await page.evaluate(() => { document.getAnimations().forEach((animation) => { animation.finish(); }); });
    await expect(still).toBeVisible();
    await expect(field(page)).toBeVisible();
    await page.unroute(isLate);
    await expect(still).toBeHidden();
    expect(wallet.asked).toEqual([]);
    await connect(page);
    await expect(field(page)).toBeEditable();
  });

  test("comes when the network is back, and what is typed stays", async ({ page, site }) => {
    await page.goto(`${site.origin}/stake`);
    await expect(page.locator("html[data-started]")).toBeAttached();
    await page.getByRole("textbox", { name: "Amount to stake" }).fill("12");
    await page.context().setOffline(true);
    await page.getByRole("tab", { name: "Unstake", exact: true }).click();
    await expect(page.getByText("This part of the page has not arrived yet.")).toBeVisible();
    await page.context().setOffline(false);
    await expect(field(page)).toBeVisible();
    await page.getByRole("tab", { name: "Stake", exact: true }).click();
    await expect(page.getByRole("textbox", { name: "Amount to stake" })).toHaveValue("12");
  });

  test("a wallet can be chosen once the network is back", async ({ page, site }) => {
    await page.goto(`${site.origin}/stake`);
    // Before its script has started a button does nothing.
    await expect(page.locator("html[data-started]")).toBeAttached();
    await page.context().setOffline(true);
    let failures = 0;
    page.on("requestfailed", (request) => { failures += Number(request.url().includes("/_next/static/chunks/")); });
    await page.getByRole("banner").getByRole("button", { name: "Connect wallet" }).click();
    await expect(page.getByText("This part of the page has not arrived yet.")).toBeVisible();
    // The bundler tries a second time by itself.
    await expect.poll(() => failures).toBeGreaterThan(2);
    await page.context().setOffline(false);
    await expect(page.getByRole("dialog")).toBeVisible();
  });
});

test.describe("The queue", () => {
  test("takes a request, is served by whoever presses, and pays", async ({ page, site, wallet }) => {
    const shares = await staked(site, wallet, "200");
    const id = await nextTicket(site.world);
    await openLeaving(page, site, "unstake");
    await field(page).fill("100");
    await pressed(page, "Request exit");
    await expectDone(page);
    expect((await holdings(site.world, wallet.address)).shares).toBe(shares - aid("100"));

    await page.getByRole("tab", { name: "Tickets", exact: true }).click();
    await expect(page.getByRole("heading", { name: `Ticket ${String(id)}` })).toBeVisible();
    await expect(page.getByText("Maturing", { exact: true })).toBeVisible();
    await site.world.advance(maturity);
    await expect(page.getByText("Waiting", { exact: true })).toBeVisible();
    await pressed(page, "Serve the queue");
    await expectDone(page);
    await pressed(page, "Claim");
    await expect.poll(async () => (await holdings(site.world, wallet.address)).aid, { timeout: 30_000 }).toBeGreaterThan(aid("99"));
    await expect(page.getByText("Claimed", { exact: false }).first()).toBeVisible();
  });

  test("is served in parts, as far as free liquidity reaches, and each part can be claimed", async ({ page, site, wallet }) => {
    const before = await site.world.snapshot();
    await requestAs(site.world, wallet.account, await staked(site, wallet, "200"));
    await site.world.advance(maturity);
    const relieve = await leaveFree(site.world, aid("80"));
    await openLeaving(page, site, "tickets");
    await queue(page).getByRole("button", { name: "Serve the queue" }).click();
    await expect(page.getByText("Partly served", { exact: true })).toBeVisible({ timeout: 30_000 });
    await pressed(page, "Claim");
    await expect.poll(() => aidOf(site, wallet), { timeout: 30_000 }).toBe(aid("80"));
    await expect(page.getByText("Waiting", { exact: true })).toBeVisible();
    await queue(page).getByRole("button", { name: "Close" }).click();
    await expect(queue(page).getByRole("button", { name: "Nothing is due now" })).toBeDisabled();

    await relieve();
    await queue(page).getByRole("button", { name: "Serve the queue" }).click({ timeout: 30_000 });
    await expect(page.getByText("Claimable", { exact: true })).toBeVisible({ timeout: 30_000 });
    await page.getByRole("region", { name: "Your exit tickets" }).getByRole("button", { name: "Close" }).click();
    await pressed(page, "Claim");
    await expect.poll(() => aidOf(site, wallet), { timeout: 30_000 }).toBeGreaterThan(aid("199"));
    await expect(page.getByText("You hold no exit ticket.", { exact: false })).toBeVisible();
    await site.world.revert(before);
  });

  test("pays all tickets that were served with one press", async ({ page, site, wallet }) => {
    const shares = await staked(site, wallet, "60");
    await requestAs(site.world, wallet.account, shares / 3n);
    await requestAs(site.world, wallet.account, shares - shares / 3n);
    await site.world.advance(maturity);
    await tellStaked(site.world, site.world.accounts.operator, "process", [100n]);
    await openLeaving(page, site, "tickets");
    await page.getByRole("button", { name: "Claim all", exact: true }).press("Enter");
    await expectDone(page);
    // The button gave its place to the transaction, and so did the focus.
    await expect(page.locator("body")).not.toBeFocused();
    expect(await aidOf(site, wallet)).toBeGreaterThan(aid("59"));
    expect(wallet.methods()).toEqual(["eth_sendTransaction"]);
    await expect(page.getByText("You hold no exit ticket.", { exact: false })).toBeVisible();
  });

  for (const { batches, requests, at } of [
    { batches: "none", requests: ["eth_sendTransaction", "eth_sendTransaction"], at: "in the list" },
    { batches: "supported", requests: ["wallet_sendCalls"], at: "on its own page" },
  ] as const) {
    test(`gives the shares of a ticket that is cancelled ${at} back, asking the wallet for ${requests.join(" and ")}`, async ({ page, site, wallet }) => {
      wallet.behave({ batches });
      const shares = await staked(site, wallet, "50");
      const id = await requestAs(site.world, wallet.account, shares);
      await page.goto(`${site.origin}${at === "in the list" ? "/stake?tab=tickets" : `/tickets/${String(id)}`}`);
      await connect(page);
      const cancel = page.getByRole("button", { name: "Cancel ticket", exact: true });
      await expect(cancel).toHaveAccessibleDescription(/^(Ticket \d+|What it stands for) Cancelling gives up the ticket’s place in the queue/);
      await cancel.click();
      await expect(page.getByRole("definition").filter({ hasText: "Given up" })).toBeVisible();
      await expectDone(page);
      expect((await holdings(site.world, wallet.address)).shares).toBe(shares);
      expect(wallet.methods()).toEqual(requests);
    });
  }

  test("pays who holds the ticket, whoever asked for it", async ({ page, browser, site, wallet }) => {
    const id = await requestAs(site.world, wallet.account, await staked(site, wallet, "50"));
    const elsewhere = await browser.newContext();
    const second = await createTestWallet(elsewhere, site.world);
    await fund(site.world, second.address, 0n);
    await openLeaving(page, site, "tickets");
    await pressed(page, "Transfer ticket");
    const to = page.getByRole("textbox", { name: "New holder’s address" });
    await to.fill(site.world.addresses.StakedAID);
    await expect(page.getByText("This is a contract that AID works with.", { exact: false })).toBeVisible();
    await to.fill(`0x${"0".repeat(40)}`);
    await expect(page.getByText("The zero address belongs to nobody", { exact: false })).toBeVisible();
    expect(wallet.methods()).toEqual([]);
    await to.fill(second.address);
    await pressed(page, "Transfer ticket");
    await expectDone(page);
    await expect(page.getByText("You hold no exit ticket.", { exact: false })).toBeVisible();

    await site.world.advance(maturity);
    await tellStaked(site.world, site.world.accounts.operator, "process", [100n]);
    // On the ticket's own page who gave it away can do nothing any more, and who holds it takes the money.
    const address = `${site.origin}/tickets/${String(id)}`;
    await page.goto(address);
    await expect(page.getByText("Held by", { exact: true })).toBeVisible();
    await expect(page.getByText("Claimable", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Claim", exact: true })).toHaveCount(0);
    const other = await elsewhere.newPage();
    await other.goto(address);
    await connect(other);
    await pressed(other, "Claim");
    await expect.poll(() => aidOf(site, second), { timeout: 30_000 }).toBeGreaterThan(aid("49"));
    await expect(other.getByText("This ticket has ended", { exact: false })).toBeVisible();
    // The ticket is gone, and what came of it is still told.
    await expectDone(other);
    await expect(other.getByRole("region", { name: "History" })).toContainText("AID claimed");
    await elsewhere.close();
  });
});

test.describe("Leaving at once", () => {
  test("pays less the fee that was shown, and not beyond what is free", async ({ page, site, wallet }) => {
    const shares = await staked(site, wallet, "100");
    await openLeaving(page, site, "unstake");
    await field(page).fill("1000000");
    await expect(page.getByRole("button", { name: /^Needs .* more sAID$/ }).first()).toBeVisible();
    await field(page).fill("0");
    await expect(page.getByRole("alert").first()).not.toBeEmpty();
    await expect(page.getByRole("button", { name: /^(Request exit|Exit now)$/ })).toHaveCount(0);
    await field(page).fill("40");
    await pressed(page, "Exit now");
    await expectDone(page);
    const held = await holdings(site.world, wallet.address);
    expect(held.shares).toBe(shares - aid("40"));
    expect(held.aid).toBeGreaterThan(aid("39"));
    expect(held.aid).toBeLessThan(aid("40"));
  });

  test("tells who is not verified what the market pays for it, and takes the amount along to Swap", async ({ page, site, wallet }) => {
    await staked(site, wallet, "50");
    await openLeaving(page, site, "unstake");
    const way = page.getByRole("region", { name: "On to USDC" });
    await expect(way.getByText("What the AID becomes")).toBeVisible();
    await field(page).fill("40");
    await expect(way.getByText(/^About 39\.\d\d USDC$/)).toBeVisible();
    await expect(way.getByText(/^for 39\.\d\d AID in Uniswap’s pool, its fee included, quoted at block [\d,]+$/)).toBeVisible();
    await way.getByRole("link", { name: "Go to the market" }).click();
    await expect(page.getByRole("textbox", { name: "You swap" })).toHaveValue(/^39\.\d{1,2}$/);
    await expect(page.getByRole("button", { name: /^Needs 39\.\d{1,2} more AID$/ })).toBeVisible();
    expect(wallet.sent()).toEqual([]);
  });

  test("costs more from an almost empty buffer, and nothing leaves beyond it", async ({ page, site, wallet }) => {
    const before = await site.world.snapshot();
    const shares = await staked(site, wallet, "100");
    // How large the buffer is follows from the last recognition.
    await site.world.advance(86_400);
    await recognise(site.world);
    await leaveFree(site.world, aid("12"));
    await openLeaving(page, site, "unstake");
    await field(page).fill("50");
    await expect(page.getByRole("button", { name: /^At most 1\d\.\d+ sAID can leave at once now$/ })).toBeDisabled();
    await expect(page.getByRole("button", { name: "Request exit" })).toBeEnabled();
    await field(page).fill("10");
    await expect(page.getByText(/\(1\.[89]\d?%\)/)).toBeVisible();
    await pressed(page, "Exit now");
    await expectDone(page);
    const held = await holdings(site.world, wallet.address);
    expect(held.shares).toBe(shares - aid("10"));
    // 0.1 % and 1.9 % of how empty the buffer is, on average over what leaves: between 1.8 and 1.95 %.
    expect(held.aid).toBeGreaterThan(aid("9.8"));
    expect(held.aid).toBeLessThan(aid("9.85"));
    await site.world.revert(before);
  });
});

test.describe("A ticket's own page", () => {
  test("tells anyone what it is without a wallet and without script, and what it is not", async ({ browser, site, wallet }) => {
    const id = await requestAs(site.world, wallet.account, await staked(site, wallet, "30"));
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.origin}/tickets/${String(id)}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Exit ticket ${String(id)}`);
    await expect(page.getByText("Maturing", { exact: true })).toBeVisible();
    await expect(page.getByRole("img", { name: /drawing/ })).toBeVisible();
    await page.goto(`${site.origin}/tickets/99999999`);
    await expect(page.getByText("No ticket has this number yet.", { exact: false })).toBeVisible();
    expect((await page.goto(`${site.origin}/tickets/none`))?.status()).toBe(404);
    await context.close();
  });
});

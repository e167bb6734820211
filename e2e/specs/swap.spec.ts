import type { Page } from "@playwright/test";
import { readQuote } from "../../lib/queries/market";
import { expectFine } from "../fixtures/accessible";
import { walletName } from "../fixtures/announce-wallet";
import { aid, fund, holdings, mintAid, usdc } from "../fixtures/money";
import { openIn } from "../fixtures/pages";
import { expectFineForEveryReader } from "../fixtures/reach";
import type { Site } from "../fixtures/site";
import { CHOICE_MS, connect, expect, expectDone, test } from "../fixtures/test";
import type { TestWallet } from "../fixtures/wallet";
import { expectNoEnglish, numberIn, wordsIn } from "../fixtures/words";

const field = (page: Page) => page.getByRole("textbox", { name: "You swap" });
const give = (page: Page, token: string) => page.getByRole("radiogroup", { name: "You give" }).getByRole("radio", { name: token, exact: true }).check();
const button = (page: Page, text: string) => page.getByRole("button", { name: text, exact: true });

/** What the pool gives now. */
async function quoted(site: Site, from: "AID" | "USDC", amount: bigint): Promise<bigint> {
  return (await readQuote(site.world.publicClient, site.world.chainId, { from, amount })).out ?? 0n;
}

/** Connected, with the Swap tab open, and so much of both tokens. */
async function openSwap(page: Page, site: Site, wallet: TestWallet, { aid: minted = "0", usdc: paid = "0" }): Promise<void> {
  await fund(site.world, wallet.address, usdc(paid) + usdc(minted));
  if (usdc(minted) > 0n) await mintAid(site.world, wallet.account, usdc(minted));
  await page.goto(`${site.origin}/mint?tab=swap`);
  await connect(page);
}

test("AID becomes USDC with one signature and one transaction, for exactly what was quoted", async ({ page, site, wallet }) => {
  await openSwap(page, site, wallet, { aid: "500" });
  await field(page).fill("100");
  await expect(button(page, "Swap 100 AID")).toBeEnabled();
  const out = await quoted(site, "AID", aid("100"));
  await button(page, "Swap 100 AID").click();
  await expectDone(page);
  expect(await holdings(site.world, wallet.address)).toEqual({ usdc: out, aid: aid("400"), shares: 0n });
  expect(wallet.methods()).toEqual(["eth_signTypedData_v4", "eth_sendTransaction"]);
});

test("USDC becomes AID with an exact approval where the wallet signs no permits", async ({ page, site, wallet }) => {
  wallet.behave({ typedData: "unsupported" });
  await openSwap(page, site, wallet, { usdc: "250.5" });
  await give(page, "USDC");
  await page.getByRole("button", { name: /max/i }).first().click();
  const out = await quoted(site, "USDC", usdc("250.5"));
  await button(page, "Swap 250.5 USDC").click();
  await expectDone(page);
  expect(await holdings(site.world, wallet.address)).toEqual({ usdc: 0n, aid: out, shares: 0n });
  expect(wallet.sent().length).toBe(2);
});

test("who is not verified is led from Redeem to the market", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("50"));
  await mintAid(site.world, wallet.account, usdc("50"));
  await page.goto(`${site.origin}/mint?tab=redeem`);
  await connect(page);
  await page.getByRole("link", { name: "Swap AID for USDC at the pool’s price" }).click();
  await expect(page.getByRole("tab", { name: "Swap", exact: true })).toHaveAttribute("aria-selected", "true");
  await field(page).fill("50");
  await expect(button(page, "Swap 50 AID")).toBeEnabled();
});

test("what cannot be swapped ends in a sentence: nothing moves and nothing typed is lost", async ({ page, site, wallet }) => {
  await openSwap(page, site, wallet, { aid: "200000" });
  const before = await holdings(site.world, wallet.address);
  for (const [typed, sentence] of [
    ["200001", "Needs 1 more AID"],
    ["199999", "The pool has not enough for this amount"],
    ["0.0000000000001", "Too small: the pool gives nothing for it"],
  ] as const) {
    await field(page).fill(typed);
    await expect(page.getByRole("button", { name: sentence }).last()).toBeVisible();
    await expect(button(page, `Swap ${typed} AID`)).toHaveCount(0);
    await expect(field(page)).toHaveValue(typed);
  }
  // A price that is pushed far, below one for one, wants a yes to that very price.
  await field(page).fill("85000");
  await expect(page.getByRole("button", { name: /^Needs your yes to [\d.]+% less than one for one$/ })).toBeVisible();
  await page.getByRole("checkbox", { name: /^Swap all the same/ }).check();
  await expect(button(page, "Swap 85,000 AID")).toBeEnabled();
  await field(page).fill("85001");
  await expect(page.getByRole("checkbox", { name: /^Swap all the same/ })).not.toBeChecked();
  expect(await holdings(site.world, wallet.address)).toEqual(before);
  expect(wallet.sent()).toEqual([]);
});

test("a swap whose time has passed before it was confirmed is refused, and what was typed stays", async ({ page, site, wallet }) => {
  await openSwap(page, site, wallet, { aid: "100" });
  await field(page).fill("40");
  const held = wallet.hold();
  await button(page, "Swap 40 AID").click();
  await expect.poll(() => wallet.methods()).toEqual(["eth_signTypedData_v4"]);
  await site.world.advance(1_500);
  held.approve();
  await expect(page.getByRole("alert").filter({ hasText: "The time until which this swap held has passed." })).toBeVisible();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(field(page)).toHaveValue("40");
  await expect(button(page, "Swap 40 AID")).toBeEnabled();
  expect(await holdings(site.world, wallet.address)).toEqual({ usdc: 0n, aid: aid("100"), shares: 0n });
  expect(wallet.sent()).toEqual([]);
});

test("the market’s figures stand in the page without any script, each with the call that gives it", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/mint?tab=swap`);
  const market = page.getByRole("region", { name: "The pool now" });
  for (const text of [/1 AID = (1\.0|0\.99)\d+ USDC/, "1 AID brings", "1 USDC brings", "0.01%", "What has to be given to move the price of AID", "AidUsdcPool.slot0()"]) {
    await expect(market).toContainText(text);
  }
  await context.close();
});

test.describe("for every reader", { tag: ["@long", "@reach"] }, () => {
  test("swapping stays accessible: ready, where it wants a yes, and once it is done", async ({ page, site, wallet }) => {
    await openSwap(page, site, wallet, { aid: "200000" });
    await field(page).fill("1000");
    await expect(button(page, "Swap 1,000 AID")).toBeEnabled();
    await expectFine(page, "swap-ready");
    await field(page).fill("85000");
    await expect(page.getByRole("checkbox", { name: /^Swap all the same/ })).toBeVisible();
    await expectFine(page, "swap-steep");
    await field(page).fill("1000");
    await button(page, "Swap 1,000 AID").click();
    await expectDone(page);
    await expectFineForEveryReader(page, "swap-done");
  });

  for (const locale of ["pt-BR", "uk"] as const) {
    test(`one swaps in ${locale}`, async ({ page, site, wallet }) => {
      const t = wordsIn(locale);
      await fund(site.world, wallet.address, usdc("300"));
      await openIn(page, site, "/mint?tab=swap", locale);
      await page.getByRole("button", { name: t("wallet.connect"), exact: true }).click();
      await page.getByRole("button", { name: walletName }).click({ timeout: CHOICE_MS });
      await page.getByRole("radiogroup", { name: t("swap.give") }).getByRole("radio", { name: "USDC", exact: true }).check();
      await page.getByRole("textbox", { name: t("swap.amount") }).fill("250,5");
      await page.getByRole("button", { name: t("swap.button", { amount: numberIn(locale, 250.5), token: "USDC" }), exact: true }).click();
      const done = t("tx.status.done", { flow: "swap", amount: `${numberIn(locale, 250.5)} USDC` });
      await expect(page.getByRole("status").filter({ hasText: done }).first()).toBeAttached({ timeout: 45_000 });
      await expectNoEnglish(page, `/mint?tab=swap in ${locale}`);
    });
  }
});

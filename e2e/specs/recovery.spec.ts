import type { Page } from "@playwright/test";
import { cancelledInWallet, forgottenByNetwork } from "../fixtures/accidents";
import { stopMining } from "../fixtures/mining";
import { expectOneMint, killAndReopen, openMint, press, untilAsked, untilShown } from "../fixtures/mint";
import { mintCount } from "../fixtures/money";
import { connectButton, expect, expectDone, test } from "../fixtures/test";

const goOn = (page: Page) => page.getByRole("button", { name: /^(Continue|Look again)$/ });

test.describe("a page that dies", () => {
  test("while the permit is being signed: going on asks again, once, and pays once", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    wallet.lineUp("hang");
    await press(page);
    await untilAsked(wallet, "eth_signTypedData_v4");
    const again = await killAndReopen(page, site);
    await goOn(again).click();
    await expectDone(again);
    await expectOneMint(site, wallet);
  });

  test("after the wallet has sent and before it has answered: finds the payment and makes no second one", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    wallet.lineUp("confirm", "act-then-hang");
    await press(page);
    await untilAsked(wallet, "eth_signTypedData_v4", "eth_sendTransaction");
    await expect.poll(() => mintCount(site.world, wallet.address)).toBe(1);
    const again = await killAndReopen(page, site);
    await expectDone(again);
    await untilAsked(wallet, "eth_signTypedData_v4", "eth_sendTransaction");
    await expectOneMint(site, wallet);
  });

  test("while the wallet is open, whose person confirms only afterwards: still one payment", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    let confirm = (): void => undefined;
    wallet.lineUp("confirm", { after: new Promise<void>((resolve) => (confirm = resolve)) });
    await press(page);
    await untilAsked(wallet, "eth_signTypedData_v4", "eth_sendTransaction");
    const again = await killAndReopen(page, site);
    await expect(goOn(again)).toBeVisible();
    confirm();
    await expect.poll(() => mintCount(site.world, wallet.address)).toBe(1);
    await goOn(again).click();
    await expectDone(again);
    await untilAsked(wallet, "eth_signTypedData_v4", "eth_sendTransaction");
    await expectOneMint(site, wallet);
  });

  test("while the transaction waits for a block: the next page watches on by itself", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    const restart = await stopMining(site);
    try {
      await press(page);
      await expect.poll(() => wallet.sent().length, { timeout: 30_000 }).toBe(1);
      const again = await killAndReopen(page, site);
      await expect(again.getByRole("status").filter({ hasText: /Waiting for a block/ }).first()).toBeAttached();
      await restart();
      await expectDone(again);
      await expectOneMint(site, wallet);
    } finally {
      await restart();
    }
  });

  test("after it is done: nothing is offered to be done again", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    await press(page);
    await expectDone(page);
    const again = await killAndReopen(page, site);
    await expect(connectButton(again)).toHaveCount(0);
    await expect(goOn(again)).toHaveCount(0);
    await expectOneMint(site, wallet);
  });
});

test.describe("the network's own accidents", () => {
  test("sped up in the wallet: the faster one counts", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    const restart = await stopMining(site);
    try {
      await press(page);
      await wallet.speedUp(await untilShown(page, wallet));
      await restart();
      await expectDone(page);
      await expectOneMint(site, wallet);
    } finally {
      await restart();
    }
  });

  test("cancelled in the wallet: says so, nothing has moved, and it can be done again", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    await cancelledInWallet(page, site, wallet);
    expect(await mintCount(site.world, wallet.address)).toBe(0);
    await page.getByRole("button", { name: "Try again" }).click();
    await expectDone(page);
    await expectOneMint(site, wallet);
  });

  test("forgotten by the network: says so and does not pay twice", async ({ page, site, wallet }) => {
    test.setTimeout(180_000);
    await openMint(page, site, wallet);
    await forgottenByNetwork(page, wallet);
    expect(await mintCount(site.world, wallet.address)).toBe(0);
    await page.getByRole("button", { name: "Try again" }).click();
    await expectDone(page);
    await expectOneMint(site, wallet);
  });

  test("the proxy answers 429 for a while: nothing is lost and it ends in Done", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    let refuses = true;
    await page.route("**/api/rpc", (route) => (refuses ? route.fulfill({ status: 429, body: "{}" }) : route.continue()));
    await press(page);
    await expect(page.getByRole("main").getByRole("alert").filter({ hasText: "Too many requests" })).toBeVisible({ timeout: 45_000 });
    expect(wallet.sent()).toEqual([]);
    refuses = false;
    await page.getByRole("main").getByRole("button", { name: "Try again" }).click();
    await expectDone(page);
    await expectOneMint(site, wallet);
  });
});

test.describe("people", () => {
  test("decline, and try again", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    wallet.lineUp("confirm", "reject");
    await press(page);
    await expect(page.getByRole("alert").filter({ hasText: "Not confirmed in the wallet" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "You pay" })).toHaveValue("100");
    await page.getByRole("button", { name: "Try again" }).click();
    await expectDone(page);
    await expectOneMint(site, wallet);
  });

  test("open a second tab, which tells and does not pay", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    const restart = await stopMining(site);
    try {
      await press(page);
      await expect.poll(() => wallet.sent().length, { timeout: 30_000 }).toBe(1);
      const second = await page.context().newPage();
      await second.goto(`${site.origin}/mint`);
      await expect(second.getByRole("button", { name: /^Mint [0-9]/ })).toHaveCount(0);
      await restart();
      await expectDone(page);
      await expectOneMint(site, wallet);
    } finally {
      await restart();
    }
  });

  test("are on another network: are offered the switch, and what they typed stays", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    wallet.goTo(1);
    await expect(page.getByRole("button", { name: "Mint 100 AID", exact: true })).toHaveCount(0);
    await page.getByRole("main").getByRole("button", { name: "Switch to AID local" }).click();
    await expect.poll(() => wallet.methods()).toContain("wallet_switchEthereumChain");
    await expect(page.getByRole("textbox", { name: "You pay" })).toHaveValue("100");
    await press(page);
    await expectDone(page);
    await expectOneMint(site, wallet);
  });

  test("change account with an amount typed: the amount stays, the balance is the other's", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    wallet.switchAccount();
    await expect(page.getByRole("textbox", { name: "You pay" })).toHaveValue("100");
    await expect(page.getByRole("button", { name: "Needs 100 more USDC" })).toBeVisible();
  });

  test("use a wallet that batches: one confirmation", async ({ page, site, wallet }) => {
    wallet.behave({ batches: "supported" });
    await openMint(page, site, wallet);
    await press(page);
    await expectDone(page);
    await untilAsked(wallet, "wallet_sendCalls");
    await expectOneMint(site, wallet);
  });
});

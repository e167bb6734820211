import type { Page } from "@playwright/test";
import { cancelledInWallet, forgottenByNetwork } from "../fixtures/accidents";
import { expectOneMint, killAndReopen, openMint, press, typeAmount, untilAsked } from "../fixtures/mint";
import { stopMining } from "../fixtures/mining";
import { expect, expectDone, test } from "../fixtures/test";

const alert = (page: Page, text: string) => page.getByRole("main").getByRole("alert").filter({ hasText: text });
const button = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true });

// One payment, whatever happens. The accidents on a payment's own way are met before every landing (recovery).
test.describe("a payment rests beside its way, its page dies, and another page goes on", { tag: ["@long", "@accidents"] }, () => {
  test("declined: nothing of it is left, and it can be begun anew", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    wallet.lineUp("confirm", "reject");
    await press(page);
    await expect(alert(page, "Not confirmed in the wallet")).toBeVisible();
    const again = await killAndReopen(page, site);
    await typeAmount(again);
    await press(again);
    await expectDone(again);
    await expectOneMint(site, wallet);
  });

  test("failed although the wallet had sent: the payment is found", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    wallet.lineUp("confirm", "act-then-fail");
    await press(page);
    await expect(alert(page, "It may have been sent all the same")).toBeVisible();
    const again = await killAndReopen(page, site);
    await expectDone(again);
    await untilAsked(wallet, "eth_signTypedData_v4", "eth_sendTransaction");
    await expectOneMint(site, wallet);
  });

  test("failed with nothing sent: going on pays once", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    wallet.lineUp("confirm", { fail: { code: -32603, message: "The wallet broke." } });
    await press(page);
    await expect(alert(page, "It may have been sent all the same")).toBeVisible();
    const again = await killAndReopen(page, site);
    await button(again, "Continue").click();
    await expectDone(again);
    await expectOneMint(site, wallet);
  });

  test("cancelled: nothing of it is left, and it can be begun anew", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    await cancelledInWallet(page, site, wallet);
    const again = await killAndReopen(page, site);
    await typeAmount(again);
    await press(again);
    await expectDone(again);
    await expectOneMint(site, wallet);
  });

  test("forgotten by the network: going on pays under the same number", async ({ page, site, wallet }) => {
    test.setTimeout(180_000);
    await openMint(page, site, wallet);
    await forgottenByNetwork(page, wallet);
    const again = await killAndReopen(page, site);
    await button(again, "Continue").click();
    await expectDone(again);
    const [, last] = wallet.sent();
    const { nonce } = await site.world.publicClient.getTransaction({ hash: last ?? "0x" });
    expect(nonce).toBe(0);
    await expectOneMint(site, wallet);
  });

  test("given up by a person whose wallet showed nothing: waits for their word, and pays once", async ({ page, site, wallet }) => {
    await openMint(page, site, wallet);
    wallet.lineUp("confirm", "hang");
    await press(page);
    await untilAsked(wallet, "eth_signTypedData_v4", "eth_sendTransaction");
    await button(page, "My wallet shows no request").click();
    await expect(page.getByText("It is not known what became of it")).toBeVisible();
    const again = await killAndReopen(page, site);
    await expect(alert(again, "An earlier request may still be open in your wallet")).toBeVisible();
    await button(again, "It is declined, go on").click();
    await expectDone(again);
    await expectOneMint(site, wallet);
  });

  test("approving: goes on with the mint once the approval is in a block", async ({ page, site, wallet }) => {
    wallet.behave({ typedData: "unsupported" });
    await openMint(page, site, wallet);
    const restart = await stopMining(site);
    try {
      await press(page);
      await untilAsked(wallet, "eth_sendTransaction");
      await expect.poll(() => wallet.sent().length, { timeout: 30_000 }).toBe(1);
      const again = await killAndReopen(page, site);
      await restart();
      await button(again, "Continue").click();
      await expectDone(again);
      await untilAsked(wallet, "eth_sendTransaction", "eth_sendTransaction");
      await expectOneMint(site, wallet);
    } finally {
      await restart();
    }
  });

  test("in a batch that the wallet holds back: the next page watches on", async ({ page, site, wallet }) => {
    wallet.behave({ batches: "supported", holdBatches: true });
    await openMint(page, site, wallet);
    await press(page);
    await untilAsked(wallet, "wallet_sendCalls");
    const again = await killAndReopen(page, site);
    await expect(again.getByRole("status").filter({ hasText: "Waiting for a block" }).first()).toBeAttached();
    await wallet.releaseBatches();
    await expectDone(again);
    await untilAsked(wallet, "wallet_sendCalls");
    await expectOneMint(site, wallet);
  });
});

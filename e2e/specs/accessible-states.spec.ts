import { cancelledInWallet } from "../fixtures/accidents";
import { expectFine } from "../fixtures/accessible";
import { openLeaving, staked, withTicketsInEveryState } from "../fixtures/leaving";
import { openMint, press, untilShown } from "../fixtures/mint";
import { stopMining } from "../fixtures/mining";
import { fund, mintAid, usdc, verify } from "../fixtures/money";
import { expectFineForEveryReader } from "../fixtures/reach";
import { connect, expect, expectDone, test } from "../fixtures/test";

// Every state is looked at in both themes and at two widths.
test.describe.configure({ timeout: 150_000 });

test("redeeming, before and after verification", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("1000"));
  await mintAid(site.world, wallet.account, usdc("300"));
  await page.goto(`${site.origin}/mint?tab=redeem`);
  await connect(page);
  await page.getByRole("textbox", { name: "Amount to redeem" }).fill("100");
  await expect(page.getByRole("button", { name: "Not verified", exact: true })).toBeVisible();
  await expectFine(page, "redeem-unverified");
  await verify(site.world, wallet.address);
  await expect(page.getByRole("button", { name: "Redeem 100 AID", exact: true })).toBeEnabled();
  await expectFine(page, "redeem-verified");
});

test("staking, paid with either token", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("1000"));
  await mintAid(site.world, wallet.account, usdc("300"));
  await page.goto(`${site.origin}/stake`);
  await connect(page);
  for (const token of ["AID", "USDC"]) {
    await page.getByRole("radiogroup", { name: "Pay with" }).getByRole("radio", { name: token, exact: true }).check();
    await page.getByRole("textbox", { name: "Amount to stake" }).fill("250");
    await expect(page.getByRole("button", { name: "Stake 250 AID", exact: true })).toBeEnabled();
    await expectFine(page, `stake-${token.toLowerCase()}`);
  }
});

test("a transaction that is on its way, and one that another one displaced", async ({ page, site, wallet }) => {
  await openMint(page, site, wallet);
  const restart = await stopMining(site);
  try {
    await press(page);
    const hash = await untilShown(page, wallet);
    await expect(page.getByRole("status").filter({ hasText: /Waiting for a block/ })).toBeAttached();
    await expectFine(page, "mint-broadcast");
    await wallet.replace(hash, { to: site.world.accounts.operator.address, data: "0x", value: 1n, gas: 21_000n });
    await restart();
    await expect(page.getByRole("alert").filter({ hasText: "Another transaction took its place" })).toBeVisible();
    await expectFine(page, "mint-replaced");
  } finally {
    await restart();
  }
});

test("a transaction that was cancelled in the wallet", async ({ page, site, wallet }) => {
  await openMint(page, site, wallet);
  await cancelledInWallet(page, site, wallet);
  await expectFine(page, "mint-cancelled");
});

test("a transaction that can be resumed, and one that failed", async ({ page, site, wallet }) => {
  await openMint(page, site, wallet);
  wallet.lineUp("hang", "confirm", { fail: { code: -32603, message: "The wallet broke." } });
  await press(page);
  await expect.poll(() => wallet.methods(), { timeout: 30_000 }).toEqual(["eth_signTypedData_v4"]);
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await again.goto(`${site.origin}/mint`);
  const goOn = again.getByRole("button", { name: "Continue", exact: true });
  await expect(goOn).toBeVisible();
  await expectFine(again, "mint-resume");
  await goOn.click();
  await again.getByRole("main").getByRole("alert").getByText("Technical detail").click();
  await expectFine(again, "mint-failed");
});

test("another network", async ({ page, site, wallet }) => {
  await openMint(page, site, wallet);
  wallet.goTo(1);
  await expect(page.getByRole("main").getByRole("button", { name: "Switch to AID local" })).toBeVisible();
  await expectFine(page, "mint-wrong-network");
});

test.describe("leaving", { tag: ["@long", "@reach"] }, () => {
  test.describe.configure({ mode: "parallel" });

  test("an amount to unstake, with its place on the fee’s curve, and what came of either way", async ({ page, site, wallet }) => {
    await staked(site, wallet, "500");
    await openLeaving(page, site, "unstake");
    const amount = page.getByRole("textbox", { name: "Amount to unstake" });
    await amount.fill("123.456789");
    await expect(page.getByText("You are where the line ends", { exact: false })).toBeVisible();
    await expectFineForEveryReader(page, "unstake-typed");
    await page.getByRole("button", { name: "Request exit", exact: true }).click();
    await expectDone(page);
    await expectFineForEveryReader(page, "unstake-requested");
    await page.getByRole("button", { name: "Request another exit", exact: true }).click();
    await amount.fill("50");
    await page.getByRole("button", { name: "Exit now", exact: true }).click();
    await expectDone(page);
    await expectFineForEveryReader(page, "unstake-left");
  });

  test("tickets in every state, one of which changes its holder, and all that were served claimed at once", async ({ page, site, wallet }) => {
    await withTicketsInEveryState(site, wallet, async ({ maturing }) => {
      await openLeaving(page, site, "tickets");
      for (const state of ["Claimable", "Partly served", "Waiting", "Cancelled", "Maturing"]) {
        await expect(page.getByRole("listitem").getByText(state, { exact: true })).toBeVisible();
      }
      await expectFineForEveryReader(page, "tickets-in-every-state");
      const last = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: `Ticket ${String(maturing)}`, exact: true }) });
      await last.getByRole("button", { name: "Transfer ticket", exact: true }).click();
      await last.getByRole("textbox", { name: "New holder’s address" }).fill(wallet.address);
      await expect(last.getByText("This account holds the ticket already.")).toBeVisible();
      await expectFineForEveryReader(page, "tickets-transfer");
      await page.getByRole("button", { name: "Claim all", exact: true }).click();
      await expectDone(page);
      await expectFineForEveryReader(page, "tickets-claimed");
    });
  });

  test("a ticket’s own page as its holder sees it, and after its end", async ({ page, site, wallet }) => {
    await withTicketsInEveryState(site, wallet, async ({ partlyServed, claimable }) => {
      await page.goto(`${site.origin}/tickets/${String(partlyServed)}`);
      await connect(page);
      await page.getByRole("button", { name: "Transfer ticket", exact: true }).click();
      await expect(page.getByRole("textbox", { name: "New holder’s address" })).toBeVisible();
      await expectFineForEveryReader(page, "ticket-held");
      await page.goto(`${site.origin}/tickets/${String(claimable)}`);
      await page.getByRole("button", { name: "Claim", exact: true }).click();
      await expectDone(page);
      await expect(page.getByText("This ticket has ended", { exact: false })).toBeVisible();
      await expectFineForEveryReader(page, "ticket-ended");
    });
  });
});

import { stakeAs } from "../../world/testing/leaving";
import { aid, fund, holdings, mintAid, usdc, verify } from "../fixtures/money";
import { connect, expect, test } from "../fixtures/test";

/** What a person can type or paste into an amount field and what must not happen: a revert, or a wrong number. */
const refused = [
  "",
  "0",
  "0.000000",
  "-5",
  "1e3",
  "abc",
  "12abc",
  "1,234",
  "1.234",
  "1,2,3",
  "1.2.3",
  "9".repeat(400),
  "1" + "0".repeat(60),
  "٣٤",
  "∞",
  "=1+1",
] as const;

/** Text that has one reading, and the reading on the button. */
const understood: readonly (readonly [string, string])[] = [
  ["1 234,56", "1,234.56"],
  ["1\u00a0234,56", "1,234.56"],
  ["1,234.56", "1,234.56"],
  ["1.234,56", "1,234.56"],
  ["  7.50 ", "7.5"],
  ["0,5", "0.5"],
  ["007", "7"],
];

/** Finer than the token goes: one digit more than USDC's six, or the eighteen of AID and sAID. */
const tooFine = { usdc: "0.0000001", aid: "0.0000000000000000001" } as const;

/** The fields, and the buttons that take what is typed there: each ready for a good amount, none for another. */
const fields = [
  { path: "/mint", field: "You pay", ready: [/^Mint [0-9]/], pay: undefined, fine: tooFine.usdc },
  { path: "/mint?tab=redeem", field: "Amount to redeem", ready: [/^Redeem [0-9]/], pay: undefined, fine: tooFine.aid },
  { path: "/mint?tab=swap", field: "You swap", ready: [/^Swap [0-9]/], pay: undefined, fine: tooFine.aid },
  { path: "/stake", field: "Amount to stake", ready: [/^Stake [0-9]/], pay: "USDC", fine: tooFine.usdc },
  { path: "/stake", field: "Amount to stake", ready: [/^Stake [0-9]/], pay: "AID", fine: tooFine.aid },
  { path: "/stake?tab=unstake", field: "Amount to unstake", ready: [/^Request exit$/, /^Exit now$/], pay: undefined, fine: tooFine.aid },
] as const;

for (const { path, field, ready, pay, fine } of fields) {
  test(`${field}${pay === undefined ? "" : ` with ${pay}`}: refuses what is no amount and keeps what was typed`, async ({ page, site, wallet }) => {
    await fund(site.world, wallet.address, usdc("5000"));
    await mintAid(site.world, wallet.account, usdc("2000"));
    await stakeAs(site.world, wallet.account, aid("1000"));
    await verify(site.world, wallet.address);
    await page.goto(`${site.origin}${path}`);
    await connect(page);
    if (pay !== undefined) await page.getByRole("radio", { name: pay, exact: true }).check();
    const input = page.getByRole("textbox", { name: field });
    const buttons = ready.map((name) => page.getByRole("button", { name }));
    const before = await holdings(site.world, wallet.address);
    for (const text of [...refused, fine]) {
      // What follows is said of this text, not of the one before: a good amount in between makes the button ready.
      await input.fill("1");
      for (const button of buttons) await expect(button, "1").toBeEnabled();
      await input.fill(text);
      await expect(input, text).toHaveValue(text);
      for (const button of buttons) await expect(button, text).toHaveCount(0);
      if (text !== "") await expect(page.getByRole("alert").first(), text).not.toBeEmpty();
    }
    expect(await holdings(site.world, wallet.address)).toEqual(before);
    expect(wallet.sent()).toEqual([]);
  });
}

test("You pay: reads what has one meaning", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("5000"));
  await page.goto(`${site.origin}/mint`);
  await connect(page);
  const input = page.getByRole("textbox", { name: "You pay" });
  for (const [text, reading] of understood) {
    await input.fill(text);
    await expect(page.getByRole("button", { name: `Mint ${reading} AID`, exact: true }), text).toBeEnabled();
  }
});

test("You pay: an ambiguous amount offers both readings, and one press decides", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("5000"));
  await page.goto(`${site.origin}/mint`);
  await connect(page);
  await page.getByRole("textbox", { name: "You pay" }).fill("1,234");
  const readings = page.getByRole("button", { name: /^1,234(?!\d)|1\.234/ });
  await expect(readings).toHaveCount(2);
  await readings.filter({ hasText: "1,234" }).click();
  await expect(page.getByRole("button", { name: "Mint 1,234 AID", exact: true })).toBeEnabled();
});

test("more than the balance and more than the cap end in a sentence, never in a transaction", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("100"));
  await page.goto(`${site.origin}/mint`);
  await connect(page);
  const input = page.getByRole("textbox", { name: "You pay" });
  await input.fill("350");
  await expect(page.getByRole("button", { name: "Needs 250 more USDC" })).toBeVisible();
  await fund(site.world, wallet.address, usdc("900000000"));
  await input.fill("800000000");
  await expect(page.getByRole("button", { name: /cap/i })).toBeVisible();
  expect(wallet.sent()).toEqual([]);
});

test("more AID than is held ends in a sentence when redeeming and when staking", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("100"));
  await mintAid(site.world, wallet.account, usdc("100"));
  await verify(site.world, wallet.address);
  await page.goto(`${site.origin}/mint?tab=redeem`);
  await connect(page);
  await page.getByRole("textbox", { name: "Amount to redeem" }).fill("101");
  await expect(page.getByRole("button", { name: "Needs 1 more AID" })).toBeVisible();
  await page.goto(`${site.origin}/stake`);
  await page.getByRole("radio", { name: "AID", exact: true }).check();
  await page.getByRole("textbox", { name: "Amount to stake" }).fill("100.5");
  await expect(page.getByRole("button", { name: "Needs 0.5 more AID" })).toBeVisible();
});

import { aid, fund, holdings, isVerified, mintCount, stakeCount, surplus, usdc } from "../fixtures/money";
import { connect, expectDone, test, expect } from "../fixtures/test";

test.describe("Mint", () => {
  test("turns USDC into AID with one signature and one transaction", async ({ page, site, wallet }) => {
    await fund(site.world, wallet.address, usdc("1500"));
    await page.goto(`${site.origin}/mint`);
    await connect(page);
    await page.getByRole("textbox", { name: "You pay" }).fill("1000");
    await page.getByRole("button", { name: "Mint 1,000 AID", exact: true }).click();
    await expectDone(page);
    expect(await holdings(site.world, wallet.address)).toEqual({ usdc: usdc("500"), aid: aid("1000"), shares: 0n });
    expect(wallet.sent().length).toBe(1);
    expect(await surplus(site.world)).toBeGreaterThanOrEqual(0n);
  });

  test("MAX pays the exact balance, odd micro-dollars included", async ({ page, site, wallet }) => {
    await fund(site.world, wallet.address, usdc("12.345678"));
    await page.goto(`${site.origin}/mint`);
    await connect(page);
    await page.getByRole("button", { name: /max/i }).first().click();
    await page.getByRole("button", { name: "Mint 12.345678 AID", exact: true }).click();
    await expectDone(page);
    expect(await holdings(site.world, wallet.address)).toEqual({ usdc: 0n, aid: aid("12.345678"), shares: 0n });
  });

  test("falls back to an exact approval where the wallet signs no permits", async ({ page, site, wallet }) => {
    wallet.behave({ typedData: "unsupported" });
    await fund(site.world, wallet.address, usdc("100"));
    await page.goto(`${site.origin}/mint`);
    await connect(page);
    await page.getByRole("textbox", { name: "You pay" }).fill("40");
    await page.getByRole("button", { name: "Mint 40 AID", exact: true }).click();
    await expectDone(page);
    expect(await holdings(site.world, wallet.address)).toEqual({ usdc: usdc("60"), aid: aid("40"), shares: 0n });
    expect(await mintCount(site.world, wallet.address)).toBe(1);
  });
});

test.describe("Redeem", () => {
  test("asks for verification, takes the local voucher, pays one for one and leaves the dust", async ({ page, site, wallet }) => {
    await fund(site.world, wallet.address, usdc("300"));
    await page.goto(`${site.origin}/mint`);
    await connect(page);
    await page.getByRole("textbox", { name: "You pay" }).fill("250");
    await page.getByRole("button", { name: "Mint 250 AID", exact: true }).click();
    await expectDone(page);

    await page.getByRole("tab", { name: "Redeem", exact: true }).click();
    await page.getByRole("textbox", { name: "Amount to redeem" }).fill("100.0000005");
    await expect(page.getByRole("button", { name: /verif/i }).last()).toBeVisible();
    await page.getByRole("button", { name: /voucher/i }).click();
    await expect.poll(() => isVerified(site.world, wallet.address), { timeout: 30_000 }).toBe(true);

    await page.getByRole("button", { name: "Redeem 100.0000005 AID", exact: true }).click();
    await expect.poll(async () => (await holdings(site.world, wallet.address)).usdc, { timeout: 30_000 }).toBe(usdc("150"));
    expect((await holdings(site.world, wallet.address)).aid).toBe(aid("150"));
  });
});

test.describe("Stake", () => {
  test("stakes AID that is held", async ({ page, site, wallet }) => {
    await fund(site.world, wallet.address, usdc("500"));
    await page.goto(`${site.origin}/mint`);
    await connect(page);
    await page.getByRole("textbox", { name: "You pay" }).fill("500");
    await page.getByRole("button", { name: "Mint 500 AID", exact: true }).click();
    await expectDone(page);

    await page.goto(`${site.origin}/stake`);
    await page.getByRole("radiogroup", { name: "Pay with" }).getByRole("radio", { name: "AID", exact: true }).check();
    await page.getByRole("textbox", { name: "Amount to stake" }).fill("200");
    await page.getByRole("button", { name: "Stake 200 AID", exact: true }).click();
    await expectDone(page);
    const held = await holdings(site.world, wallet.address);
    expect(held.aid).toBe(aid("300"));
    expect(held.shares).toBeGreaterThan(0n);
    expect(await stakeCount(site.world, wallet.address)).toBe(1);
  });

  test("stakes USDC in one transaction by permit, and the button keeps its name", async ({ page, site, wallet }) => {
    await fund(site.world, wallet.address, usdc("1000"));
    await page.goto(`${site.origin}/stake`);
    await connect(page);
    await page.getByRole("radiogroup", { name: "Pay with" }).getByRole("radio", { name: "USDC", exact: true }).check();
    await page.getByRole("textbox", { name: "Amount to stake" }).fill("1000");
    await page.getByRole("button", { name: "Stake 1,000 AID", exact: true }).click();
    await expectDone(page);
    const held = await holdings(site.world, wallet.address);
    expect(held.usdc).toBe(0n);
    expect(held.aid).toBe(0n);
    expect(held.shares).toBeGreaterThan(0n);
    expect(wallet.sent().length).toBe(1);
  });
});

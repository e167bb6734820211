import { encodeFunctionData } from "viem";
import { issuerAbi } from "../../abis";
import { sendTransaction } from "../../contracts/script/lib/transactions";
import { fund, usdc } from "../fixtures/money";
import { statusOf } from "../fixtures/json";
import { connect, expect, test } from "../fixtures/test";

test("a stale price of USDC closes minting with the reason, and a fresh one opens it by itself", async ({ page, site, wallet }) => {
  const { world } = site;
  await fund(world, wallet.address, usdc("100"));
  await page.goto(`${site.origin}/mint`);
  await connect(page);
  await page.getByRole("textbox", { name: "You pay" }).fill("10");
  await expect(page.getByRole("button", { name: "Mint 10 AID", exact: true })).toBeEnabled();

  await world.testClient.increaseTime({ seconds: 27 * 3_600 });
  await world.testClient.mine({ blocks: 1 });
  await expect(page.getByRole("button", { name: /price/i })).toBeVisible();
  await expect(page.getByRole("button", { name: "Mint 10 AID", exact: true })).toHaveCount(0);
  expect((await statusOf(await page.request.get(`${site.origin}/api/status`))).healthy).toBe(false);

  await world.advance(60);
  await expect(page.getByRole("button", { name: "Mint 10 AID", exact: true })).toBeEnabled();
  await expect(page.getByRole("textbox", { name: "You pay" })).toHaveValue("10");
});

test("a pause by the guardian stops minting and nothing else", async ({ page, site, wallet }) => {
  const { world } = site;
  await fund(world, wallet.address, usdc("100"));
  const guardian = { publicClient: world.publicClient, wallet: world.walletFor("operator") };
  const before = await world.snapshot();
  await page.goto(`${site.origin}/mint`);
  await connect(page);
  await page.getByRole("textbox", { name: "You pay" }).fill("10");
  await expect(page.getByRole("button", { name: "Mint 10 AID", exact: true })).toBeEnabled();
  await sendTransaction(guardian, {
    to: world.addresses.Issuer,
    data: encodeFunctionData({ abi: issuerAbi, functionName: "pause" }),
  });
  await expect(page.getByRole("button", { name: /paused/i })).toBeVisible();
  await world.revert(before);
  await expect(page.getByRole("button", { name: "Mint 10 AID", exact: true })).toBeEnabled({ timeout: 30_000 });
});

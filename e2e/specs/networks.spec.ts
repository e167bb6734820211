import type { Page } from "@playwright/test";
import { fund, holdings, aid, usdc } from "../fixtures/money";
import type { Site } from "../fixtures/site";
import { connect, expect, expectDone, test } from "../fixtures/test";
import type { TestWallet } from "../fixtures/wallet";

/** Connected, an amount typed, and then the wallet is elsewhere and has never heard of our network. */
async function openElsewhere(page: Page, site: Site, wallet: TestWallet): Promise<void> {
  await fund(site.world, wallet.address, usdc("1000"));
  await page.goto(`${site.origin}/mint`);
  await connect(page);
  await page.getByRole("textbox", { name: "You pay" }).fill("100");
  wallet.goTo(1);
  wallet.forget(site.world.chainId);
}

const change = (page: Page) => page.getByRole("main").getByRole("button", { name: "Switch to AID local" });
const typed = (page: Page) => page.getByRole("textbox", { name: "You pay" });

test("a wallet that does not know the network is offered it whole, and is on it once its owner agrees", async ({ page, site, wallet }) => {
  await openElsewhere(page, site, wallet);
  await change(page).click();
  const mint = page.getByRole("button", { name: "Mint 100 AID", exact: true });
  await expect(mint).toBeEnabled();
  expect(wallet.asked).toEqual([
    {
      method: "wallet_addEthereumChain",
      params: [
        {
          chainId: "0x7a69",
          chainName: "AID local",
          nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
          rpcUrls: [`${site.origin}/api/rpc`],
        },
      ],
    },
  ]);
  expect(await wallet.request({ method: "eth_chainId" })).toBe("0x7a69");
  await expect(typed(page)).toHaveValue("100");
  await mint.click();
  await expectDone(page);
  expect((await holdings(site.world, wallet.address)).aid).toBe(aid("100"));
});

test("an owner who declines reads one sentence, keeps what was typed, and can change their mind", async ({ page, site, wallet }) => {
  await openElsewhere(page, site, wallet);
  wallet.lineUp("reject");
  await change(page).click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toHaveText("The wallet did not switch. Choose AID local there, then come back.");
  await expect(typed(page)).toHaveValue("100");
  expect(await wallet.request({ method: "eth_chainId" })).toBe("0x1");
  await change(page).click();
  await expect(page.getByRole("button", { name: "Mint 100 AID", exact: true })).toBeEnabled();
  await expect(alert).toHaveCount(0);
  await expect(typed(page)).toHaveValue("100");
});

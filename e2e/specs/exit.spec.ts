import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Page, test as base } from "@playwright/test";
import { makePage } from "../../exit/build/make-page";
import { maturity, stakeAs } from "../../world/testing/leaving";
import { type LocalWorld, startLocalWorld } from "../../world/testing/local-world";
import { expectAccessible, picture } from "../fixtures/accessible";
import { walletName } from "../fixtures/announce-wallet";
import { aid, fund, holdings, mintAid, usdc, verify } from "../fixtures/money";
import { freePort } from "../fixtures/site";
import { expect } from "../fixtures/test";
import { createTestWallet, type TestWallet } from "../fixtures/wallet";

type Bare = { readonly world: LocalWorld; readonly file: string };

/** The chain and the one file. No app, no API: nothing of ours runs. */
const test = base.extend<{ wallet: TestWallet; complaints: string[] }, { bare: Bare }>({
  bare: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from this pattern which fixtures are needed
    async ({}, use) => {
      const world = await startLocalWorld({ blockTime: 1 });
      const folder = mkdtempSync(path.join(tmpdir(), "aid-exit-"));
      const file = path.join(folder, "exit.html");
      writeFileSync(file, await makePage(world.chainId));
      await use({ world, file });
      rmSync(folder, { recursive: true });
      await world.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  wallet: async ({ context, bare }, use) => {
    await use(await createTestWallet(context, bare.world));
  },
  complaints: [
    async ({ page, context, bare }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      // Everything but the file itself and what a test serves is dead.
      await context.route(/^https?:/, (route) => (isAllowed(route.request().url(), bare) ? route.continue() : route.abort()));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

// Every test has an account of its own.
test.describe.configure({ mode: "parallel" });

const isAllowed = (url: string, { world }: Bare): boolean => new URL(url).host === new URL(world.rpcUrl).host;

async function open(page: Page, { file }: Bare): Promise<void> {
  await page.goto(pathToFileURL(file).href);
  await page.getByRole("button", { name: `Connect ${walletName}` }).click();
  await expect(page.getByText(`Connected with ${walletName}`)).toBeVisible();
}

/** The wallet's account holds 100 AID, verified or not. */
async function give({ world }: Bare, wallet: TestWallet, verified = true): Promise<void> {
  await fund(world, wallet.address, usdc("100"));
  await mintAid(world, wallet.account, usdc("100"));
  if (verified) await verify(world, wallet.address);
}

const amount = (page: Page) => page.getByRole("textbox", { name: "Amount to redeem" });
const redeem = (page: Page, text: string) => page.getByRole("button", { name: `Redeem ${text} AID`, exact: true });

test("a file on the disk redeems with a wallet alone, says before what will move, and finds it in a block", async ({ page, bare, wallet }) => {
  await give(bare, wallet);
  await open(page, bare);
  await amount(page).fill("60");
  await expect(page.locator("#preview")).toContainText("60 AID");
  await expect(page.locator("#preview")).toContainText("60 USDC");
  await redeem(page, "60").click();
  await expect(page.locator("#progress")).toHaveText("60 USDC arrived in your account.");
  const [hash] = wallet.sent();
  await expect(page.locator("#hash")).toHaveText(String(hash));
  expect(await holdings(bare.world, wallet.address)).toEqual({ usdc: usdc("60"), aid: aid("40"), shares: 0n });
  await expect(page.locator("#facts")).toContainText("40 AID");
});

test("pressing twice asks the wallet once", async ({ page, bare, wallet }) => {
  await give(bare, wallet);
  await open(page, bare);
  await expect(page.locator("#facts")).toContainText("100 AID");
  await page.locator("#max").click();
  await redeem(page, "100").dblclick();
  await expect(page.locator("#progress")).toHaveText("100 USDC arrived in your account.");
  expect(wallet.methods()).toEqual(["eth_sendTransaction"]);
  expect((await holdings(bare.world, wallet.address)).usdc).toBe(usdc("100"));
});

test("a reload after sending keeps the hash and finds what became of it", async ({ page, bare, wallet }) => {
  await give(bare, wallet);
  await open(page, bare);
  await bare.world.testClient.setIntervalMining({ interval: 0 });
  await amount(page).fill("10");
  await redeem(page, "10").click();
  await expect(page.locator("#hash")).toHaveText(/^0x[0-9a-f]{64}$/);
  const hash = await page.locator("#hash").innerText();
  const kept = () => page.evaluate(() => Object.keys(localStorage).sort());
  const before = await kept();
  await page.reload();
  // A browser that forgets is not a page that forgets.
  expect(await kept()).toEqual(before);
  await expect(page.locator("#hash")).toHaveText(hash);
  await expect(page.getByText("It is not in a block yet.")).toBeVisible();
  await bare.world.testClient.setIntervalMining({ interval: 1 });
  await expect(page.locator("#progress")).toHaveText("10 USDC arrived in your account.");
  expect((await holdings(bare.world, wallet.address)).aid).toBe(aid("90"));
});

test("a reload while the wallet is open leaves one request in doubt, and asking again cannot redeem twice", async ({ page, bare, wallet }) => {
  await give(bare, wallet);
  await open(page, bare);
  const held = wallet.hold();
  await amount(page).fill("10");
  await redeem(page, "10").click();
  await expect(page.locator("#progress")).toHaveText("Confirm in your wallet.");
  await page.reload();
  await expect(page.getByText("An earlier request may still be open", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Ask the wallet again" }).click();
  await expect(page.locator("#progress")).toHaveText("10 USDC arrived in your account.");
  held.approve();
  await expect.poll(() => wallet.ended()).toBe(2);
  expect((await holdings(bare.world, wallet.address)).usdc).toBe(usdc("10"));
});

test("an owner who declines has sent nothing and can go on", async ({ page, bare, wallet }) => {
  await give(bare, wallet);
  await open(page, bare);
  wallet.lineUp("reject");
  await amount(page).fill("10");
  await redeem(page, "10").click();
  await expect(page.locator("#outcome")).toContainText("The request was declined in the wallet.");
  await redeem(page, "10").click();
  await expect(page.locator("#progress")).toHaveText("10 USDC arrived in your account.");
});

test("a wallet on another chain is told so in one sentence and taken to this one", async ({ page, bare, wallet }) => {
  await give(bare, wallet);
  wallet.goTo(1);
  await open(page, bare);
  await expect(page.getByRole("alert").first()).toHaveText("Your wallet is on chain 1. This file works on AID local only, which is chain 31337.");
  await page.locator("#switch").click();
  await amount(page).fill("1");
  await expect(redeem(page, "1")).toHaveAttribute("aria-disabled", "false");
});

test("an account that is not verified is told what it needs, and nothing is asked of the wallet", async ({ page, bare, wallet }) => {
  await give(bare, wallet, false);
  await open(page, bare);
  await amount(page).fill("1");
  const button = page.getByRole("button", { name: "Not verified" });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await button.click({ force: true });
  await expect(page.getByText(/^Redeeming is for verified accounts\./)).toBeVisible();
  expect(wallet.methods()).toEqual([]);
});

test("a typed server is checked: no address, dead, on another chain, and then one that serves", async ({ page, bare, wallet }) => {
  await give(bare, wallet);
  const other = await serveChainId("0x1");
  await page.context().route(`${other.url}/**`, (route) => route.continue());
  await open(page, bare);
  const field = page.getByRole("textbox", { name: "Address of an RPC server" });
  const ask = page.getByRole("button", { name: "Ask this server" });
  const problem = page.locator("#rpc-problem");
  await field.fill("ftp://somewhere");
  await ask.click();
  await expect(problem).toHaveText("This is not the address of a server. It begins with https:// or http://.");
  await field.fill(`http://127.0.0.1:${await freePort()}`);
  await ask.click();
  await expect(problem).toHaveText("This server does not answer this page. Type another.");
  await field.fill(other.url);
  await ask.click();
  await expect(problem).toHaveText("This server is on chain 1. This file works on AID local only, which is chain 31337.");
  other.server.close();
  await field.fill(bare.world.rpcUrl);
  await ask.click();
  await expect(problem).toHaveText("");
  await expect(page.locator("#rpc-state")).toHaveText(`Asked now: ${new URL(bare.world.rpcUrl).host}`);
  await amount(page).fill("5");
  await redeem(page, "5").click();
  await expect(page.locator("#progress")).toHaveText("5 USDC arrived in your account.");
});

const shares = (page: Page) => page.getByRole("textbox", { name: "Amount to unstake" });
const pressed = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const says = (page: Page, text: string) => expect(page.locator("#progress")).toHaveText(text);

/** The wallet's account holds 60 sAID and nothing else that could leave. */
async function giveShares(bare: Bare, wallet: TestWallet): Promise<bigint> {
  await give(bare, wallet, false);
  return stakeAs(bare.world, wallet.account, aid("60"));
}

test("sAID leaves by the queue without verification: asked for, served by whoever presses, claimed", async ({ page, bare, wallet }) => {
  const held = await giveShares(bare, wallet);
  await open(page, bare);
  await shares(page).fill("70");
  await expect(page.locator("#request")).toHaveText(/^Needs .* more sAID/);
  await shares(page).fill("20");
  await expect(page.locator("#ways")).toContainText("20.00 AID");
  await pressed(page, "Request exit");
  await says(page, "Your shares stand in the queue.");
  expect((await holdings(bare.world, wallet.address)).shares).toBe(held - aid("20"));
  await expect(page.locator("#tickets")).toContainText("Maturing");
  await expect(page.locator("#serve")).toBeDisabled();
  const cancel = page.getByRole("button", { name: "Cancel ticket", exact: true });
  await expect(cancel).toHaveAccessibleDescription(/^Cancelling gives up the ticket’s place in the queue: .* 7 days at least/);
  await cancel.focus();
  await bare.world.advance(maturity);
  // Who goes by keys stays where they are while the figures move.
  await expect(page.locator("#tickets")).toContainText("Waiting");
  await expect(cancel).toBeFocused();
  await pressed(page, "Serve the queue");
  await says(page, "The queue was served.");
  await pressed(page, "Claim");
  await says(page, "The AID arrived in your account.");
  expect((await holdings(bare.world, wallet.address)).aid).toBeGreaterThan(aid("59.9"));
  await expect(page.locator("#tickets")).toHaveText("You hold no exit ticket. One comes with every request to leave.");
});

test("sAID leaves at once for the fee that was shown, and a ticket is cancelled with two presses", async ({ page, bare, wallet }) => {
  const held = await giveShares(bare, wallet);
  await open(page, bare);
  await shares(page).fill("20");
  await pressed(page, "Exit now");
  await says(page, "The AID arrived in your account.");
  const after = await holdings(bare.world, wallet.address);
  expect(after.shares).toBe(held - aid("20"));
  expect(after.aid).toBeGreaterThan(aid("59.9"));
  expect(after.aid).toBeLessThan(aid("60"));
  await pressed(page, "Close");
  await shares(page).fill("10");
  await pressed(page, "Request exit");
  await says(page, "Your shares stand in the queue.");
  await pressed(page, "Cancel ticket");
  await says(page, "The shares left the queue. Take them back with the ticket’s button.");
  await pressed(page, "Take the shares back");
  await says(page, "The shares are back in your account.");
  expect((await holdings(bare.world, wallet.address)).shares).toBe(after.shares);
});

/** Every language at its narrowest, and the first in both themes and at both widths. */
const looks = [
  { locale: "en", title: "Redeem AID without us", schemes: ["light", "dark"], widths: [320, 1240] },
  { locale: "pt-BR", title: "Resgate AID sem nós", schemes: ["light"], widths: [320] },
  { locale: "uk", title: "Погасити AID без нас", schemes: ["dark"], widths: [320] },
] as const;

for (const { locale, title, schemes, widths } of looks) {
  test(`it is accessible and uncut at its widths and themes in ${locale}`, async ({ page, bare, wallet }) => {
    await give(bare, wallet, locale !== "uk");
    await open(page, bare);
    await page.locator("#language").selectOption(locale);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page).toHaveTitle(title);
    await page.locator("#amount").fill("1,234");
    for (const colorScheme of schemes) {
      for (const width of widths) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
        await expectAccessible(page, `exit ${locale} ${colorScheme} ${width}`);
        await picture(page, `exit-${locale}-${colorScheme}-${width}`);
      }
    }
  });
}

test("without a wallet it says so, and shows what can be paid out from a server that is typed in", async ({ page, bare }) => {
  await page.goto(pathToFileURL(bare.file).href);
  await expect(page.locator("#wallet-none")).toContainText("No wallet was found in this browser.");
  await expect(page.locator("#redeem")).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("textbox", { name: "Address of an RPC server" }).fill(bare.world.rpcUrl);
  await page.getByRole("button", { name: "Ask this server" }).click();
  await expect(page.locator("#facts")).toContainText("Can be paid out now");
  await expect(page.locator("#block")).toContainText(/^Block \d/);
});

test("a wallet whose own server is dead is said to be so, and a server that is typed in takes its place", async ({ page, bare, wallet }) => {
  await give(bare, wallet);
  await page.addInitScript(([account, chainId]) => {
    const answers: Record<string, unknown> = { eth_requestAccounts: [account], eth_accounts: [account], eth_chainId: chainId };
    const request = ({ method }: { method: string }) => (method in answers ? Promise.resolve(answers[method]) : Promise.reject(Object.assign(new Error("dead"), { code: -32603 })));
    const announce = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: { info: { rdns: "test.dead", name: "Dead end" }, provider: { request } } }));
    window.addEventListener("eip6963:requestProvider", announce);
  }, [wallet.address, `0x${bare.world.chainId.toString(16)}`] as const);
  await page.goto(pathToFileURL(bare.file).href);
  await page.getByRole("button", { name: "Connect Dead end" }).click();
  await expect(page.locator("#read-alert")).not.toBeEmpty();
  await amount(page).fill("1");
  await expect(page.locator("#redeem")).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("textbox", { name: "Address of an RPC server" }).fill(bare.world.rpcUrl);
  await page.getByRole("button", { name: "Ask this server" }).click();
  await expect(page.locator("#read-alert")).toBeEmpty();
  await redeem(page, "1").click();
  await expect(page.locator("#outcome")).toContainText("An earlier request may still be open");
  expect((await holdings(bare.world, wallet.address)).aid).toBe(aid("100"));
});

test("without script it says what it is and what can be done by hand", async ({ browser, bare }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(bare.file).href);
  await expect(page.getByText(/^No script runs here/)).toBeVisible();
  await expect(page.getByText(`cast send ${bare.world.addresses.Issuer} "redeem(uint256,address)"`)).toBeVisible();
  await expect(amount(page)).toBeHidden();
  await context.close();
});

/** A server that knows its chain and nothing else. */
async function serveChainId(result: string): Promise<{ server: Server; url: string }> {
  const port = await freePort();
  const server = createServer((_request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result }));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${port}` };
}

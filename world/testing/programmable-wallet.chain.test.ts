import { numberToHex } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type LocalWorld, startLocalWorld } from "./local-world";
import { createProgrammableWallet, type ProgrammableWallet } from "./programmable-wallet";

let world: LocalWorld;
let wallet: ProgrammableWallet;

beforeAll(async () => {
  world = await startLocalWorld();
});
afterAll(() => world.stop());

beforeEach(() => {
  wallet = createProgrammableWallet({ rpcUrl: world.rpcUrl, chainId: world.chainId, accounts: [world.accounts.depositor] });
  wallet.goTo(1);
  wallet.forget(world.chainId);
});

const present = () => wallet.request({ method: "eth_chainId" });
const goHome = () => wallet.request({ method: "wallet_switchEthereumChain", params: [{ chainId: numberToHex(world.chainId) }] });
const offer = (change: object = {}) => ({
  method: "wallet_addEthereumChain",
  params: [
    {
      chainId: numberToHex(world.chainId),
      chainName: "Local",
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: [world.rpcUrl],
      ...change,
    },
  ],
});

describe("a wallet that does not know the network", () => {
  it("says so with 4902, and asks the person nothing", async () => {
    await expect(goHome()).rejects.toMatchObject({ code: 4902 });
    expect(wallet.asked).toEqual([]);
    expect(await present()).toBe("0x1");
  });

  it("adds it once the person agrees, goes there, and tells", async () => {
    const heard: unknown[] = [];
    wallet.listen((event, value) => heard.push([event, value]));
    expect(await wallet.request(offer())).toBeNull();
    expect(await present()).toBe(numberToHex(world.chainId));
    expect(heard).toEqual([["chainChanged", numberToHex(world.chainId)]]);
    wallet.goTo(1);
    expect(await goHome()).toBeNull();
  });

  it("stays where it is when the person declines", async () => {
    wallet.lineUp("reject");
    await expect(wallet.request(offer())).rejects.toMatchObject({ code: 4001 });
    expect(await present()).toBe("0x1");
    await expect(goHome()).rejects.toMatchObject({ code: 4902 });
  });

  it.each<[string, object]>([
    ["without a server", { rpcUrls: [] }],
    ["with a server that serves another one", { chainId: "0x5" }],
    ["without its currency", { nativeCurrency: undefined }],
  ])("refuses one %s before it asks anybody", async (_what, change) => {
    await expect(wallet.request(offer(change))).rejects.toMatchObject({ code: -32602 });
    expect(wallet.asked).toEqual([]);
  });
});

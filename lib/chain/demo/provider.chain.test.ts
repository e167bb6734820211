import { createClient, http, numberToHex, parseEther, verifyMessage, verifyTypedData, type Hash } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { usdcAbi } from "../../../abis/usdc";
import { startLocalWorld, type LocalWorld } from "../../../world/testing/local-world";
import { devAccounts } from "../../../world/chain/accounts";
import { chainOf } from "../chains";
import { createDemoProvider, type DemoProvider } from "./provider";
import type { DemoRole } from "./roles";

let world: LocalWorld;
let provider: DemoProvider;
let role: DemoRole | undefined;

beforeAll(async () => {
  world = await startLocalWorld();
});

beforeEach(() => {
  role = undefined;
  provider = createDemoProvider({
    client: createClient({ chain: chainOf(31337), transport: http(world.rpcUrl) }),
    memory: {
      read: () => Promise.resolve(role),
      write: (next) => {
        role = next;
        return Promise.resolve();
      },
    },
    chooseRole: () => Promise.resolve("depositor"),
  });
});

afterEach(async () => {
  await world.testClient.setAutomine(true);
});

afterAll(async () => {
  await world.stop();
});

const depositor = devAccounts.depositor.address;
const request = (method: string, params?: readonly unknown[]) => provider.request({ method, params });

describe("the demo wallet", () => {
  it("has no account before it is connected, and the same one after a reload", async () => {
    expect(await request("eth_accounts")).toEqual([]);
    expect(await request("eth_requestAccounts")).toEqual([depositor]);
    expect([role, await provider.role()]).toEqual(["depositor", "depositor"]);
    expect(await request("eth_accounts")).toEqual([depositor]);
  });

  it.each<[DemoRole, keyof typeof devAccounts]>([
    ["depositor", "depositor"],
    ["redeemer", "verifiedRedeemer"],
    ["borrower", "borrower"],
    ["junior", "juniorInvestor"],
    ["operator", "operator"],
  ])("is the chain's own %s", async (id, name) => {
    role = id;
    expect(await request("eth_accounts")).toEqual([devAccounts[name].address]);
  });

  it("goes on as another role and says so", async () => {
    await request("eth_requestAccounts");
    const heard: unknown[] = [];
    const listener = (accounts: unknown) => { heard.push(accounts); };
    provider.on("accountsChanged", listener);
    await provider.change("borrower");
    provider.removeListener("accountsChanged", listener);
    await provider.change("junior");
    expect(heard).toEqual([[devAccounts.borrower.address]]);
  });

  it("signs messages, given as text and as bytes", async () => {
    await request("eth_requestAccounts");
    const bytes = (await request("personal_sign", ["0x68656c6c6f", depositor])) as Hash;
    const text = (await request("personal_sign", ["hello", depositor])) as Hash;
    expect(bytes).toBe(text);
    expect(await verifyMessage({ address: depositor, message: "hello", signature: text })).toBe(true);
  });

  it("signs typed data, given as text", async () => {
    await request("eth_requestAccounts");
    const typed = {
      domain: { name: "USD Coin", version: "2", chainId: 31337, verifyingContract: world.addresses.USDC },
      types: { Permit: [{ name: "owner", type: "address" }, { name: "value", type: "uint256" }] },
      primaryType: "Permit",
      message: { owner: depositor, value: "5" },
    } as const;
    const signature = (await request("eth_signTypedData_v4", [depositor, JSON.stringify(typed)])) as Hash;
    const message = { owner: depositor, value: 5n };
    expect(await verifyTypedData({ ...typed, message, address: depositor, signature })).toBe(true);
  });

  it("fills in, signs and sends a transaction", async () => {
    await request("eth_requestAccounts");
    const to = "0x00000000000000000000000000000000000A11cE";
    const hash = (await request("eth_sendTransaction", [{ from: depositor, to, value: numberToHex(parseEther("1")) }])) as Hash;
    expect((await world.publicClient.waitForTransactionReceipt({ hash })).status).toBe("success");
    expect(await world.publicClient.getBalance({ address: to })).toBe(parseEther("1"));
  });

  it("keeps to the gas, the fees and the nonce that it is given", async () => {
    await request("eth_requestAccounts");
    const nonce = await world.publicClient.getTransactionCount({ address: depositor });
    const fees = { maxFeePerGas: "0x77359400", maxPriorityFeePerGas: "0x3b9aca00" };
    const hash = (await request("eth_sendTransaction", [
      { from: depositor, to: depositor, gas: "0xc350", nonce: numberToHex(nonce), ...fees },
    ])) as Hash;
    const sent = await world.publicClient.getTransaction({ hash });
    expect(sent).toMatchObject({ gas: 50_000n, nonce, maxFeePerGas: 2_000_000_000n, maxPriorityFeePerGas: 1_000_000_000n });
    const legacy = (await request("eth_sendTransaction", [{ to: depositor, gasPrice: "0x77359400" }])) as Hash;
    expect(await world.publicClient.getTransaction({ hash: legacy })).toMatchObject({ maxPriorityFeePerGas: 2_000_000_000n });
  });

  it("sends several at once without taking a nonce twice", async () => {
    await request("eth_requestAccounts");
    const sends = Array.from({ length: 4 }, () => request("eth_sendTransaction", [{ from: depositor, to: depositor, input: "0x" }]));
    expect(new Set(await Promise.all(sends)).size).toBe(4);
  });

  it("refuses what would revert, and goes on", async () => {
    await request("eth_requestAccounts");
    const { encodeFunctionData, maxUint256 } = await import("viem");
    const data = encodeFunctionData({ abi: usdcAbi, functionName: "transfer", args: [depositor, maxUint256] });
    await expect(request("eth_sendTransaction", [{ from: depositor, to: world.addresses.USDC, data }])).rejects.toThrow();
    expect(await request("eth_sendTransaction", [{ from: depositor, to: depositor }])).toMatch(/^0x/);
  });

  it("signs for nobody else, and for nobody when it is not connected", async () => {
    await expect(request("personal_sign", ["0x00", depositor])).rejects.toMatchObject({ code: 4100 });
    await request("eth_requestAccounts");
    await expect(request("personal_sign", ["0x00", devAccounts.borrower.address])).rejects.toMatchObject({ code: 4100 });
    await expect(request("eth_sendTransaction", [{ from: devAccounts.borrower.address }])).rejects.toMatchObject({ code: 4100 });
  });

  it.each(["wallet_sendCalls", "wallet_getCapabilities", "eth_sign", "wallet_watchAsset"])("does not pretend to offer %s", async (method) => {
    await expect(request(method, [])).rejects.toMatchObject({ code: 4200 });
  });

  it("knows one chain", async () => {
    expect([await request("eth_chainId"), await request("net_version")]).toEqual(["0x7a69", "31337"]);
    expect(await request("wallet_switchEthereumChain", [{ chainId: "0x7a69" }])).toBeNull();
    await expect(request("wallet_switchEthereumChain", [{ chainId: "0x1" }])).rejects.toMatchObject({ code: 4902 });
    await expect(request("wallet_addEthereumChain", [{ chainId: "0x1" }])).rejects.toMatchObject({ code: 4902 });
  });

  it("gives and takes back the permission to see the account", async () => {
    expect(await request("wallet_requestPermissions", [{ eth_accounts: {} }])).toEqual([{ parentCapability: "eth_accounts" }]);
    expect(await request("wallet_revokePermissions", [{ eth_accounts: {} }])).toBeNull();
    expect(await request("eth_accounts")).toEqual([]);
  });

  it("forgets", async () => {
    await request("eth_requestAccounts");
    await provider.forget();
    expect(await request("eth_accounts")).toEqual([]);
  });

  it("passes reads on to the chain", async () => {
    expect(await provider.request({ method: "eth_blockNumber" })).toMatch(/^0x/);
  });
});

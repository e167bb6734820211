import { encodeFunctionData, parseAbi, zeroAddress } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { usdcAbi } from "../../abis";
import { sendTransaction } from "../../contracts/script/lib/transactions";
import { permitFor } from "../testing/permits";
import type { DevRole } from "../chain/accounts";
import { chainClients, type ChainClients } from "../chain/clients";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "../testing/local-world";
import { aggregatorAbi, feedAbi } from "./chainlink";
import { feedUpdatedAt, submitFeedRound } from "./feed-round";

let world: LocalWorld;
let clients: ChainClients;
let fresh: SnapshotId;

beforeAll(async () => {
  world = await startLocalWorld();
  clients = chainClients(world.rpcUrl);
  fresh = await world.snapshot();
});
beforeEach(() => world.revert(fresh));
afterAll(() => world.stop());

const as = (role: DevRole) => ({ publicClient: world.publicClient, wallet: world.walletFor(role) });
const usdc = <name extends "balanceOf" | "allowance" | "nonces" | "decimals" | "symbol" | "version">(functionName: name, ...args: unknown[]) =>
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- the compiler refuses it without
  world.publicClient.readContract({ address: world.addresses.USDC, abi: usdcAbi, functionName, args } as never);

const controlAbi = parseAbi([
  "function blacklist(address account)",
  "function pause()",
  "function admin() view returns (address)",
  "function masterMinter() view returns (address)",
]);
const control = (role: DevRole, functionName: "blacklist" | "pause", args: readonly unknown[] = []) =>
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- the compiler refuses it without
  sendTransaction(as(role), { to: world.addresses.USDC, data: encodeFunctionData({ abi: controlAbi, functionName, args } as never) });

const transfer = (from: DevRole, to: DevRole, value: bigint) =>
  world.publicClient.simulateContract({
    address: world.addresses.USDC,
    abi: usdcAbi,
    functionName: "transfer",
    args: [world.accounts[to].address, value],
    account: world.accounts[from],
  });

describe("USDC on the local chain", () => {
  it("is Circle's token: six decimals, version 2, the supply the roles were given", async () => {
    expect(await Promise.all([usdc("symbol"), usdc("decimals"), usdc("version")])).toEqual(["USDC", 6, "2"]);
    expect(await usdc("balanceOf", world.accounts.depositor.address)).toBe(50_000_000_000n);
  });

  it("takes a permit by v, r, s", async () => {
    const owner = world.accounts.depositor;
    const { value, deadline, v, r, s } = await permitFor(world, owner, "USDC", 5_000_000n);
    const data = encodeFunctionData({ abi: usdcAbi, functionName: "permit", args: [owner.address, world.addresses.Router, value, deadline, v, r, s] });
    await sendTransaction(as("borrower"), { to: world.addresses.USDC, data });
    expect(await usdc("allowance", owner.address, world.addresses.Router)).toBe(5_000_000n);
    expect(await usdc("nonces", owner.address)).toBe(1n);
    await expect(sendTransaction(as("borrower"), { to: world.addresses.USDC, data })).rejects.toThrow(/EIP2612: invalid signature/);
  });

  it("refuses whoever Circle has blacklisted, as payer and as receiver", async () => {
    await control("usdcMinter", "blacklist", [world.accounts.depositor.address]);
    await expect(transfer("depositor", "borrower", 1n)).rejects.toThrow(/Blacklistable: account is blacklisted/);
    await expect(transfer("borrower", "depositor", 1n)).rejects.toThrow(/Blacklistable: account is blacklisted/);
  });

  it("stops for everybody when Circle pauses it", async () => {
    await control("usdcMinter", "pause");
    await expect(transfer("depositor", "borrower", 1n)).rejects.toThrow(/Pausable: paused/);
  });

  it("is out of reach for its proxy's admin, who is nobody's user account", async () => {
    await expect(transfer("usdcProxyAdmin", "borrower", 0n)).rejects.toThrow(/Cannot call fallback function from the proxy admin/);
    const admin = await world.publicClient.readContract({
      address: world.addresses.USDC,
      abi: controlAbi,
      functionName: "admin",
      account: world.accounts.usdcProxyAdmin,
    });
    expect(admin).toBe(world.accounts.usdcProxyAdmin.address);
  });
});

describe("the USDC / USD feed on the local chain", () => {
  const latest = () => world.publicClient.readContract({ address: world.addresses.UsdcUsdFeed, abi: feedAbi, functionName: "latestRoundData" });

  it("is Chainlink's proxy over its aggregator with three oracles", async () => {
    const read = (functionName: "description" | "decimals" | "aggregator") =>
      world.publicClient.readContract({ address: world.addresses.UsdcUsdFeed, abi: feedAbi, functionName });
    expect(await Promise.all([read("description"), read("decimals")])).toEqual(["USDC / USD", 8]);
    const aggregator = await world.publicClient.readContract({ address: world.addresses.UsdcUsdFeed, abi: feedAbi, functionName: "aggregator" });
    const oracles = await world.publicClient.readContract({ address: aggregator, abi: aggregatorAbi, functionName: "getOracles" });
    const { oracle1, oracle2, oracle3 } = world.accounts;
    expect(oracles).toEqual([oracle1, oracle2, oracle3].map(({ address }) => address));
  });

  it("answers the median of the oracles, in rounds numbered by phase", async () => {
    const [first, , , before] = await latest();
    expect(first).toBe(2n ** 64n + 1n);
    await world.testClient.increaseTime({ seconds: 60 });
    await submitFeedRound(clients, world.addresses.UsdcUsdFeed, 99_990_000n);
    const [round, answer, , updatedAt] = await latest();
    expect([round, answer]).toEqual([2n ** 64n + 2n, 99_990_000n]);
    expect(updatedAt).toBeGreaterThanOrEqual(before + 60n);
  });

  it("goes on after a round that only one oracle answered", async () => {
    const aggregator = await world.publicClient.readContract({ address: world.addresses.UsdcUsdFeed, abi: feedAbi, functionName: "aggregator" });
    const data = encodeFunctionData({ abi: aggregatorAbi, functionName: "submit", args: [2n, 100_000_000n] });
    await sendTransaction(as("oracle1"), { to: aggregator, data });
    const before = await feedUpdatedAt(clients, world.addresses.UsdcUsdFeed);
    await world.testClient.increaseTime({ seconds: 5 });
    await submitFeedRound(clients, world.addresses.UsdcUsdFeed);
    expect(await feedUpdatedAt(clients, world.addresses.UsdcUsdFeed)).toBeGreaterThan(before);
  });
});

describe("Multicall3 on the local chain", () => {
  it("answers at its known address, a failing call included", async () => {
    const call = { address: world.addresses.USDC, abi: usdcAbi } as const;
    const results = await world.publicClient.multicall({
      contracts: [
        { ...call, functionName: "decimals" },
        { ...call, functionName: "transfer", args: [zeroAddress, 1n] },
      ],
    });
    expect(results.map(({ status }) => status)).toEqual(["success", "failure"]);
  });
});

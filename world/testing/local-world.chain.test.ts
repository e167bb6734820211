import { erc20Abi } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { identityAbi, lensAbi } from "../../abis";
import { everyAddressOf } from "../../lib/chain/credit-addresses";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "./local-world";

let world: LocalWorld;
let fresh: SnapshotId;

beforeAll(async () => {
  world = await startLocalWorld();
  fresh = await world.snapshot();
});
beforeEach(() => world.revert(fresh));
afterAll(() => world.stop());

const balance = (token: "USDC" | "AID" | "StakedAID", account: `0x${string}`): Promise<bigint> =>
  world.publicClient.readContract({ address: world.addresses[token], abi: erc20Abi, functionName: "balanceOf", args: [account] });

describe("the local world", () => {
  it("stands at the committed addresses", () => {
    expect(world.addresses).toEqual(everyAddressOf(31337));
  });

  it("gives the roles their money", async () => {
    const { depositor, verifiedRedeemer, borrower, juniorInvestor } = world.accounts;
    const usdc = await Promise.all([depositor, verifiedRedeemer, borrower, juniorInvestor].map(({ address }) => balance("USDC", address)));
    expect(usdc).toEqual([50_000_000_000n, 10_000_000_000n, 20_000_000_000n, 100_000_000_000n]);
    expect(await balance("AID", verifiedRedeemer.address)).toBe(10_000n * 10n ** 18n);
  });

  it("has one verified redeemer, with a real voucher", async () => {
    const isVerified = (account: `0x${string}`) =>
      world.publicClient.readContract({ address: world.addresses.Identity, abi: identityAbi, functionName: "isVerified", args: [account] });
    expect(await isVerified(world.accounts.verifiedRedeemer.address)).toBe(true);
    expect(await isVerified(world.accounts.depositor.address)).toBe(false);
  });

  it("has the seeds, AID of the pool, bills that earn, and a live feed", async () => {
    const view = await world.publicClient.readContract({ address: world.addresses.Lens, abi: lensAbi, functionName: "protocol" });
    expect(view.sheet).toMatchObject({ deals: 0n, supply: 111_000n * 10n ** 18n, staked: 1_000n * 10n ** 18n });
    expect(view.sheet.cash + view.sheet.bills).toBeGreaterThanOrEqual(111_099_999_999n);
    expect(view.sheet.bills).toBeGreaterThan(0n);
    expect(view.feed).toMatchObject({ live: true, answer: 100_000_000n });
    expect(view.minting.mintable).toBeGreaterThan(0n);
  });

  it("comes back to the same snapshot as often as it is asked to", async () => {
    const { depositor, borrower } = world.accounts;
    for (let round = 0; round < 3; round += 1) {
      const hash = await world.walletFor("depositor").sendTransaction({ to: borrower.address, value: 1n });
      await world.publicClient.waitForTransactionReceipt({ hash });
      expect(await world.publicClient.getTransactionCount({ address: depositor.address })).toBe(1);
      await world.revert(fresh);
      expect(await world.publicClient.getTransactionCount({ address: depositor.address })).toBe(0);
    }
    await expect(world.revert("0x77")).rejects.toThrow("No snapshot 0x77");
  });

  it("drops what was left unmined when it goes back", async () => {
    await world.testClient.setAutomine(false);
    await world.walletFor("depositor").sendTransaction({ to: world.accounts.borrower.address, value: 1n });
    await world.revert(fresh);
    await world.testClient.setAutomine(true);
    expect(await world.testClient.getTxpoolStatus()).toEqual({ pending: 0, queued: 0 });
  });

  it("is the same on every run", async () => {
    const second = await startLocalWorld({ timestamp: 1_780_000_000 });
    try {
      expect(second.addresses).toEqual(world.addresses);
      expect(second.rpcUrl).not.toBe(world.rpcUrl);
    } finally {
      await second.stop();
    }
  });
});

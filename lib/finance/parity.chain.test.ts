import fc from "fast-check";
import { erc20Abi, erc4626Abi } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { treasuryAbi } from "../../abis";
import type { DevRole } from "../../world/chain/accounts";
import { type LocalWorld, startLocalWorld } from "../../world/testing/local-world";
import {
  aidPerUsdc,
  capacityAfterMint,
  capacityAfterRedeem,
  capacityLeft,
  convertToAssets,
  convertToShares,
  depositsOpen,
  entryPrice,
  exitPrice,
  feedStatus,
  freeLiquidity,
  impairment,
  pendingYield,
  previewMint,
  previewRedeem,
  recognisableGain,
  recognition,
  refillCapacity,
  sheetAfterMint,
  sheetAfterRedeem,
  sheetAfterStake,
  surplus,
  unvestedAt,
  vestingAfterLoss,
  vestingAfterReward,
} from ".";
import { type Action, actions, calls, loseBills, prepareActor } from "./testing/actions";
import { type ChainState, readState } from "./testing/read-state";

const actor: DevRole = "verifiedRedeemer";
const millionth = 1_000_000n;
const least = (...values: readonly bigint[]) => values.reduce((a, b) => (a < b ? a : b));

let world: LocalWorld;
beforeAll(async () => {
  world = await startLocalWorld();
  await prepareActor(world, actor, 5_000_000n * millionth);
});
afterAll(() => world.stop());

/** Every view of the contracts against the mirrors, at one block. */
async function expectViews(state: ChainState, blockNumber: bigint, amount: bigint): Promise<void> {
  const { view, time, ledger, vesting, sheet, book, capacity, withdrawable } = state;
  const unvested = unvestedAt(vesting, time);
  const totals = { totalAssets: ledger - unvested, supply: view.staking.shares };
  const loss = impairment(sheet, book.recognised);
  expect({ unvested, totalAssets: totals.totalAssets, entry: entryPrice(totals), exit: exitPrice({ ...totals, unvested, impairment: loss }), open: depositsOpen(totals) }).toEqual({
    unvested: view.staking.unvested,
    totalAssets: view.staking.totalAssets,
    entry: view.staking.entryPrice,
    exit: view.staking.exitPrice,
    open: view.staking.open,
  });
  expect({ surplus: surplus(sheet), free: freeLiquidity(sheet, withdrawable), loss, pending: pendingYield(sheet, book.recognised) }).toEqual({
    surplus: view.sheet.surplus,
    free: view.sheet.freeLiquidity,
    loss: view.reserves.impairment,
    pending: view.reserves.pendingYield,
  });
  const left = capacityLeft(refillCapacity(capacity, { time, blockNumber }));
  expect([capacity.blockCap, capacity.dayCap]).toEqual([view.minting.blockCap, view.minting.dayCap]);
  const closed = view.minting.paused || feedStatus(view.feed, time) !== "holds";
  expect({ ...left, usdc: closed ? 0n : left.usdc }).toEqual(state.mintable);
  await expectConversions(totals, blockNumber, amount);
}

/** ERC-4626's four roundings for an amount. */
async function expectConversions(totals: { totalAssets: bigint; supply: bigint }, blockNumber: bigint, amount: bigint): Promise<void> {
  const vault = { address: world.addresses.StakedAID, abi: erc4626Abi, blockNumber, args: [amount] } as const;
  const read = (functionName: "convertToShares" | "convertToAssets" | "previewDeposit" | "previewMint" | "previewWithdraw") =>
    world.publicClient.readContract({ ...vault, functionName });
  expect(await Promise.all([read("convertToShares"), read("convertToAssets"), read("previewDeposit"), read("previewMint"), read("previewWithdraw")])).toEqual([
    convertToShares(amount, totals),
    convertToAssets(amount, totals),
    convertToShares(amount, totals),
    convertToAssets(amount, totals, "up"),
    convertToShares(amount, totals, "up"),
  ]);
}

const balanceOf = (token: "AID" | "StakedAID" | "USDC", blockNumber: bigint) =>
  world.publicClient.readContract({ address: world.addresses[token], abi: erc20Abi, functionName: "balanceOf", args: [world.accounts[actor].address], blockNumber });

/** Predicts what an action does, does it, compares. Returns the block after it. */
const steps: Readonly<Record<Action["kind"], (before: ChainState, block: bigint, part: bigint) => Promise<bigint>>> = {
  async mint(before, block, part) {
    const usdc = least(before.mintable.usdc, await balanceOf("USDC", block)) * part / millionth;
    if (usdc === 0n) return block;
    const after = await calls.mint(world, actor, usdc);
    const state = await readState(world, after);
    expect(state.sheet).toEqual({ ...sheetAfterMint(before.sheet, usdc), bills: state.sheet.bills });
    expect((await balanceOf("AID", after)) - (await balanceOf("AID", block))).toBe(previewMint(usdc));
    expect(capacityLeft(capacityAfterMint(before.capacity, usdc, { time: state.time, blockNumber: after }))).toEqual(state.mintable);
    return after;
  },
  async redeem(before, block, part) {
    const aid = least(await balanceOf("AID", block), (before.sheet.cash + before.withdrawable) * aidPerUsdc) * part / millionth;
    const { usdc, burned, dust } = previewRedeem(aid);
    if (usdc === 0n) return block;
    const after = await calls.redeem(world, actor, aid);
    const state = await readState(world, after);
    const predicted = sheetAfterRedeem(before.sheet, usdc);
    expect(state.sheet).toEqual({ ...predicted, bills: state.sheet.bills });
    expect((await balanceOf("AID", block)) - (await balanceOf("AID", after))).toBe(burned);
    expect((await balanceOf("USDC", after)) - (await balanceOf("USDC", block))).toBe(usdc);
    expect(aid - burned).toBe(dust);
    expect(capacityLeft(capacityAfterRedeem(before.capacity, usdc, { time: state.time, blockNumber: after }))).toEqual(state.mintable);
    return after;
  },
  async stake(before, block, part) {
    const aid = (await balanceOf("AID", block)) * part / millionth;
    if (aid === 0n) return block;
    const after = await calls.stake(world, actor, aid);
    const state = await readState(world, after);
    const totals = { totalAssets: before.ledger - unvestedAt(before.vesting, state.time), supply: before.view.staking.shares };
    expect((await balanceOf("StakedAID", after)) - (await balanceOf("StakedAID", block))).toBe(convertToShares(aid, totals));
    expect(state.sheet).toEqual({ ...sheetAfterStake(before.sheet, aid), bills: state.sheet.bills });
    return after;
  },
  async recognise(before) {
    const after = await calls.recognise(world);
    const state = await readState(world, after);
    // Bills as they stand in the block of the transaction, everything else as before it.
    const sheet = { ...before.sheet, bills: state.sheet.bills };
    expectRecognised(before, state, recognition(sheet, before.book, before.unrecovered, state.time));
    return after;
  },
  async invest(before, block, part) {
    const usdc = before.sheet.cash * part / millionth;
    return usdc === 0n ? block : calls.invest(world, usdc);
  },
  async divest(before, block, part) {
    const usdc = before.withdrawable * part / millionth;
    return usdc === 0n ? block : calls.divest(world, usdc);
  },
  // At most 4 %, sometimes within the surplus and sometimes far beyond it.
  loss: (_before, _block, part) => loseBills(world, part / 25n),
  async wait(_before, _block, part) {
    await world.advance(Number(part / 3n) + 1); // up to four days
    return world.publicClient.getBlockNumber();
  },
};

function expectRecognised(before: ChainState, after: ChainState, result: ReturnType<typeof recognition>): void {
  if (result.kind !== "none") expect(after.unrecovered).toEqual(result.unrecovered);
  if (result.kind === "gain") {
    const recognised = before.book.recognised + result.gain;
    expect(after.book).toEqual({ recognised, settled: recognised, recognisedAt: after.time, billsLive: true });
    expect(after.sheet.supply).toBe(before.sheet.supply + result.reward);
    expect(after.ledger).toBe(before.ledger + result.reward);
    expect(after.vesting).toEqual(result.reward === 0n ? before.vesting : vestingAfterReward(before.vesting, result.reward, after.time));
    return;
  }
  const burned = result.kind === "loss" ? result.burned : 0n;
  const lost = result.kind === "loss" ? result.loss : 0n;
  expect(after.book.recognised).toBe(before.book.recognised - lost);
  expect(after.sheet.supply).toBe(before.sheet.supply - burned);
  expect(after.ledger).toBe(before.ledger - burned);
  expect(after.vesting).toEqual(vestingAfterLoss(before.vesting, burned, after.time));
}

describe.each([1, 2, 3])("history %d", (seed) => {
  it("is, to the wei, what the mirrors say it is", async () => {
    const history = fc.sample(actions, { seed, numRuns: 60 });
    const kinds = new Set<string>();
    let block = await world.publicClient.getBlockNumber();
    for (const { kind, part } of history) {
      const before = await readState(world, block);
      block = await steps[kind](before, block, part);
      const state = await readState(world, block);
      await expectViews(state, block, part ** 4n);
      const { result } = await world.publicClient.simulateContract({ address: world.addresses.Treasury, abi: treasuryAbi, functionName: "recognise", blockNumber: block });
      const predicted = recognition(state.sheet, state.book, state.unrecovered, state.time);
      kinds.add(predicted.kind);
      expect(result).toBe(predicted.kind === "loss" ? -predicted.loss : recognisableGain(state.sheet, state.book, state.time));
    }
    expect(kinds).toContain("gain");
    expect(kinds).toContain("loss");
  });
});

import fc from "fast-check";
import { erc20Abi, erc4626Abi } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lensAbi, stakedAidAbi, treasuryAbi } from "../../abis";
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
  type ExitTotals,
  exitWorth,
  feedStatus,
  freeLiquidity,
  impairment,
  instantExit,
  type InstantExitState,
  mostInstantExit,
  pendingYield,
  previewMint,
  previewRedeem,
  recognisableGain,
  recognition,
  refillCapacity,
  secondsPerDay,
  sheetAfterDraw,
  sheetAfterMint,
  sheetAfterReceipt,
  sheetAfterRedeem,
  sheetAfterStake,
  surplus,
  unvestedAt,
  vestingAfterLoss,
  vestingAfterReward,
  writeOff,
} from ".";
import { seniorImpairment } from "./credit";
import { type Action, actions, calls, loseBills, prepareActor } from "./testing/actions";
import { dealRoles, draw, letAccountsBeDeals, payTreasury, writeOffLoss } from "./testing/lending";
import { type ChainState, readState } from "./testing/read-state";

const actor: DevRole = "verifiedRedeemer";
const millionth = 1_000_000n;
const least = (...values: readonly bigint[]) => values.reduce((a, b) => (a < b ? a : b));

let world: LocalWorld;
beforeAll(async () => {
  // The same days on every run: what is late, and how late, decides what follows.
  world = await startLocalWorld({ timestamp: 1_790_000_000 });
  await prepareActor(world, actor, 5_000_000n * millionth);
  await letAccountsBeDeals(world);
});
afterAll(() => world.stop());

/** Every view of the contracts against the mirrors, at one block. */
async function expectViews(state: ChainState, blockNumber: bigint, amount: bigint): Promise<void> {
  const { view, time, sheet, book, capacity, withdrawable } = state;
  const { fees } = view.exits;
  const leaving = leavingAt(state, state);
  const { vesting, impairment: loss, ...totals } = leaving;
  expect({ unvested: vesting + fees, totalAssets: totals.totalAssets, entry: entryPrice(totals), exit: exitPrice(leaving), open: depositsOpen(totals) }).toEqual({
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
  await expectExits(state, blockNumber);
}

/** What the price of leaving depends on: the books as they were, and time and bills as they are in the block of a transaction. */
function leavingAt(before: ChainState, { time, sheet: { bills } }: ChainState): ExitTotals {
  const vesting = unvestedAt(before.vesting, time);
  return {
    totalAssets: before.ledger - vesting - before.view.exits.fees,
    supply: before.view.staking.shares,
    vesting,
    impairment: impairment({ ...before.sheet, bills }, before.book.recognised, seniorImpairment(before.positions, time)),
  };
}

function instantExitAt(before: ChainState, now: ChainState): InstantExitState {
  const leaving = leavingAt(before, now);
  const unserved = exitWorth(before.view.exits.unservedShares, leaving, "up");
  const free = freeLiquidity({ ...before.sheet, bills: now.sheet.bills }, now.withdrawable) - unserved;
  return { ...leaving, free: free > 0n ? free : 0n, buffer: before.view.exits.buffer };
}

/** What the queue would be paid, and an exit at once of as much as can leave: a share more is refused. */
async function expectExits(state: ChainState, blockNumber: bigint): Promise<void> {
  const { exits, staking } = state.view;
  const now = instantExitAt(state, state);
  expect(exitWorth(exits.unservedShares, now, "up")).toBe(exits.unservedAssets);
  expect(now.free).toBe(exits.freeAfterQueue > 0n ? exits.freeAfterQueue : 0n);
  const preview = (shares: bigint) =>
    world.publicClient.readContract({ address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "previewInstant", args: [shares], blockNumber });
  const most = mostInstantExit(staking.shares, now);
  const paid = instantExit(most, now);
  if (paid.kind === "paid") expect(await preview(most)).toEqual([paid.assets, paid.fee]);
  await expect(preview(most + 1n)).rejects.toThrow("FreeLiquidityExceeded");
}

/** ERC-4626's conversions for an amount. */
async function expectConversions(totals: { totalAssets: bigint; supply: bigint }, blockNumber: bigint, amount: bigint): Promise<void> {
  const vault = { address: world.addresses.StakedAID, abi: erc4626Abi, blockNumber, args: [amount] } as const;
  const read = (functionName: "convertToShares" | "convertToAssets" | "previewDeposit" | "previewMint") =>
    world.publicClient.readContract({ ...vault, functionName });
  expect(await Promise.all([read("convertToShares"), read("convertToAssets"), read("previewDeposit"), read("previewMint")])).toEqual([
    convertToShares(amount, totals),
    convertToAssets(amount, totals),
    convertToShares(amount, totals),
    convertToAssets(amount, totals, "up"),
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
    if (aid === 0n || !before.view.staking.open) return block;
    const after = await calls.stake(world, actor, aid);
    const state = await readState(world, after);
    expect((await balanceOf("StakedAID", after)) - (await balanceOf("StakedAID", block))).toBe(convertToShares(aid, leavingAt(before, state)));
    expect(state.sheet).toEqual({ ...sheetAfterStake(before.sheet, aid), bills: state.sheet.bills });
    return after;
  },
  async requestExit(_before, block, part) {
    const shares = (await balanceOf("StakedAID", block)) * part / (3n * millionth);
    return shares === 0n ? block : calls.requestExit(world, actor, shares);
  },
  async serve({ time, view: { exits } }, block) {
    const head = await world.publicClient.readContract({ address: world.addresses.Lens, abi: lensAbi, functionName: "ticket", args: [exits.head], blockNumber: block });
    const due = head.pending > 0n && head.maturesAt <= time && exits.freeAfterQueue + exits.unservedAssets > millionth;
    return due ? calls.serve(world, actor, 4n) : block;
  },
  async exitNow(before, block, part) {
    const shares = mostInstantExit(await balanceOf("StakedAID", block), instantExitAt(before, before)) * part / (3n * millionth);
    const expected = instantExit(shares, instantExitAt(before, before));
    // Where deals have taken nearly all of the price, what leaves is worth nothing.
    if (shares < millionth || expected.kind !== "paid" || expected.assets < aidPerUsdc) return block;
    const after = await calls.exitNow(world, actor, shares);
    const state = await readState(world, after);
    const assets = (await balanceOf("AID", after)) - (await balanceOf("AID", block));
    expect(instantExit(shares, instantExitAt(before, state))).toEqual({ kind: "paid", assets, fee: state.view.exits.fees - before.view.exits.fees });
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
    // A fall of bills after a draw can leave none free; then nothing is bought.
    const none = before.view.sheet.freeLiquidity < 10n * aidPerUsdc;
    return usdc === 0n || none ? block : calls.invest(world, usdc);
  },
  async divest(before, block, part) {
    const usdc = before.withdrawable * part / millionth;
    return usdc === 0n ? block : calls.divest(world, usdc);
  },
  // At most 4 %, sometimes within the surplus and sometimes far beyond it.
  loss: (_before, _block, part) => loseBills(world, part / 25n),
  // Two deals in turn; first due up to ten days ago or up to ten days ahead.
  async draw(before, block, part) {
    const deal = dealRoles.find((role) => before.positions.every((position) => position.deal !== world.accounts[role].address));
    if (deal === undefined) return block;
    const { exits, staking } = before.view;
    const free = exits.freeAfterQueue / aidPerUsdc - before.sheet.bills / 90n - 10n;
    const senior = least(staking.totalAssets / (4n * aidPerUsdc), free) * part / (2n * millionth);
    if (senior <= 0n) return block;
    const after = await draw(world, deal, { senior, junior: senior / 5n, dueDay: before.time / secondsPerDay + (part % 20n) - 10n });
    const state = await readState(world, after);
    expect(state.sheet).toEqual({ ...sheetAfterDraw(before.sheet, senior), bills: state.sheet.bills });
    expect(state.book).toEqual(before.book);
    return after;
  },
  // Up to a quarter more than it carries.
  async payTreasury(before, block, part) {
    const deal = dealRoles[Number(part % 2n)] ?? dealRoles[0];
    const carrying = carryingOf(before, deal);
    const payment = { principal: (carrying * part * 5n) / (4n * millionth), yield: part, junior: carrying / 6n };
    const standing = { lateAfter: before.time / secondsPerDay + (part % 30n) - 15n, asks: part % 7n === 0n };
    const after = await payTreasury(world, deal, payment, standing);
    const state = await readState(world, after);
    expect(state.sheet).toEqual({ ...sheetAfterReceipt(before.sheet, { ...payment, carrying }), bills: state.sheet.bills });
    const beyond = payment.yield + (payment.principal > carrying ? payment.principal - carrying : 0n);
    expect(state.book).toEqual({ ...before.book, pendingOfDeals: before.book.pendingOfDeals + beyond });
    expect(after).toBeGreaterThan(block);
    return after;
  },
  async writeOff(before, block, part) {
    const deal = dealRoles[Number(part % 2n)] ?? dealRoles[0];
    const amount = (carryingOf(before, deal) * part) / (8n * millionth);
    if (amount === 0n) return block;
    const after = await writeOffLoss(world, deal, amount);
    const state = await readState(world, after);
    expect(state.sheet.deals).toBe(before.sheet.deals - amount);
    expectRecognised(before, state, writeOff(before.sheet, before.book.recognised, amount, before.unrecovered));
    return after;
  },
  async wait(_before, _block, part) {
    await world.advance(Number(part / 3n) + 1); // up to four days
    return world.publicClient.getBlockNumber();
  },
};

const carryingOf = ({ positions }: ChainState, deal: DevRole): bigint =>
  positions.find((position) => position.deal === world.accounts[deal].address)?.carrying ?? 0n;

function expectRecognised(before: ChainState, after: ChainState, result: ReturnType<typeof recognition>): void {
  if (result.kind !== "none") expect(after.unrecovered).toEqual(result.unrecovered);
  // Where gains are due, be they nothing, the fees of exits at once begin to vest, after what is rewarded.
  const due = after.book.recognisedAt !== before.book.recognisedAt;
  const fees = due ? before.view.exits.fees : 0n;
  // A loss takes them last.
  const rest = before.ledger - before.view.exits.fees;
  const feesLost = result.kind === "loss" && result.burned > rest ? result.burned - rest : 0n;
  expect(after.view.exits.fees).toBe(before.view.exits.fees - fees - feesLost);
  expect(after.view.exits.buffer).toBe(due ? after.view.staking.totalAssets / 10n : before.view.exits.buffer);
  if (result.kind === "gain") {
    const recognised = before.book.recognised + result.gain;
    expect(after.book).toEqual({ recognised, settled: recognised, pendingOfDeals: 0n, recognisedAt: after.time, billsLive: true });
    expect(after.sheet.supply).toBe(before.sheet.supply + result.reward);
    expect(after.ledger).toBe(before.ledger + result.reward);
    expect(after.vesting).toEqual(vestingAfterRewards(before.vesting, [result.reward, fees], after.time));
    return;
  }
  const burned = result.kind === "loss" ? result.burned : 0n;
  const lost = result.kind === "loss" ? result.loss : 0n;
  expect(after.book.recognised).toBe(before.book.recognised - lost);
  expect(after.sheet.supply).toBe(before.sheet.supply - burned);
  expect(after.ledger).toBe(before.ledger - burned);
  expect(after.vesting).toEqual(due ? vestingAfterRewards(before.vesting, [fees], after.time) : vestingAfterLoss(before.vesting, burned, after.time));
}

const vestingAfterRewards = (line: ChainState["vesting"], rewards: readonly bigint[], time: bigint) =>
  rewards.filter((reward) => reward > 0n).reduce((vesting, reward) => vestingAfterReward(vesting, reward, time), line);

describe.each([1, 2, 3])("history %d", (seed) => {
  it("is, to the wei, what the mirrors say it is", async () => {
    const history = fc.sample(actions, { seed, numRuns: 90 });
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

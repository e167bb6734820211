import { type Address, concat, erc20Abi, getAddress, isAddressEqual } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { treasuryAbi } from "../../abis";
import { dealAbi, dealFactoryAbi, gpuTitleAbi, juniorTokenAbi, seniorPositionsAbi } from "../../abis/credit";
import { startLending } from "../testing/lending";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "../testing/local-world";
import { approve, commit, debtTerms, draw, pay, pledge, type ProposedDeal, propose, stages } from "./deals";
import { act, type Parties, secondsPerDay } from "./parties";
import { appraise, attestCustody, issueTitle, smallCluster } from "./titles";

const usdc = 10n ** 6n;
let world: LocalWorld;
let parties: Parties;
let fresh: SnapshotId;

beforeAll(async () => {
  world = await startLocalWorld();
  parties = await startLending(world);
  fresh = await world.snapshot();
});
beforeEach(() => world.revert(fresh));
afterAll(() => world.stop());

const balanceOf = (token: Address, account: Address): Promise<bigint> =>
  world.publicClient.readContract({ address: token, abi: erc20Abi, functionName: "balanceOf", args: [account] });
const usdcOf = (account: Address): Promise<bigint> => balanceOf(world.addresses.USDC, account);
const stageOf = async (deal: Address) => stages[await world.publicClient.readContract({ address: deal, abi: dealAbi, functionName: "stage" })];
const sheet = () => world.publicClient.readContract({ address: world.addresses.Treasury, abi: treasuryAbi, functionName: "balanceSheet" });

/** A title of the borrower's with two fresh values and its bailee's word. */
async function soundTitle(): Promise<bigint> {
  const id = await issueTitle(parties, { ...smallCluster, owner: world.accounts.borrower.address });
  await appraise(parties, "appraiser1", id, 520_000n * usdc);
  await appraise(parties, "appraiser2", id, 480_000n * usdc);
  await attestCustody(parties, id);
  return id;
}

async function funded(): Promise<ProposedDeal & { readonly titleId: bigint }> {
  const titleId = await soundTitle();
  const proposed = await propose(parties, await debtTerms(parties, titleId));
  await approve(parties, proposed.deal);
  await commit(parties, "juniorInvestor", proposed.deal, 120_000n * usdc);
  await pledge(parties, titleId, proposed.deal);
  return { ...proposed, titleId };
}

async function drawn() {
  const deal = await funded();
  await world.advance(2 * secondsPerDay);
  await draw(parties, deal.deal);
  return deal;
}

describe("a deal on the deployed contracts", () => {
  it("is a clone of the deployed code, and so is its junior token", async () => {
    const { deal, token } = await propose(parties, await debtTerms(parties, await soundTitle()));
    const clone = (of: Address) => concat(["0x363d3d373d3d3d363d73", of, "0x5af43d82803e903d91602b57fd5bf3"]).toLowerCase();
    expect(await world.publicClient.getCode({ address: deal })).toBe(clone(world.addresses.Deal));
    expect(await world.publicClient.getCode({ address: token })).toBe(clone(world.addresses.JuniorToken));
    expect(await stageOf(deal)).toBe("Proposed");
    expect(await world.publicClient.readContract({ address: token, abi: juniorTokenAbi, functionName: "deal" })).toBe(getAddress(deal));
  });

  it("is raised in USDC, drawn in USDC, and the stakers' part stands on the balance sheet", async () => {
    const { borrower } = world.accounts;
    const [before, [, , , , stakedBefore]] = [await usdcOf(borrower.address), await sheet()];
    const { deal, token, titleId } = await drawn();
    expect(await stageOf(deal)).toBe("Active");
    // One per cent is kept for organising it.
    expect((await usdcOf(borrower.address)) - before).toBe(297_000n * usdc);
    const [, , deals, , staked] = await sheet();
    expect(deals).toBe(180_000n * usdc);
    expect(staked).toBeGreaterThanOrEqual(stakedBefore);
    expect(await balanceOf(token, world.accounts.juniorInvestor.address)).toBe(120_000n * usdc);
    const positions = { address: world.addresses.SeniorPositions, abi: seniorPositionsAbi, functionName: "openPositions" } as const;
    expect(await world.publicClient.readContract(positions)).toEqual([getAddress(deal)]);
    const title = { address: world.addresses.GpuTitle, abi: gpuTitleAbi, functionName: "ownerOf", args: [titleId] } as const;
    expect(isAddressEqual(await world.publicClient.readContract(title), deal)).toBe(true);
  });

  it("pays: principal to the stakers, their interest to the next recognition, the juniors' to whom it belongs", async () => {
    const { deal, token } = await drawn();
    await world.advance(38 * secondsPerDay);
    const [, , before] = await sheet();
    // Enough for the first instalment, not for the next one ahead of its day.
    await pay(parties, "borrower", deal, 30_000n * usdc);
    const [, , after] = await sheet();
    expect(before - after).toBe(25_000n * usdc);
    const pending = { address: world.addresses.Treasury, abi: treasuryAbi, functionName: "pendingOfDeals" } as const;
    expect(await world.publicClient.readContract(pending)).toBeGreaterThan(1_500n * usdc);
    const { address: junior } = world.accounts.juniorInvestor;
    const held = await usdcOf(junior);
    await act(parties, "juniorInvestor", { address: token, abi: juniorTokenAbi, functionName: "claim", args: [junior] });
    expect((await usdcOf(junior)) - held).toBeGreaterThan(1_000n * usdc);
    const { address: servicer } = world.accounts.servicer;
    await act(parties, "servicer", { address: deal, abi: dealAbi, functionName: "withdrawServicing", args: [servicer] });
    expect(await usdcOf(servicer)).toBeGreaterThan(0n);
  });

  it("is refused by name: too early, by a stranger, while new risk is paused", async () => {
    const { deal, titleId } = await funded();
    await expect(draw(parties, deal)).rejects.toThrow("DrawTooEarly");
    await world.advance(2 * secondsPerDay);
    const drawing = { address: deal, abi: dealAbi, functionName: "draw", args: [deal, 0] } as const;
    await expect(act(parties, "depositor", drawing)).rejects.toThrow("NotBorrower");
    await expect(act(parties, "depositor", { address: world.addresses.DealFactory, abi: dealFactoryAbi, functionName: "decline", args: [deal] })).rejects.toThrow("AccessManagedUnauthorized");
    await act(parties, "operator", { address: world.addresses.DealFactory, abi: dealFactoryAbi, functionName: "pause" });
    await expect(draw(parties, deal)).rejects.toThrow("DealsPaused");
    await expect(debtTerms(parties, titleId).then((terms) => propose(parties, terms))).rejects.toThrow("DealsPaused");
  });

  it("is not drawn on one appraiser's word", async () => {
    const { borrower } = world.accounts;
    const titleId = await issueTitle(parties, { ...smallCluster, owner: borrower.address });
    await appraise(parties, "appraiser1", titleId, 500_000n * usdc);
    await attestCustody(parties, titleId);
    const { deal } = await propose(parties, await debtTerms(parties, titleId));
    await approve(parties, deal);
    await commit(parties, "juniorInvestor", deal, 120_000n * usdc);
    await pledge(parties, titleId, deal);
    await world.advance(2 * secondsPerDay);
    await expect(draw(parties, deal)).rejects.toThrow("AppraisalsMissing");
  });
});

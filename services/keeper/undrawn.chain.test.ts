import { erc20Abi } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dealAbi, gpuTitleAbi, juniorTokenAbi } from "../../abis/credit";
import { stages } from "../../world/deals/deals";
import { act, now, type Parties } from "../../world/deals/parties";
import { startLending } from "../../world/testing/lending";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "../../world/testing/local-world";
import { type MadeDeal, proposedDeal, raisedDeal } from "./testing/deals";
import { keeperOf, keyOf, otherKeeperKey } from "./testing/keepers";

const usdc = 10n ** 6n;
/** What `debtTerms` asks of juniors at the least. */
const minimum = 60_000n * usdc;

let world: LocalWorld;
let parties: Parties;
/** With its minimum, and with a micro-dollar less. */
let enough: MadeDeal;
let short: MadeDeal;
let raising: SnapshotId;

beforeAll(async () => {
  world = await startLocalWorld();
  parties = await startLending(world);
  enough = await raisedDeal(world, parties, { committed: minimum });
  // The same moments for both, so that both wait for the keeper at once.
  const { raiseDeadline, drawDeadline } = enough.terms;
  short = await raisedDeal(world, parties, { committed: minimum - 1n, raiseDeadline, drawDeadline });
  raising = await world.snapshot();
});
beforeEach(() => world.revert(raising));
afterAll(() => world.stop());

const read = <const name extends "stage" | "termsHash">({ deal }: MadeDeal, functionName: name) => world.publicClient.readContract({ address: deal, abi: dealAbi, functionName });
const stageOf = async (deal: MadeDeal) => stages[await read(deal, "stage")];
const heldByJunior = () => world.publicClient.readContract({ address: world.addresses.USDC, abi: erc20Abi, functionName: "balanceOf", args: [world.accounts.juniorInvestor.address] });
const refund = ({ token }: MadeDeal) => act(parties, "juniorInvestor", { address: token, abi: juniorTokenAbi, functionName: "refund", args: [world.accounts.juniorInvestor.address] });
const ownerOf = ({ titleId }: MadeDeal) => world.publicClient.readContract({ address: world.addresses.GpuTitle, abi: gpuTitleAbi, functionName: "ownerOf", args: [titleId] });
const to = async (time: number): Promise<void> => world.advance(time - (await now(parties)));

const isOfRaise = (duty: unknown): boolean => duty === "close-raise" || duty === "cancel-undrawn";

/** Runs keepers until nothing is due; which raises and deals they have ended, by duty and deal. */
async function keep(...keepers: ReturnType<typeof keeperOf>[]): Promise<(readonly unknown[])[]> {
  const running = keepers.length === 0 ? [keeperOf(world)] : keepers;
  expect(await Promise.all(running.map((one) => one.once()))).toEqual(running.map(() => true));
  return running.flatMap(({ said }) => said("done")).flatMap(({ duty, deal }) => (isOfRaise(duty) ? [[duty, deal]] : []));
}
const done = (duty: string, ...deals: MadeDeal[]) => deals.map(({ deal }) => [duty, deal.toLowerCase()]);

describe("raises that nobody looks after", () => {
  it("go on until their deadline", async () => {
    await to(enough.terms.raiseDeadline - 60);
    expect(await keep()).toEqual([]);
    expect([await stageOf(enough), await stageOf(short)]).toEqual(["Raising", "Raising"]);
  });

  it("are ended at it, once: with the minimum the deal can be drawn, with less its juniors have their money again", async () => {
    await to(enough.terms.raiseDeadline);
    expect(await keep()).toEqual(done("close-raise", enough, short));
    expect([await stageOf(enough), await stageOf(short)]).toEqual(["Funded", "Cancelled"]);
    expect(await keep()).toEqual([]);
    const before = await heldByJunior();
    await refund(short);
    expect((await heldByJunior()) - before).toBe(minimum - 1n);
    expect(await ownerOf(short)).toBe(world.accounts.borrower.address);
  });

  it("are ended once by two keepers at once", async () => {
    await to(enough.terms.raiseDeadline);
    const ended = await keep(keeperOf(world), keeperOf(world, { key: otherKeeperKey }));
    expect(ended.toSorted()).toEqual(done("close-raise", enough, short).toSorted());
    expect(await keep()).toEqual([]);
  });
});

describe("deals that nobody draws", () => {
  it("are cancelled when the time to draw is over, once, and give back money and title", async () => {
    await to(enough.terms.raiseDeadline);
    await keep();
    await to(enough.terms.drawDeadline - 60);
    expect(await keep()).toEqual([]);
    await to(enough.terms.drawDeadline);
    expect(await keep()).toEqual(done("cancel-undrawn", enough));
    expect(await stageOf(enough)).toBe("Cancelled");
    expect(await keep()).toEqual([]);
    const before = await heldByJunior();
    await refund(enough);
    expect((await heldByJunior()) - before).toBe(minimum);
    expect(await ownerOf(enough)).toBe(world.accounts.borrower.address);
  });

  it("need not end a raise first that nobody has ended, and what was only proposed is left to who proposed it", async () => {
    const { raiseDeadline, drawDeadline } = enough.terms;
    const proposed = await proposedDeal(world, parties, { raiseDeadline, drawDeadline });
    await to(drawDeadline);
    expect(await keep()).toEqual(done("cancel-undrawn", enough, short));
    expect(await stageOf(proposed)).toBe("Proposed");
  });

  it("are never cancelled before by a keeper that is their borrower, who may", async () => {
    const borrower = keeperOf(world, { key: keyOf(world.accounts.borrower) });
    await to(enough.terms.raiseDeadline);
    expect(await keep(borrower)).toEqual(done("close-raise", enough, short));
    expect(await stageOf(enough)).toBe("Funded");
  });
});

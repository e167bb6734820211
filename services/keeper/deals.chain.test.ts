import { erc20Abi, toFunctionSelector } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { treasuryAbi } from "../../abis";
import { dealAbi, seniorPositionsAbi } from "../../abis/credit";
import { startUpstream } from "../../lib/server/rpc/testing/upstream";
import { stages } from "../../world/deals/deals";
import { act, now, type Parties, secondsPerDay } from "../../world/deals/parties";
import { startLending } from "../../world/testing/lending";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "../../world/testing/local-world";
import { agentOf as telemetryOf, looks, memoryJournal } from "../telemetry/testing/agents";
import { applyReceived } from "./duties/apply-received";
import { drawnDeal, type MadeDeal } from "./testing/deals";
import { forwardTo, keeperOf, otherKeeperKey } from "./testing/keepers";

const usdc = 10n ** 6n;
const day = secondsPerDay;
const bookingData = toFunctionSelector("applyReceived(uint8)").slice(2);

let world: LocalWorld;
let parties: Parties;
let debt: MadeDeal;
let share: MadeDeal;
let drawn: SnapshotId;

beforeAll(async () => {
  world = await startLocalWorld();
  parties = await startLending(world);
  debt = await drawnDeal(world, parties);
  const small = { principal: 60_000n * usdc, junior: 24_000n * usdc, minJunior: 12_000n * usdc };
  const terms = { rateBps: 0, seniorRateBps: 0, servicingFeeBps: 0, revenueShareBps: 4_000, months: 3 };
  share = await drawnDeal(world, parties, { ...small, ...terms, firstDueDay: debt.terms.firstDueDay });
  // So that no gain of bills is due besides.
  await recogniseNow();
  drawn = await world.snapshot();
});
beforeEach(() => world.revert(drawn));
afterAll(() => world.stop());

const recogniseNow = () => act(parties, "operator", { address: world.addresses.Treasury, abi: treasuryAbi, functionName: "recognise" });
const send = (deal: MadeDeal, amount: bigint) =>
  act(parties, "borrower", { address: world.addresses.USDC, abi: erc20Abi, functionName: "transfer", args: [deal.deal, amount] });
const stageOf = async ({ deal }: MadeDeal) => stages[await world.publicClient.readContract({ address: deal, abi: dealAbi, functionName: "stage" })];
const unapplied = async ({ deal }: MadeDeal) => (await world.publicClient.readContract({ address: deal, abi: dealAbi, functionName: "purse" }))[1];
const positionOf = async ({ deal }: MadeDeal) => {
  const call = { address: world.addresses.SeniorPositions, abi: seniorPositionsAbi, functionName: "positionOf", args: [deal] } as const;
  return (await world.publicClient.readContract(call))[1];
};

/** The chain's clock to so many days after the first due day of both. */
async function toDueDay(days = 0): Promise<void> {
  const time = (debt.terms.firstDueDay + days) * day + 3_600;
  await world.advance(time - (await now(parties)));
  await recogniseNow();
}

/** Runs a keeper until nothing is due; what it has done. */
async function everythingDone(changed: Parameters<typeof keeperOf>[1] = {}) {
  const keeper = keeperOf(world, changed);
  expect(await keeper.once()).toBe(true);
  return keeper.said("done");
}

/** The same, by duty and deal. That nobody reports on the machines is stated too, which is the matter of a test of its own. */
async function keep(): Promise<(readonly unknown[])[]> {
  const done = await everythingDone();
  return done.filter(({ duty }) => duty !== "open-breach").map(({ duty, deal }) => [duty, deal]);
}
const keepOf = async ({ deal }: MadeDeal) => (await keep()).flatMap(([duty, of]) => (of === deal.toLowerCase() ? [duty] : []));
const statedOf = async ({ deal }: MadeDeal) => (await everythingDone()).flatMap((line) => (line["deal"] === deal.toLowerCase() ? [line["duty"]] : []));

/** Some days later: nothing earned, and that is said. */
const reported = async (deal: MadeDeal) => {
  await world.advance(5 * day);
  const time = await now(parties);
  const agent = telemetryOf(world, { titleId: deal.titleId, journal: memoryJournal(looks(time - 7_200, time, 80)) });
  await agent.once();
  expect(agent.said("done")).toHaveLength(1);
};

describe("deals that nobody looks after", () => {
  it("while nothing is due, are left alone", async () => {
    expect(await keep()).toEqual([]);
  });

  it("money that came by plain transfer pays what is due, once", async () => {
    await send(debt, 40_000n * usdc);
    await send(share, 1n);
    await toDueDay(-5);
    await reported(debt);
    await send(share, 1n);
    const [done] = await everythingDone();
    expect(done).toMatchObject({ duty: "apply-received", deal: debt.deal.toLowerCase() });
    expect(Number(done?.["usdc"])).toBeGreaterThan(25_000);
    expect((await positionOf(debt)).lateAfter).toBeGreaterThan(debt.terms.firstDueDay);
    // What is not owed yet waits for its day.
    const waiting = await unapplied(debt);
    expect(waiting).toBeGreaterThan(10_000n * usdc);
    expect(await keep()).toEqual([]);
    expect(await unapplied(debt)).toBe(waiting);
  });

  it("are asked in one call what there is to book", async () => {
    const server = await startUpstream(forwardTo(world));
    const { keeper } = keeperOf(world, { rpcUrl: server.url });
    const { client, account, settings: limits } = keeper;
    const finding = await applyReceived({ minAidPerMillionGas: 0n }).find({ client, addresses: world.addresses, account: account.address, limits });
    await server.stop();
    expect(finding).toEqual({ due: false, why: "nothing-to-apply", facts: { deals: 2 } });
    expect(server.calls.filter(({ method, params }) => method === "eth_call" && JSON.stringify(params).includes(bookingData))).toHaveLength(1);
  });

  it("are booked each, where both have work", async () => {
    await toDueDay(-11);
    await reported(debt);
    await reported(share);
    await toDueDay(1);
    await send(debt, 40_000n * usdc);
    await send(share, 10_000n * usdc);
    const booked = async () => (await keep()).flatMap(([duty, deal]) => (duty === "apply-received" ? [deal] : []));
    expect(await booked()).toEqual([debt.deal.toLowerCase(), share.deal.toLowerCase()]);
    expect(await booked()).toEqual([]);
  });

  it("crumbs are left where they are", async () => {
    await toDueDay();
    await send(debt, 2n);
    expect(await keep()).toEqual([]);
    expect(await unapplied(debt)).toBe(2n);
  });

  it("a revenue share whose month earned nothing does not stay late in the Treasury's books", async () => {
    await toDueDay(-6);
    await reported(share);
    await toDueDay(1);
    expect((await positionOf(share)).lateAfter).toBe(share.terms.firstDueDay);
    expect(await keep()).toContainEqual(["apply-received", share.deal.toLowerCase()]);
    expect((await positionOf(share)).lateAfter).toBeGreaterThan(share.terms.firstDueDay);
    expect(await keep()).toEqual([]);
  });

  it("a default is declared when grace is over, the auction is started 30 days later, and again when nobody bought", async () => {
    await reported(share);
    const of = (step: string) => [step];
    const done = () => keepOf(debt);
    await toDueDay(debt.terms.graceDays);
    expect(await done()).toEqual([]);
    await toDueDay(debt.terms.graceDays + 1);
    expect(await done()).toEqual(of("declare-default"));
    expect(await stageOf(debt)).toBe("Defaulted");
    await toDueDay(debt.terms.graceDays + 30);
    expect(await done()).toEqual([]);
    await toDueDay(debt.terms.graceDays + 32);
    expect(await done()).toEqual(of("start-auction"));
    expect(await stageOf(debt)).toBe("Liquidating");
    expect(await done()).toEqual([]);
    await toDueDay(debt.terms.graceDays + 40);
    expect(await done()).toEqual(of("start-auction"));
  });
});

describe("covenants of deals that nobody looks after", () => {
  it("silence is stated, a report ends it, and silence after that is stated again, each once", async () => {
    await world.advance(4 * day);
    expect(await statedOf(debt)).toEqual(["open-breach"]);
    expect(await statedOf(debt)).toEqual([]);
    await reported(debt);
    expect(await statedOf(debt)).toEqual(["close-breach"]);
    expect(await statedOf(debt)).toEqual([]);
    await world.advance(4 * day);
    expect(await statedOf(debt)).toEqual(["open-breach"]);
  });

  it("two keepers at once state it once", async () => {
    await world.advance(4 * day);
    const keepers = [keeperOf(world), keeperOf(world, { key: otherKeeperKey })];
    expect(await Promise.all(keepers.map((one) => one.once()))).toEqual([true, true]);
    const stated = keepers.flatMap((one) => one.said("done")).filter(({ duty }) => duty === "open-breach");
    expect(stated.map((line) => line["deal"]).toSorted()).toEqual([debt.deal.toLowerCase(), share.deal.toLowerCase()].toSorted());
  });

  it("silence that begins anew while its breach is open has two weeks anew", async () => {
    await world.advance(4 * day);
    expect(await statedOf(debt)).toEqual(["open-breach"]);
    await reported(debt);
    await world.advance(4 * day);
    expect(await statedOf(debt)).toEqual(["open-breach"]);
    await world.advance(13 * day);
    expect(await statedOf(debt)).toEqual([]);
    await world.advance(day);
    expect(await statedOf(debt)).toEqual(["declare-default"]);
    // A default that rested on it alone is over with a report, whichever call states it.
    await reported(debt);
    expect(await statedOf(debt)).toEqual(["apply-received"]);
    expect(await stageOf(debt)).toBe("Active");
  });
});

describe("ends of deals that nobody looks after", () => {
  it("a revenue share is closed when grace is over on its last due day and what is owed has been paid", async () => {
    await send(share, 60_000n * usdc);
    await toDueDay(63);
    expect(await keepOf(share)).toEqual(["apply-received"]);
    await toDueDay(63 + share.terms.graceDays);
    expect(await keepOf(share)).toContain("close-share");
    expect(await stageOf(share)).toBe("Closed");
    expect(await keepOf(share)).toEqual([]);
  });

  it("a loss is realised 360 days after the default, and not for each second by which it grows", async () => {
    await toDueDay(debt.terms.graceDays + 1);
    expect(await keepOf(debt)).toEqual(["declare-default"]);
    await toDueDay(debt.terms.graceDays + 360);
    expect(await keepOf(debt)).not.toContain("realise-impairment");
    await toDueDay(debt.terms.graceDays + 362);
    expect(await keepOf(debt)).toContain("realise-impairment");
    await world.advance(3_600);
    expect(await keepOf(debt)).not.toContain("realise-impairment");
  });
});

describe("the Treasury's books", () => {
  it("are brought up to date when what bills have earned is worth the gas, and not twice", async () => {
    await world.advance(3 * day);
    const done = (await everythingDone()).filter(({ duty }) => duty !== "open-breach");
    expect(done).toEqual([expect.objectContaining({ duty: "recognise" })]);
    expect(Number(done[0]?.["gain"])).toBeGreaterThan(0);
    expect(await keep()).toEqual([]);
  });

  it("are left alone while that is not worth it", async () => {
    await world.advance(3 * day);
    const done = await everythingDone({ minAidPerMillionGas: 10n ** 30n });
    expect(done.filter(({ duty }) => duty !== "open-breach")).toEqual([]);
  });
});

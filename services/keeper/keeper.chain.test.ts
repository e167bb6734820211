import type { Hash } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stakedAidAbi } from "../../abis";
import { node, startUpstream, status } from "../../lib/server/rpc/testing/upstream";
import { requestAs, stakeAs, maturity } from "../../world/testing/leaving";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "../../world/testing/local-world";
import { RefusedError } from "../agent/agent";
import { look, StaleError } from "../agent/look";
import { forwardTo, keeperOf, otherKeeperKey } from "./testing/keepers";

const aid = 10n ** 18n;
const gwei = 10n ** 9n;

let world: LocalWorld;
let due: SnapshotId;
let ended: (() => Promise<unknown>)[] = [];

/** Tickets 1 to 4: crumbs, then one of a thousand. */
const sizes = [2n, 2n, 2n, 1_000n];

beforeAll(async () => {
  world = await startLocalWorld();
  const leaver = world.accounts.verifiedRedeemer;
  await stakeAs(world, leaver, 5_000n * aid);
  for (const size of sizes) await requestAs(world, leaver, size * aid);
  await world.advance(maturity);
  due = await world.snapshot();
});
beforeEach(() => world.revert(due));
afterEach(async () => {
  await Promise.all(ended.map((end) => end()));
  ended = [];
  await mining(true);
});
afterAll(() => world.stop());

const mining = (on: boolean): Promise<unknown> => world.testClient.setAutomine(on);
const mine = (): Promise<unknown> => world.testClient.mine({ blocks: 1 });
const nonceOf = (address: `0x${string}`): Promise<number> => world.publicClient.getTransactionCount({ address });
const inPool = async (): Promise<number> => (await world.testClient.getTxpoolStatus()).pending;
const transaction = (hash: unknown) => world.publicClient.getTransaction({ hash: hash as Hash });

const until = <Value>(look: () => Value) => expect.poll(look, { timeout: 20_000, interval: 20 });

/** Tickets that nobody has passed yet. */
async function left(): Promise<bigint> {
  const [head, next] = await world.publicClient.readContract({ address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "queue" });
  return next - head;
}

describe("a keeper", () => {
  it("serves what is due by one transaction, and then nothing more", async () => {
    const keeper = keeperOf(world);
    const before = await nonceOf(keeper.address);
    expect(await keeper.once()).toBe(true);
    expect(await left()).toBe(0n);
    expect(keeper.said("done")).toEqual([expect.objectContaining({ duty: "serve-queue", head: 5n })]);
    expect(await keeper.once()).toBe(true);
    expect(await nonceOf(keeper.address)).toBe(before + 1);
    expect(keeper.lines.at(-1)).toMatchObject({ event: "idle", why: "NothingDue", ticketId: 5n });
  });

  it("sends nothing before a ticket is due, and says until when it waits", async () => {
    await keeperOf(world).once();
    await requestAs(world, world.accounts.verifiedRedeemer, aid);
    const keeper = keeperOf(world);
    const before = await nonceOf(keeper.address);
    expect(await keeper.once()).toBe(true);
    expect(await nonceOf(keeper.address)).toBe(before);
    const { timestamp } = await world.publicClient.getBlock();
    expect(keeper.lines).toEqual([expect.objectContaining({ event: "idle", why: "NothingDue", ticketId: 5n, maturesAt: timestamp + BigInt(maturity) })]);
  });

  it("serves a long queue by several transactions, none above its ceiling of gas", async () => {
    const maxGas = 500_000n;
    const keeper = keeperOf(world, { maxGas });
    expect(await keeper.once()).toBe(true);
    expect(await left()).toBe(0n);
    expect(keeper.said("done").length).toBeGreaterThan(1);
    for (const { hash } of keeper.said("sent")) expect((await transaction(hash)).gas).toBeLessThanOrEqual(maxGas);
  });

  it("serves crumbs for the sake of those behind them, and leaves what is not worth its gas", async () => {
    const keeper = keeperOf(world, { maxGas: 500_000n, minAidPerMillionGas: 100n * aid });
    expect(await keeper.once()).toBe(true);
    expect(await left()).toBe(0n);

    await world.revert(due);
    const dear = keeperOf(world, { minAidPerMillionGas: 10_000n * aid });
    expect(await dear.once()).toBe(true);
    expect(await left()).toBe(4n);
    expect(dear.lines).toEqual([expect.objectContaining({ event: "idle", why: "not-worth-its-gas", aid: "1006" })]);
  });

  it("leaves room in its gas for a ticket that falls due in between", async () => {
    await mining(false);
    const keeper = keeperOf(world, { maxGas: 500_000n });
    ended.push(keeper.start());
    await until(() => keeper.said("sent").length).toBe(1);
    const { gas } = await transaction(keeper.said("sent")[0]?.["hash"]);
    await mine();
    await until(() => keeper.said("done").length).toBe(1);
    expect(gas - BigInt(String(keeper.said("done")[0]?.["gasUsed"]))).toBeGreaterThan(60_000n);
  });
});

describe("two keepers", () => {
  it("with different keys: one serves, the other loses little gas, and nothing is served twice", async () => {
    await mining(false);
    const both = [keeperOf(world), keeperOf(world, { key: otherKeeperKey })];
    const running = both.map((keeper) => keeper.once());
    await until(inPool).toBe(2);
    await mine();
    expect(await Promise.all(running)).toEqual([true, true]);
    expect(await left()).toBe(0n);
    expect(both.flatMap(({ said }) => said("done"))).toHaveLength(1);
    const [lost] = both.flatMap(({ said }) => said("reverted"));
    expect(Number(lost?.["gasUsed"])).toBeLessThan(80_000);
  });

  it("with the same key send one transaction between them", async () => {
    await mining(false);
    const both = [keeperOf(world), keeperOf(world)];
    const before = await nonceOf(both[0]?.address ?? "0x");
    const running = both.map((keeper) => keeper.once());
    await until(() => both.every(({ said }) => said("sent").length + said("not-accepted").length + said("under-way").length > 0)).toBe(true);
    expect(await inPool()).toBe(1);
    await mine();
    expect(await Promise.all(running)).toEqual([true, true]);
    expect(await left()).toBe(0n);
    expect(await nonceOf(both[0]?.address ?? "0x")).toBe(before + 1);
  });
});

describe("a transaction that is in no block", () => {
  it("is replaced under its nonce for a higher fee, up to the ceiling and no farther", async () => {
    await mining(false);
    const ceiling = 2n * gwei;
    const keeper = keeperOf(world, { replaceAfterMs: 0, maxFeePerGas: ceiling });
    ended.push(keeper.start());
    await until(() => keeper.said("held").length).toBe(1);
    expect(keeper.said("held")[0]).toMatchObject({ why: "stuck-at-ceiling" });
    const sent = [...keeper.said("sent"), ...keeper.said("replaced")];
    expect(sent.length).toBeGreaterThan(2);
    expect(new Set(sent.map(({ nonce }) => nonce)).size).toBe(1);
    const fees = sent.map(({ maxFeeGwei }) => Number(maxFeeGwei));
    expect(fees).toEqual([...fees].sort((a, b) => a - b));
    expect(fees.at(-1)).toBeLessThanOrEqual(2);
    expect(await inPool()).toBe(1);
    await mine();
    await until(() => keeper.said("done").length).toBe(1);
  });

  it("of a keeper that is gone is waited for, then replaced by one that is still due", async () => {
    await mining(false);
    const gone = keeperOf(world);
    const end = gone.start();
    await until(() => gone.said("sent").length).toBe(1);
    await end();
    const keeper = keeperOf(world, { replaceAfterMs: 300 });
    ended.push(keeper.start());
    await until(() => keeper.said("replaced").length).toBe(1);
    expect(keeper.said("under-way").length).toBeGreaterThan(0);
    expect(await inPool()).toBe(1);
    await mine();
    await until(() => keeper.said("done").length).toBe(1);
    expect(keeper.said("done")[0]).toMatchObject({ nonce: gone.said("sent")[0]?.["nonce"] });
  });
});

describe("what a keeper meets", () => {
  it("a service that a reorganisation takes back is done again", async () => {
    const keeper = keeperOf(world);
    ended.push(keeper.start());
    await until(() => keeper.said("done").length).toBe(1);
    await world.revert(due);
    expect(await left()).toBe(4n);
    await until(() => keeper.said("done").length).toBe(2);
    expect(await left()).toBe(0n);
  });

  it("a balance that is too low: it says so with its address, and sends nothing", async () => {
    const keeper = keeperOf(world);
    await world.testClient.setBalance({ address: keeper.address, value: 10n ** 12n });
    expect(await keeper.once()).toBe(false);
    expect(keeper.lines).toEqual([expect.objectContaining({ event: "held", why: "balance-too-low", address: keeper.address, balance: "0.000001" })]);
    expect(await left()).toBe(4n);
  });

  it("a network that asks for more than its ceiling: it waits", async () => {
    const { baseFeePerGas } = await world.publicClient.getBlock();
    const ask = (fee: bigint | null) => world.testClient.setNextBlockBaseFeePerGas({ baseFeePerGas: fee ?? 0n });
    // A restored snapshot does not bring the fee back.
    ended.push(() => ask(baseFeePerGas));
    await ask(40n * gwei);
    await mine();
    const keeper = keeperOf(world);
    expect(await keeper.once()).toBe(false);
    expect(keeper.lines).toEqual([expect.objectContaining({ event: "held", why: "fee-above-ceiling" })]);
    expect(await left()).toBe(4n);
  });

  it("a server that does not answer for a time, and then loses the answer to what it was sent: it comes back, and sends once", async () => {
    const server = await startUpstream(status(503));
    ended.push(() => server.stop());
    const keeper = keeperOf(world, { rpcUrl: server.url });
    const before = await nonceOf(keeper.address);
    ended.push(keeper.start());
    await until(() => keeper.said("look-failed").length).toBe(1);
    server.behave(async (call) => {
      const answer = await forwardTo(world)(call);
      return call.method === "eth_sendRawTransaction" ? status(503)(call) : answer;
    });
    await until(() => keeper.said("done").length).toBe(1);
    expect(keeper.lines.map(({ event }) => event).slice(0, 4)).toEqual(["look-failed", "not-accepted", "chain-is-back", "done"]);
    expect(await nonceOf(keeper.address)).toBe(before + 1);
    expect(JSON.stringify(keeper.lines, (_name, value: unknown) => String(value))).not.toContain("secret-key");
  });

  it("a chain that stands still: it sends nothing", async () => {
    const { keeper, lines } = keeperOf(world);
    const { timestamp } = await world.publicClient.getBlock();
    await expect(look(keeper, undefined, keeper.log, (Number(timestamp) + 3_601) * 1_000)).rejects.toThrow(StaleError);
    await expect(look(keeper, undefined, keeper.log, Number.NaN)).rejects.toThrow(StaleError);
    expect(lines).toEqual([]);
    expect(await left()).toBe(4n);
  });

  it("a server of another chain: it refuses", async () => {
    const server = await startUpstream(node({ chainId: 1 }));
    ended.push(() => server.stop());
    await expect(keeperOf(world, { rpcUrl: server.url }).once()).rejects.toThrow("Every server of RPC_URLS serves another chain than 31337.");
    expect(server.count("eth_sendRawTransaction")).toBe(0);
  });

  it.each([
    // The same but for its last byte, which belongs to no instruction.
    ["other code", (code: string) => `${code.slice(0, -2)}ff`],
    ["no code", () => "0x"],
  ])("%s at the address: it refuses to send", async (_what, change) => {
    const address = world.addresses.StakedAID;
    const code = (await world.publicClient.getCode({ address })) ?? "0x";
    await world.testClient.setCode({ address, bytecode: change(code) as Hash });
    const keeper = keeperOf(world);
    await expect(keeper.once()).rejects.toThrow(RefusedError);
    expect(keeper.lines).toEqual([]);
    await world.testClient.setCode({ address, bytecode: code });
    expect(await left()).toBe(4n);
  });
});

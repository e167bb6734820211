import { type Address, getAddress, type Hex, numberToHex } from "viem";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addressesOf } from "../../lib/chain/addresses";
import { redemptionOutcome } from "../../lib/tx/flows/redemption";
import { createPaperChain, type PaperLog } from "../../lib/tx/testing/paper-chain";
import type { Sent } from "./sent";

vi.stubGlobal("EXIT_BUILD", { chainId: 31337, texts: {} });
const { isOver, lookFor } = await import("./fate");

const account = getAddress(`0x${"1a".repeat(20)}`);
const stranger = getAddress(`0x${"2b".repeat(20)}`);
const addresses = addressesOf(31337);
const aidRaw = 10n ** 18n;
const asked: Sent = { account, deed: { kind: "redeem", aidRaw }, block: 100n, nonce: 0 };

/** The Issuer's log of a redemption of `raw` wei of AID. */
function redeemed(raw: bigint): PaperLog {
  const { address, topics, dataPrefix } = redemptionOutcome(raw, { chainId: 31337, account, addresses });
  return { address, topics: topics as readonly Hex[], data: `${dataPrefix}${numberToHex(raw, { size: 32 }).slice(2)}` };
}

describe("what became of a request", () => {
  let chain: ReturnType<typeof createPaperChain>;
  const submit = (nonce: number, logs: readonly PaperLog[] = [], from: Address = account) => chain.submit({ from, nonce, to: addresses.Issuer, logs });
  const look = (sent: Partial<Sent>) => lookFor(chain.client, { ...asked, ...sent });

  beforeEach(() => {
    chain = createPaperChain(100);
    chain.on("eth_chainId", () => numberToHex(31337));
  });

  it("is nothing that another chain could tell", async () => {
    chain.on("eth_chainId", () => "0x1");
    await expect(look({})).rejects.toMatchObject({ code: 4901 });
  });

  it("waits while it is in no block, and says the number that it has there", async () => {
    expect(await look({})).toEqual({ is: "waiting" });
    expect(await look({ hash: submit(0, [redeemed(aidRaw)]) })).toEqual({ is: "waiting", nonce: 0 });
  });

  it("is over in a block, with the Issuer's log of it", async () => {
    const hash = submit(0, [redeemed(aidRaw)]);
    chain.mine(hash);
    const fate = await look({ hash });
    expect(fate).toMatchObject({ is: "included", isDone: true, depth: 1 });
    expect(fate.is !== "waiting" && isOver(fate)).toBe(true);
  });

  it("has not redeemed in a transaction that succeeded without that log, or with that of another sum", async () => {
    const hash = submit(0, [redeemed(2n * aidRaw)]);
    chain.mine(hash);
    expect(await look({ hash })).toMatchObject({ is: "included", isDone: false });
  });

  it("is found by its log where its hash was lost or replaced by a faster one", async () => {
    const slow = submit(0, [redeemed(aidRaw)]);
    const fast = submit(0, [redeemed(aidRaw)]);
    chain.mine(fast);
    expect(await look({})).toMatchObject({ is: "included", receipt: { transactionHash: fast } });
    chain.forget(slow);
    expect(await look({ hash: slow, isShown: true })).toMatchObject({ is: "included", receipt: { transactionHash: fast } });
  });

  it("is found by its log for an account that is a contract, whose wallet answers with a hash of its own", async () => {
    const others = submit(7, [redeemed(aidRaw)], stranger);
    const look = () => lookFor(chain.client, { account, deed: { kind: "redeem", aidRaw }, block: 100n, hash: numberToHex(1, { size: 32 }) });
    expect(await look()).toEqual({ is: "waiting" });
    chain.mine(others);
    expect(await look()).toMatchObject({ is: "included", isDone: true });
  });

  it("is never gone before every block since was searched, however long ago it was", async () => {
    // A sum of its own: how far a request was searched is remembered.
    const sum = 3n * aidRaw;
    const long = { deed: { kind: "redeem", aidRaw: sum } } as const;
    const hash = submit(0, [redeemed(sum)]);
    chain.on("eth_blockNumber", () => numberToHex(45_000));
    chain.mine(hash);
    const spy = vi.spyOn(Date, "now");
    const ranges: number[] = [];
    const logs = [{ data: redeemed(sum).data, transactionHash: hash }];
    chain.on("eth_getLogs", ([filter]) => {
      const { fromBlock, toBlock } = filter as { fromBlock: string; toBlock: string };
      ranges.push(Number(fromBlock));
      return Number(fromBlock) <= 40_500 && Number(toBlock) >= 40_500 ? logs : [];
    });
    // Time is up after the first look; the next one goes on from there.
    const start = Date.now();
    let calls = 0;
    spy.mockImplementation(() => start + (calls++ === 0 ? 0 : 3_600_000));
    await expect(look(long)).rejects.toMatchObject({ name: "TimeoutError" });
    spy.mockRestore();
    expect(ranges).toHaveLength(10);
    expect(await look(long)).toMatchObject({ is: "included", receipt: { transactionHash: hash } });
    expect(ranges[10]).toBe(20_101);
  });

  it("is gone when its number has gone to another, at two looks", async () => {
    chain.mine(submit(0));
    expect(await look({})).toEqual({ is: "gone" });
    expect(chain.asked.filter((method) => method === "eth_getLogs").length).toBe(2);
  });

  it("is not gone while nobody has seen the number that its wallet gave it", async () => {
    const hash = submit(1, [redeemed(aidRaw)]);
    chain.mine(submit(0));
    expect(await look({ hash })).toEqual({ is: "waiting", nonce: 1 });
    chain.forget(hash);
    expect(await look({ hash })).toEqual({ is: "waiting" });
    chain.mine(submit(1));
    expect(await look({ hash, nonce: 1, isShown: true })).toEqual({ is: "gone" });
  });
});

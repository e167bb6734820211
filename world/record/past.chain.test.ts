import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { type Hex, isAddressEqual, parseTransaction, recoverTransactionAddress, toFunctionSelector, type TransactionSerialized } from "viem";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { usdcAbi } from "../../abis";
import { devAccount, devAccounts } from "../chain/accounts";
import { freePort } from "../chain/ports";
import type { RunningChain } from "../chain/start-chain";
import { mintUsdc } from "../external/usdc-mint";
import { openPast, type Past } from "./past";
import { recordPresent } from "./present";
import { readRecording, type Recording } from "./recording";

const folder = mkdtempSync(join(tmpdir(), "aid-past-"));
const day = 86_400;
/** Noon, so that a part of a day comes after the plan's last midnight. */
const now = 1_790_000_000 - (1_790_000_000 % day) + day / 2;
let open: Past | undefined;
let started: RunningChain[] = [];

const openAt = async (moment: number, lines: string[] = [], port = 0): Promise<Past> => {
  started = [];
  const options = { port, size: "tiny", now: moment, folder, log: (line: string) => void lines.push(line), started: (chain: RunningChain) => void started.push(chain) } as const;
  open = await openPast(options);
  return open;
};
const onlyFile = (): string => join(folder, readdirSync(folder).filter((name) => name.endsWith(".gz")).join());
const recorded = (): Recording => {
  const recording = readRecording(onlyFile());
  if (recording === undefined) throw new Error("Nothing is recorded.");
  return recording;
};

afterEach(async () => {
  await open?.chain.stop();
  open = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Living six weeks takes ten seconds where nothing else runs. */
describe("openPast", { timeout: 240_000 }, () => {
  it("lives the whole past when there is none, up to now, and records it", async () => {
    const lines: string[] = [];
    const { stage, plan, way } = await openAt(now, lines);
    expect(way).toBe("lived");
    expect(plan.end).toBe(now - day / 2);
    expect(stage.head.timestamp).toBeGreaterThan(plan.end);
    expect(stage.head.timestamp).toBeLessThanOrEqual(now);
    expect(lines.filter((line) => line.startsWith("Past:"))).toHaveLength(10);
    expect(lines.join("\n")).toMatch(/^Deployment verified: \d+ checks hold$/m);
    const { hash } = await stage.clients.publicClient.getBlock();
    expect(recorded()).toMatchObject({ end: plan.end, head: hash });
  });

  it("is made of signed transactions and nothing else, and USDC comes from Circle's minter alone", async () => {
    const { takes, addresses } = recorded();
    const minting = toFunctionSelector("mint(address,uint256)");
    const [signers, minters] = [new Set<Hex>(), new Set<Hex>()];
    for (const raw of takes.flatMap((take) => take.raw)) {
      const serializedTransaction = raw as TransactionSerialized;
      const signer = await recoverTransactionAddress({ serializedTransaction });
      const { to, data = "0x" } = parseTransaction(serializedTransaction);
      signers.add(signer);
      if (to && isAddressEqual(to, addresses.USDC) && data.startsWith(minting)) minters.add(signer);
    }
    expect([...minters]).toEqual([devAccounts.usdcMinter.address]);
    expect(signers.size).toBeGreaterThan(20);
  });

  it("replays it two days later, and lives on to then with the same people, which is recorded too", async () => {
    const before = recorded();
    const { stage, plan, way } = await openAt(now + 2 * day);
    expect([way, plan.end]).toEqual(["replayed", before.end]);
    expect(now + 2 * day - stage.head.timestamp).toBeLessThan(day);
    const after = recorded();
    expect(after.takes.slice(0, before.takes.length)).toEqual(before.takes);
    expect(after.takes.length).toBeGreaterThan(before.takes.length);
    const block = await stage.clients.publicClient.getBlock({ blockNumber: BigInt(before.takes.length) });
    expect(block.hash).toBe(before.head);
  });

  it("has what others sent meanwhile at the next start on that port, at the moment at which they did, and on no other", async () => {
    const [port, moment] = [await freePort(0), now + 2 * day];
    const { clients, stage, since, room, chain } = await openAt(moment, [], port);
    const before = recorded();
    const recorder = recordPresent({ clients, from: await clients.publicClient.getBlockNumber(), most: room, append: since.append, log: (line) => expect(line).toBe("") });
    const visitor = devAccount(950);
    await clients.testClient.setNextBlockTimestamp({ timestamp: BigInt(moment + 60) });
    await clients.testClient.mine({ blocks: 3 });
    await clients.testClient.setAutomine(true);
    await mintUsdc(clients, stage.addresses.USDC, visitor.address, 1_000_000_000n);
    await clients.walletOf(devAccounts.depositor).sendTransactionSync({ to: visitor.address, value: 10n ** 18n });
    const transfer = { address: stage.addresses.USDC, abi: usdcAbi, functionName: "transfer", args: [devAccounts.borrower.address, 7n] } as const;
    const { transactionHash: hash, gasUsed, blockNumber } = await clients.walletOf(visitor).writeContractSync(transfer);
    const { timestamp } = await clients.publicClient.getBlock({ blockNumber });
    await recorder.stop();
    await chain.stop();

    const usdcOf = (past: Past): Promise<bigint> => past.clients.publicClient.readContract({ address: stage.addresses.USDC, abi: usdcAbi, functionName: "balanceOf", args: [visitor.address] });
    const next = await openAt(moment + 2 * 3_600, [], port);
    const again = await next.clients.publicClient.getTransactionReceipt({ hash });
    expect([again.status, again.gasUsed, (await next.clients.publicClient.getBlock({ blockNumber: again.blockNumber })).timestamp]).toEqual(["success", gasUsed, timestamp]);
    expect([next.way, await usdcOf(next)]).toEqual(["replayed", 999_999_993n]);
    await next.chain.stop();

    // And at the one after that, with what the people of the story did in between; a clock that was moved on is not taken along.
    const third = await openAt(moment + 12 * 3_600, [], port);
    expect([third.way, await usdcOf(third)]).toEqual(["replayed", 999_999_993n]);
    await third.chain.stop();
    expect(recorded()).toEqual(before);
    const earlier = await openAt(moment + 30, [], port);
    expect([earlier.way, await usdcOf(earlier)]).toEqual(["replayed", 0n]);
    await earlier.chain.stop();
    expect(await usdcOf(await openAt(moment + 2 * 3_600))).toBe(0n);
  });

  it("lives anew what this machine does not make the same of", async () => {
    const lines = gunzipSync(readFileSync(onlyFile())).toString().trimEnd().split("\n");
    writeFileSync(onlyFile(), gzipSync([...lines.slice(0, -1), JSON.stringify({ head: `0x${"ab".repeat(32)}` })].join("\n")));
    const said: string[] = [];
    expect((await openAt(now + 2 * day, said)).way).toBe("lived");
    expect(said.join("\n")).toMatch(/^Past: The replay ended with block 0x/m);
    expect(started).toHaveLength(2);
  });
});

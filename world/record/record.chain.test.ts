import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { encodeFunctionData, erc20Abi } from "viem";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { usdcAbi } from "../../abis";
import { devAccount, devAccounts } from "../chain/accounts";
import { startStage, startStagedChain } from "../stage/start-stage";
import { readRecording, type Recording, recordingOf, writeRecording } from "./recording";
import { replay, ReplayDiffersError } from "./replay";

const begin = 1_760_000_000;
const folder = mkdtempSync(join(tmpdir(), "aid-record-"));
const file = join(folder, "past.gz");
const strangers = [900, 901, 902].map(devAccount);
const usdc = 10n ** 6n;
let recording: Recording;

/** Thirty more than one batch of calls holds, in one block, after some with few. */
beforeAll(async () => {
  const { chain, stage, miner } = await startStage({ port: 0, timestamp: begin });
  try {
    const { USDC } = stage.addresses;
    for (const { address } of strangers) {
      await stage.send(devAccounts.usdcMinter, { to: USDC, data: encodeFunctionData({ abi: usdcAbi, functionName: "mint", args: [address, 100n * usdc] }) });
      await stage.block(stage.head.timestamp + 3_600);
    }
    for (let round = 0n; round < 17n; round += 1n) {
      for (const stranger of strangers) {
        await stage.send(stranger, { to: USDC, data: encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args: [devAccounts.depositor.address, round] }) });
      }
    }
    await stage.block(stage.head.timestamp + 86_400);
    recording = await recordingOf(stage, miner, { begin, end: stage.head.timestamp });
    writeRecording(file, recording);
  } finally {
    await chain.stop();
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

/** Replays what the file holds; every method that the node was asked meanwhile. */
async function replayed(played: Recording | undefined) {
  if (played === undefined) throw new Error("There is no recording.");
  const chain = await startStagedChain({ port: 0, timestamp: played.begin });
  try {
    const asked = vi.spyOn(globalThis, "fetch");
    await replay(chain.clients, played);
    const methods = new Set(asked.mock.calls.flatMap(([, init]) => (typeof init?.body === "string" ? methodsIn(init.body) : [])));
    asked.mockRestore();
    const past = await chain.clients.publicClient.readContract({
      ...{ address: played.addresses.USDC, abi: erc20Abi, functionName: "balanceOf", args: [strangers[0]?.address ?? "0x"] },
      blockNumber: BigInt(played.takes.length - 1),
    });
    const { hash } = await chain.clients.publicClient.getBlock();
    return { hash, past, methods };
  } finally {
    await chain.stop();
  }
}

function methodsIn(body: string): string[] {
  const parsed = JSON.parse(body) as { method: string } | { method: string }[];
  return [parsed].flat().map(({ method }) => method);
}

describe("a recorded past", () => {
  it("is the same chain each time, readable at every block, by calls that only move the clock, mine, and hand over what is signed", async () => {
    const [first, second] = [await replayed(readRecording(file)), await replayed(readRecording(file))];
    expect([first.hash, second.hash]).toEqual([recording.head, recording.head]);
    expect([...first.methods].sort()).toEqual(["anvil_setBalance", "eth_getBlockByNumber", "eth_sendRawTransaction", "evm_mine", "evm_setNextBlockTimestamp"]);
    expect(second.past).toBe(100n * usdc);
  });

  it("is refused when one transaction of it is another", async () => {
    const takes = recording.takes.map((take, index) => (index === recording.takes.length - 1 ? { ...take, raw: take.raw.slice(1) } : take));
    await expect(replayed({ ...recording, takes })).rejects.toThrow(ReplayDiffersError);
  });

  it("is nothing when the file is not whole", () => {
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
    const broken = join(folder, "broken.gz");
    for (const text of [lines.slice(0, -1).join("\n"), lines.slice(1).join("\n"), "", "{}"]) {
      writeFileSync(broken, gzipSync(text));
      expect(readRecording(broken)).toBeUndefined();
    }
    writeFileSync(broken, readFileSync(file).subarray(0, 4_000));
    expect(readRecording(broken)).toBeUndefined();
    expect(readRecording(join(folder, "none.gz"))).toBeUndefined();
  });
});

import { encodeFunctionData, erc20Abi, type Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issuerAbi } from "../../abis";
import { devAccount, devAccounts } from "../chain/accounts";
import { mintUsdc } from "../external/usdc-mint";
import type { StageCall } from "./stage";
import { startStage, type StartedStage } from "./start-stage";

const begin = 1_760_000_000;
const usdc = 10n ** 6n;
const poor = devAccount(900);
let started: StartedStage;

beforeAll(async () => {
  started = await startStage({ port: 0, timestamp: begin });
}, 60_000);
afterAll(() => started.chain.stop());

const approve = (amount: bigint): StageCall => {
  const { USDC, Issuer } = started.stage.addresses;
  return { to: USDC, data: encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [Issuer, amount] }) };
};
const mint = (to: Hex, amount: bigint): StageCall => {
  const data = encodeFunctionData({ abi: issuerAbi, functionName: "mint", args: [amount, to] });
  return { to: started.stage.addresses.Issuer, data };
};

describe("a stage", () => {
  it("has the whole protocol, and its clock goes on by a second with each transaction of the deployment", async () => {
    const { stage, chain, miner } = started;
    expect(chain.chainId).toBe(31337);
    expect(stage.head.timestamp).toBe(begin + miner.takes.length);
    const newest = await stage.clients.publicClient.getBlock();
    expect([newest.number, Number(newest.timestamp)]).toEqual([stage.head.number, stage.head.timestamp]);
  });

  it("plays what is sent as one block, in that order, at that second, by accounts that began without gas money", async () => {
    const { stage } = started;
    await mintUsdc(stage.clients, stage.addresses.USDC, poor.address, 10n * usdc);
    const { depositor } = devAccounts;
    await stage.send(poor, approve(7n * usdc));
    await stage.send(depositor, approve(5n * usdc));
    await stage.send(poor, mint(poor.address, 7n * usdc));
    await stage.send(depositor, mint(depositor.address, 5n * usdc));
    const at = stage.head.timestamp + 3_600;
    const receipts = await stage.block(at);
    expect(receipts.map(({ from, transactionIndex }) => [from, transactionIndex])).toEqual([
      [poor.address.toLowerCase(), 0],
      [depositor.address.toLowerCase(), 1],
      [poor.address.toLowerCase(), 2],
      [depositor.address.toLowerCase(), 3],
    ]);
    expect(stage.head.timestamp).toBe(at);
    const balance = { address: stage.addresses.AID, abi: erc20Abi, functionName: "balanceOf", args: [poor.address] } as const;
    expect(await stage.clients.publicClient.readContract(balance)).toBe(7n * 10n ** 18n);
  });

  it("tells a refusal by its name, and takes the one that belongs to the story", async () => {
    const { stage } = started;
    await stage.send(poor, mint(poor.address, 0n), { refused: "ZeroAmount" });
    const [receipt] = await stage.block(stage.head.timestamp + 60);
    expect(receipt?.status).toBe("reverted");
    await stage.send(poor, mint(poor.address, 0n));
    await expect(stage.block(stage.head.timestamp + 60)).rejects.toThrow(/was refused: ZeroAmount\(\)/);
    await stage.send(poor, approve(1n), { refused: "ZeroAmount" });
    await expect(stage.block(stage.head.timestamp + 60)).rejects.toThrow("should have been refused with ZeroAmount");
  });

  it("makes empty blocks, and none that lies before another", async () => {
    const { stage } = started;
    const { number, timestamp } = stage.head;
    expect(await stage.block(timestamp + 86_400)).toEqual([]);
    expect(stage.head).toEqual({ number: number + 1n, timestamp: timestamp + 86_400 });
    await expect(stage.block(timestamp)).rejects.toThrow(RangeError);
  });
});

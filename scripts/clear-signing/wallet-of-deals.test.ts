import { encodeFunctionData, getAddress } from "viem";
import { describe, expect, it } from "vitest";
import { dealAbi, dealFactoryAbi, gpuTitleAbi } from "../../abis/credit";
import { everyAddressOf } from "../../lib/chain/credit-addresses";
import { descriptors } from "./descriptors";
import { messages } from "./messages";
import { showCall, showMessage } from "./wallet";

const all = [...descriptors().values()];
const chainId = 31337;
const { DealFactory, GpuTitle, Telemetry } = everyAddressOf(chainId);
const from = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const deal = getAddress("0x00000000000000000000000000000000000000aa");

describe("what a wallet shows of deals and titles", () => {
  const paying = encodeFunctionData({ abi: dealAbi, functionName: "pay", args: [30_000_000_000n, 3] });

  it("a payment to a deal that the factory has told of, and nothing of one that it has not", () => {
    expect(showCall(all, { chainId, from, to: deal, madeBy: DealFactory, data: paying })).toEqual([
      "Pay what is due",
      "Pay up to 30000 USDC",
      "At most: 30000 USDC",
      "Place in the Treasury's list: 3",
    ]);
    expect(showCall(all, { chainId, from, to: deal, data: paying })).toBeUndefined();
    expect(showCall(all, { chainId, from, to: deal, madeBy: GpuTitle, data: paying })).toBeUndefined();
  });

  it("a commitment says that it loses first", () => {
    const data = encodeFunctionData({ abi: dealAbi, functionName: "commit", args: [100_000_000_000n, from] });
    expect(showCall(all, { chainId, from, to: deal, madeBy: DealFactory, data })?.slice(0, 2)).toEqual([
      "Commit USDC to the junior part, which loses first",
      `Commit up to 100000 USDC, junior tokens sent to ${from}`,
    ]);
  });

  it("a pledge, and the underwriter's word", () => {
    const pledge = encodeFunctionData({ abi: gpuTitleAbi, functionName: "pledge", args: [7n, deal] });
    expect(showCall(all, { chainId, from, to: GpuTitle, data: pledge })?.[1]).toBe(`Pledge title 7 to ${deal}`);
    const approve = encodeFunctionData({ abi: dealFactoryAbi, functionName: "approve", args: [deal, `0x${"12".repeat(32)}`] });
    expect(showCall(all, { chainId, from, to: DealFactory, data: approve })).toEqual(["Approve the terms of a deal", `Deal: ${deal}`, `Terms, hash: 0x${"12".repeat(32)}`]);
  });

  it("a reporter's report and a bailee's statement, structs inside it too", () => {
    const typeOf = (contract: "Telemetry" | "GpuTitle", name: string) => Object.keys(messages[contract]?.types ?? {}).find((type) => type.startsWith(`${name}(`)) ?? "";
    const report = { titleId: 7n, start: 1_800_000_000n, end: 1_800_003_600n, gpusOnline: 80, utilisationBps: 9_150n, energyWh: 52_000n, revenue: 200_000_000n };
    const shown = showMessage(all, { chainId, from, to: Telemetry, type: typeOf("Telemetry", "Report"), message: report });
    expect(shown).toEqual(expect.arrayContaining(["Report 200 USDC of revenue of title 7", "Utilisation: 91.5 %", "Energy: 52000 Wh"]));
    const insurance = { policy: `0x${"34".repeat(32)}`, cover: 2_000_000_000_000n, expiry: 1_900_000_000n };
    const insure = { id: 7n, number: 2, insurance, deadline: 1_800_000_000n };
    expect(showMessage(all, { chainId, from, to: GpuTitle, type: typeOf("GpuTitle", "Insure"), message: insure })).toEqual(
      expect.arrayContaining(["State, as bailee, a title's insurance", "Title: 7", "Cover: 2000000 USDC", "Covered until: 2030-03-17T17:46:40.000Z"]),
    );
  });
});

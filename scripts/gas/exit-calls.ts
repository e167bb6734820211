import { type Address, encodeFunctionData, erc20Abi, type Hex } from "viem";
import type { HDAccount } from "viem/accounts";
import { stakedAidAbi, treasuryAbi } from "../../abis";
import { submitFreshRound } from "../../world/external/feed-round";
import { chainClients } from "../../world/chain/clients";
import type { LocalWorld } from "../../world/testing/local-world";
import type { Action } from "./action";

/** Sends a transaction that is not measured. */
export type Act = (from: HDAccount, to: Address, data: Hex) => Promise<void>;

export const aid = (whole: bigint): bigint => whole * 10n ** 18n;
export const day = 86_400n;

/** The calls of leaving; every request is for the same number of shares. */
export const exitCalls = {
  request: (controller: HDAccount, owner = controller, shares = aid(10n)): Hex =>
    encodeFunctionData({ abi: stakedAidAbi, functionName: "requestRedeem", args: [shares, controller.address, owner.address] }),
  process: (max: bigint): Hex => encodeFunctionData({ abi: stakedAidAbi, functionName: "process", args: [max] }),
  claim: (id: bigint, receiver: HDAccount): Hex => encodeFunctionData({ abi: stakedAidAbi, functionName: "claim", args: [id, receiver.address] }),
  cancel: (id: bigint, holder: HDAccount): Hex => encodeFunctionData({ abi: stakedAidAbi, functionName: "cancelRedeemRequest", args: [id, holder.address] }),
  takeBack: (id: bigint, holder: HDAccount): Hex =>
    encodeFunctionData({ abi: stakedAidAbi, functionName: "claimCancelRedeemRequest", args: [id, holder.address, holder.address] }),
  operator: (operator: HDAccount): Hex => encodeFunctionData({ abi: stakedAidAbi, functionName: "setOperator", args: [operator.address, true] }),
  exitNow: encodeFunctionData({ abi: stakedAidAbi, functionName: "redeemInstant", args: [aid(10n), aid(9n)] }),
  recognise: encodeFunctionData({ abi: treasuryAbi, functionName: "recognise" }),
} as const;

export const erc20 = {
  transfer: (to: HDAccount, amount: bigint): Hex => encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args: [to.address, amount] }),
  approve: (spender: Address, amount: bigint): Hex => encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [spender, amount] }),
} as const;

/** One transaction with its data known beforehand. */
export function action(id: string, occasion: Action["occasion"], from: HDAccount, to: Address, data: Hex, before?: () => Promise<void>): Action {
  return { ...{ id, occasion, from, to, data: () => Promise.resolve(data) }, ...(before === undefined ? {} : { before }) };
}

/** Leaves an account without AID, which another one gets. */
export async function giveAidAway(world: LocalWorld, act: Act, from: HDAccount, to: HDAccount): Promise<void> {
  const { publicClient, addresses } = world;
  const balance = await publicClient.readContract({ address: addresses.AID, abi: erc20Abi, functionName: "balanceOf", args: [from.address] });
  await act(from, addresses.AID, erc20.transfer(to, balance));
}

/** Passes time, with a fresh answer of the feed at its end. Blocks keep a fixed distance here, which this jump leaves. */
export async function leap(world: LocalWorld, seconds: bigint): Promise<void> {
  const { timestamp } = await world.publicClient.getBlock();
  await world.testClient.setNextBlockTimestamp({ timestamp: timestamp + seconds });
  await world.testClient.mine({ blocks: 1 });
  await submitFreshRound(chainClients(world.rpcUrl), world.addresses.UsdcUsdFeed, timestamp + seconds);
}

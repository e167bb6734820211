import { type Account, type Address, type ContractFunctionArgs, type Hash, parseEventLogs } from "viem";
import { aidAbi, stakedAidAbi, treasuryAbi } from "../../abis";
import { chainClients } from "../chain/clients";
import type { LocalWorld } from "./local-world";

type Write = "requestRedeem" | "process" | "claim" | "withdraw" | "cancelRedeemRequest" | "claimCancelRedeemRequest" | "redeemInstant" | "setOperator";

/** Sends a call to sAID as an account whose key is known, and waits for its receipt. Throws what it reverts with. */
export async function tellStaked<Name extends Write>(world: LocalWorld, account: Account, functionName: Name, args: ContractFunctionArgs<typeof stakedAidAbi, "nonpayable", Name>) {
  const wallet = chainClients(world.rpcUrl).walletOf(account);
  const call = { account, address: world.addresses.StakedAID, abi: stakedAidAbi, functionName, args };
  await world.publicClient.simulateContract(call as never);
  return receiptOf(world, await wallet.writeContract(call as never));
}

/** Stakes AID that an account holds, for itself or somebody else; returns the shares. AID 18 decimals. */
export async function stakeAs(world: LocalWorld, account: Account, aid: bigint, receiver: Address = account.address): Promise<bigint> {
  const { AID, StakedAID } = world.addresses;
  const wallet = chainClients(world.rpcUrl).walletOf(account);
  await receiptOf(world, await wallet.writeContract({ address: AID, abi: aidAbi, functionName: "approve", args: [StakedAID, aid] }));
  const receipt = await receiptOf(world, await wallet.writeContract({ address: StakedAID, abi: stakedAidAbi, functionName: "deposit", args: [aid, receiver] }));
  const [deposit] = parseEventLogs({ abi: stakedAidAbi, logs: receipt.logs, eventName: "Deposit" });
  if (deposit === undefined) throw new Error("Nothing was staked.");
  return deposit.args.shares;
}

/** Asks to leave with shares that an account holds; returns the ticket's number. */
export async function requestAs(world: LocalWorld, account: Account, shares: bigint, holder: Address = account.address): Promise<bigint> {
  const receipt = await tellStaked(world, account, "requestRedeem", [shares, holder, account.address]);
  const [request] = parseEventLogs({ abi: stakedAidAbi, logs: receipt.logs, eventName: "RedeemRequest" });
  if (request === undefined) throw new Error("Nothing was asked for.");
  return request.args.requestId;
}

/** So many seconds, and every ticket of before can be served. */
export const maturity = 7 * 86_400;

/** A matured ticket of an account that holds so much AID, served in full; returns its number. */
export async function servedTicket(world: LocalWorld, account: Account, aid: bigint): Promise<bigint> {
  const ticketId = await requestAs(world, account, await stakeAs(world, account, aid));
  await world.advance(maturity);
  await tellStaked(world, account, "process", [ticketId]);
  return ticketId;
}

/**
 * A ticket of an account that holds so much AID, of which nothing is left but a wei for which no share stands: what was
 * served was taken by AID (ERC-4626 `withdraw`), which rounds the shares up, at a price above one. Returns its number.
 */
export async function lastWeiTicket(world: LocalWorld, account: Account, aid: bigint): Promise<bigint> {
  // The first says of how much a gain may be recognised, the second recognises one.
  for (let times = 0; times < 2; times += 1) {
    await world.advance(86_400);
    await receiptOf(world, await world.walletFor("operator").writeContract({ address: world.addresses.Treasury, abi: treasuryAbi, functionName: "recognise" }));
  }
  const ticketId = await servedTicket(world, account, aid);
  const ticket = { address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "ticket", args: [ticketId] } as const;
  const [, , assets] = await world.publicClient.readContract(ticket);
  await tellStaked(world, account, "withdraw", [assets - 1n, account.address, account.address]);
  const [, sharesLeft, assetsLeft] = await world.publicClient.readContract(ticket);
  if (sharesLeft !== 0n || assetsLeft !== 1n) throw new Error("There is no last wei.");
  return ticketId;
}

async function receiptOf(world: LocalWorld, hash: Hash) {
  return world.publicClient.waitForTransactionReceipt({ hash });
}

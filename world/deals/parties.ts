import { keccak256, stringToHex, type TransactionReceipt } from "viem";
import { type ContractCall, type Sender, writeContract } from "../../contracts/script/lib/transactions";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import { type DevRole, devAccounts } from "../chain/accounts";
import type { ChainClients } from "../chain/clients";

/** A local chain with the protocol on it, and the accounts that play the parts in a deal. */
export type Parties = { readonly clients: ChainClients; readonly addresses: EveryAddress };

export const secondsPerDay = 86_400;

export function senderOf({ clients }: Parties, role: DevRole): Sender {
  return { publicClient: clients.publicClient, wallet: clients.walletOf(devAccounts[role]) };
}

/** Sends a call as one of the parties. Throws with the contract's reason when it would revert. */
export function act(parties: Parties, role: DevRole, call: ContractCall): Promise<TransactionReceipt> {
  return writeContract(senderOf(parties, role), call);
}

/** Of the newest block, unix seconds. */
export async function now({ clients }: Parties): Promise<number> {
  return Number((await clients.publicClient.getBlock()).timestamp);
}

/** unix time / 86,400 */
export async function today(parties: Parties): Promise<number> {
  return Math.floor((await now(parties)) / secondsPerDay);
}

/** What stands on chain for a document. */
export const documentHash = (text: string): `0x${string}` => keccak256(stringToHex(text));

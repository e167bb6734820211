import { concatHex, decodeFunctionResult, encodeFunctionData, hexToBigInt, numberToHex, slice, type Address, type Client, type Hex, type ReadContractReturnType } from "viem";
import { lensAbi } from "../../abis/lens";
import { addressesOf, NotDeployedError } from "../chain/addresses";
import { servedAtOnce } from "../finance/constants";
import { readProblemOf } from "./problem";

/**
 * The protocol at one block, as `Lens.protocol()` gives it (contracts/src/Lens.sol). USDC 6 decimals, AID and sAID 18,
 * prices 1e18, times in unix seconds, all bigint.
 */
export type ProtocolView = ReadContractReturnType<typeof lensAbi, "protocol">;

/** One account at one block, as `Lens.account()` gives it; units as in ProtocolView. */
export type AccountView = ReadContractReturnType<typeof lensAbi, "account">;

/** One exit ticket, as `Lens.ticket()` gives it: held by nobody where it has ended or was not given out; units as in ProtocolView. */
export type TicketView = ReadContractReturnType<typeof lensAbi, "ticket">;

/** Reads the protocol at the newest block. Throws NotDeployedError, or viem's error when the chain does not answer. */
export async function readProtocol(client: Client, chainId: number): Promise<ProtocolView> {
  const data = await callLens(client, chainId, encodeFunctionData({ abi: lensAbi, functionName: "protocol" }));
  return decodeFunctionResult({ abi: lensAbi, functionName: "protocol", data });
}

/** Reads one account at the newest block. Throws as readProtocol does. */
export async function readAccount(client: Client, chainId: number, account: Address): Promise<AccountView> {
  const call = encodeFunctionData({ abi: lensAbi, functionName: "account", args: [account] });
  const data = await callLens(client, chainId, call);
  return decodeFunctionResult({ abi: lensAbi, functionName: "account", data });
}

/**
 * Reads `most` exit tickets of an account at most, in the order in which they came to it, from one of them on, or from the first. None
 * where the account does not hold that one. Throws as readProtocol does.
 */
export async function readTickets(client: Client, chainId: number, holder: Address, most: number, from = 0n): Promise<readonly TicketView[]> {
  const call = encodeFunctionData({ abi: lensAbi, functionName: "tickets", args: [holder, from, BigInt(most)] });
  return decodeFunctionResult({ abi: lensAbi, functionName: "tickets", data: await callLens(client, chainId, call) });
}

/** Reads one exit ticket. Throws as readProtocol does. */
export async function readTicket(client: Client, chainId: number, id: bigint): Promise<TicketView> {
  const data = await callLens(client, chainId, encodeFunctionData({ abi: lensAbi, functionName: "ticket", args: [id] }));
  return decodeFunctionResult({ abi: lensAbi, functionName: "ticket", data });
}

/** What a service of the queue would do now: shares served and AID set aside for them, 18 decimals. */
export type Due = { readonly shares: bigint; readonly assets: bigint };

// process(uint256). Written out, because StakedAID's whole interface would weigh more than this one call.
export const processSelector = "0xffb2c479";

/** Tries a service of the queue without sending it; null where nothing is due. Throws viem's error when the chain does not answer. */
export async function readDue(client: Client, chainId: number): Promise<Due | null> {
  const data = concatHex([processSelector, numberToHex(servedAtOnce, { size: 32 })]);
  try {
    const result = await client.request({ method: "eth_call", params: [{ to: addressesOf(chainId).StakedAID, data }, "latest"] });
    return { shares: hexToBigInt(slice(result, 0, 32)), assets: hexToBigInt(slice(result, 32, 64)) };
  } catch (error) {
    // It refuses by name when there is nothing to do.
    if (readProblemOf(error) === "unreadable") return null;
    throw error;
  }
}

/** viem's readContract would bring its deployless calls along, which nothing here needs (4 KiB on every page). */
async function callLens(client: Client, chainId: number, data: Hex): Promise<Hex> {
  const to = addressesOf(chainId).Lens;
  const result = await client.request({ method: "eth_call", params: [{ to, data }, "latest"] });
  if (result === "0x") throw new NotDeployedError(chainId);
  return result;
}

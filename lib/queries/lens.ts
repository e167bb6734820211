import { decodeFunctionResult, encodeFunctionData, type Address, type Client, type Hex, type ReadContractReturnType } from "viem";
import { lensAbi } from "../../abis/lens";
import { addressesOf, NotDeployedError } from "../chain/addresses";

/**
 * The protocol at one block, as `Lens.protocol()` gives it (contracts/src/Lens.sol). USDC 6 decimals, AID and sAID 18,
 * prices 1e18, times in unix seconds, all bigint.
 */
export type ProtocolView = ReadContractReturnType<typeof lensAbi, "protocol">;

/** One account at one block, as `Lens.account()` gives it; units as in ProtocolView. */
export type AccountView = ReadContractReturnType<typeof lensAbi, "account">;

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

/** viem's readContract would bring its deployless calls along, which nothing here needs (4 KiB on every page). */
async function callLens(client: Client, chainId: number, data: Hex): Promise<Hex> {
  const to = addressesOf(chainId).Lens;
  const result = await client.request({ method: "eth_call", params: [{ to, data }, "latest"] });
  if (result === "0x") throw new NotDeployedError(chainId);
  return result;
}

import { type Address, type Hex, RawContractError, type StateOverride } from "viem";
import { decodeFunctionResult, encodeFunctionData, multicall3Abi } from "viem";
import { call, getCode } from "viem/actions";
import type { Call } from "../flow";
import type { ChainClient } from "../run/deps";

/**
 * Runs calls one after the other as the account would, without sending any of them: an approval and what
 * needs it, or a whole batch. For the length of this one eth_call the account is given Multicall3's code,
 * so that every call really comes from the account and sees what those before it did.
 * Throws the first call's revert.
 */
export async function rehearse(parameters: {
  client: ChainClient;
  account: Address;
  multicall3: Address;
  calls: readonly Call[];
  blockNumber: bigint;
}): Promise<void> {
  const { client, account, multicall3, calls, blockNumber } = parameters;
  const code = await getCode(client, { address: multicall3 });
  if (code === undefined) throw new Error("Multicall3 is not deployed on this chain.");
  const stateOverride: StateOverride = [{ address: account, code }];
  const { data } = await call(client, {
    account,
    to: account,
    data: encodeFunctionData({ abi: multicall3Abi, functionName: "aggregate3", args: [calls.map(allowingFailure)] }),
    blockNumber,
    stateOverride,
    // Joined with other reads it would not be sent from the account.
    batch: false,
  });
  const results = decodeFunctionResult({ abi: multicall3Abi, functionName: "aggregate3", data: data ?? "0x" });
  const failed = results.find(({ success }) => !success);
  if (failed !== undefined) throw new RawContractError({ data: failed.returnData });
}

function allowingFailure({ to, data, value }: Call): { target: Address; allowFailure: boolean; callData: Hex } {
  if (value !== 0n) throw new Error("A call that carries ether cannot be rehearsed.");
  return { target: to, allowFailure: true, callData: data };
}

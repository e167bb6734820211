import { erc20Abi } from "viem";
import { addressIn } from "../../chain/addresses";
import { encodeCall } from "../calls";
import type { Call, Spend, Where } from "../flow";

/** ERC-20 approval of exactly what will be spent. */
export function approveCall({ token, spender, amountRaw }: Spend, { addresses }: Where): Call {
  return encodeCall({
    to: addresses[token],
    abi: erc20Abi,
    functionName: "approve",
    args: [addressIn(addresses, spender), amountRaw],
  });
}

import type { Address } from "viem";
import { getCode } from "viem/actions";
import type { ChainClient } from "../run/deps";

/** `key`: signs with its own key. `delegated`: so too, and runs code (EIP-7702). `contract`: a Safe or another smart account. */
export type AccountKind = "key" | "delegated" | "contract";

/** EIP-7702: code of an account that delegates is this prefix and the delegate's address. */
const delegationPrefix = "0xef0100";

/** What kind of account this is. */
export async function accountKind(client: ChainClient, address: Address): Promise<AccountKind> {
  const code = await getCode(client, { address });
  if (code === undefined || code === "0x") return "key";
  return code.toLowerCase().startsWith(delegationPrefix) ? "delegated" : "contract";
}

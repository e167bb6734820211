import { type Address, isAddressEqual, numberToHex } from "viem";
import { z } from "zod";
import { withLimit } from "../network/with-limit";
import { engineFailure } from "../machine/engine-failure";
import type { Failure } from "../machine/state";
import type { Deps } from "../run/deps";

const accounts = z.array(z.custom<Address>((value) => typeof value === "string" && /^0x[0-9a-f]{40}$/i.test(value)));
const chainNumber = z.union([z.string(), z.number()]).transform(Number);

/**
 * Whether the wallet is still with the account and on the chain that the run began with. Returns what is
 * wrong, or undefined. A wallet that does not answer within a few seconds is taken at its last word: the
 * request itself names account and chain too.
 */
export async function checkWallet({
  wallet,
  where,
  clock,
  policy,
}: Pick<Deps, "wallet" | "where" | "clock" | "policy">): Promise<Failure | undefined> {
  const ask = (method: string) => withLimit(wallet.request({ method }), policy.capabilitiesMs, clock);
  const [chain, granted] = await Promise.all([ask("eth_chainId"), ask("eth_accounts")]);
  const chainId = chain.late ? where.chainId : chainNumber.parse(chain.value);
  if (chainId !== where.chainId) {
    const detail = `wallet ${numberToHex(chainId)}, expected ${numberToHex(where.chainId)}`;
    return { kind: "wrong-chain", code: "wrong-chain", values: {}, detail, retry: true };
  }
  if (granted.late) return undefined;
  const isOurs = (address: Address) => isAddressEqual(address, where.account);
  return accounts.parse(granted.value).some(isOurs) ? undefined : engineFailure("wrong-account", where.account);
}

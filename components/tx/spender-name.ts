import type { ContractName } from "@/lib/chain/addresses";

/** The case of a message's `spender`: the contracts that take tokens by allowance. Everything but two is the sAID contract. */
export function spenderName(spender: ContractName): "Issuer" | "Router" | "other" {
  return spender === "Issuer" || spender === "Router" ? spender : "other";
}

import type { ContractName } from "@/lib/chain/addresses";

const named = ["Issuer", "Router", "SwapRouter"] as const satisfies readonly ContractName[];

/** The case of a message's `spender`: the contracts that take tokens by allowance. Everything but these is the sAID contract. */
export function spenderName(spender: ContractName): (typeof named)[number] | "other" {
  return named.find((name) => name === spender) ?? "other";
}

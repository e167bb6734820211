import { type Address, isAddressEqual, zeroAddress } from "viem";
import { deployedContracts, type DeploymentAddresses } from "../chain/addresses";
import { readAddress } from "../portfolio/read-address";

/** Why a ticket cannot go to what was typed. `self`: it is there already. `contract`: one that AID works with, where nobody could claim it. */
export type RecipientProblem = "shape" | "checksum" | "zero" | "self" | "contract";

/** What stands in the field for a ticket's new holder. */
type Recipient =
  | { readonly status: "none" }
  | { readonly status: "ok"; readonly address: Address }
  | { readonly status: "bad"; readonly problem: RecipientProblem };

/** Reads who is to hold a ticket. What the contracts would refuse, and what would lose the money, is told before. */
export function readRecipient(text: string, holder: Address, addresses: DeploymentAddresses): Recipient {
  const input = readAddress(text);
  if (input.status === "none") return input;
  if (input.status === "bad") return { status: "bad", problem: input.problem };
  const problem = problemOf(input.address, holder, addresses);
  return problem ? { status: "bad", problem } : input;
}

function problemOf(address: Address, holder: Address, addresses: DeploymentAddresses): RecipientProblem | undefined {
  if (isAddressEqual(address, zeroAddress)) return "zero";
  if (isAddressEqual(address, holder)) return "self";
  return deployedContracts(addresses).some(([, ours]) => isAddressEqual(ours, address)) ? "contract" : undefined;
}

import type { Address, Chain, Client, Transport } from "viem";
import { multicall, readContract } from "viem/actions";
import { dealAbi } from "../../../abis/deal";
import { dealFactoryAbi } from "../../../abis/deal-factory";
import type { EveryAddress } from "../../../lib/chain/credit-addresses";

/** A deal's place in the order of IDeal.Stage. */
export const stage = { raising: 2, funded: 3, active: 4, defaulted: 5, liquidating: 6, handedOver: 7, repaid: 8, closed: 9 } as const;

type Reading = { readonly client: Client<Transport, Chain>; readonly addresses: EveryAddress };

/** Deals in one call: each is read in a few thousand gas, and servers allow a call millions. */
const dealsPerCall = 200n;

/** Every deal that stands at one of these stages, by its number. Throws viem's error when the chain does not answer. */
export async function dealsAt({ client, addresses }: Reading, stages: readonly number[]): Promise<readonly Address[]> {
  const factory = { address: addresses.DealFactory, abi: dealFactoryAbi } as const;
  const many = { allowFailure: false, batchSize: 0, multicallAddress: addresses.Multicall3 } as const;
  const count = await readContract(client, { ...factory, functionName: "count" });
  const found: Address[] = [];
  for (let first = 1n; first <= count; first += dealsPerCall) {
    const last = first + dealsPerCall - 1n < count ? first + dealsPerCall - 1n : count;
    const numbers = Array.from({ length: Number(last - first) + 1 }, (_one, index) => first + BigInt(index));
    const deals = await multicall(client, { ...many, contracts: numbers.map((number) => ({ ...factory, functionName: "deals", args: [number] }) as const) });
    const at = await multicall(client, { ...many, contracts: deals.map((address) => ({ address, abi: dealAbi, functionName: "stage" }) as const) });
    found.push(...deals.filter((_deal, index) => stages.includes(at[index] ?? 0)));
  }
  return found;
}

import type { Address } from "viem";
import { everyAddressOf, everyContract } from "../chain/credit-addresses";

/**
 * Whether an address is one of our contracts, of the market's, or nobody's: what goes there or comes from there is part of something
 * else that is told by its own name.
 */
export function ownAddressesOf(chainId: number): (address: Address) => boolean {
  const own = new Set(everyContract(everyAddressOf(chainId)).map(([, address]) => address.toLowerCase()));
  return (address) => own.has(address.toLowerCase()) || BigInt(address) === 0n;
}

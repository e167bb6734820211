import { type Address, zeroAddress } from "viem";
import { everyAddressOf, everyContract } from "../chain/credit-addresses";

/** By chain: every event asks. */
const known = new Map<number, ReadonlySet<string>>();

/**
 * Whether an address is one of our contracts, of the market's, or nobody's: what goes there or comes from there is part of something
 * else that is told by its own name.
 */
export function ownAddressesOf(chainId: number): (address: Address) => boolean {
  const own = known.get(chainId) ?? ownOn(chainId);
  known.set(chainId, own);
  return (address) => own.has(address.toLowerCase());
}

const ownOn = (chainId: number): ReadonlySet<string> => new Set([zeroAddress, ...everyContract(everyAddressOf(chainId)).map(([, address]) => address.toLowerCase())]);

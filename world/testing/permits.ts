import { hexToNumber, parseAbi, slice, zeroHash } from "viem";
import type { HDAccount } from "viem/accounts";
import type { LocalWorld } from "./local-world";

export type RouterPermit = {
  readonly value: bigint;
  readonly deadline: bigint;
  readonly v: number;
  readonly r: `0x${string}`;
  readonly s: `0x${string}`;
};

/** Router takes this for "no permit: use the allowance". */
export const noPermit: RouterPermit = { value: 0n, deadline: 0n, v: 0, r: zeroHash, s: zeroHash };

/** The same on every run, so that calldata and its price are too. */
const deadline = 2n ** 40n;

const domains = { USDC: { name: "USD Coin", version: "2" }, AID: { name: "AID", version: "1" } } as const;

const types = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** A permit of this account for Router, at its present nonce. */
export async function permitFor(world: LocalWorld, owner: HDAccount, token: "USDC" | "AID", value: bigint): Promise<RouterPermit> {
  const verifyingContract = world.addresses[token];
  const nonce = await world.publicClient.readContract({
    address: verifyingContract,
    abi: parseAbi(["function nonces(address) view returns (uint256)"]),
    functionName: "nonces",
    args: [owner.address],
  });
  const signature = await owner.signTypedData({
    domain: { ...domains[token], chainId: world.chainId, verifyingContract },
    types,
    primaryType: "Permit",
    message: { owner: owner.address, spender: world.addresses.Router, value, nonce, deadline },
  });
  return { value, deadline, v: hexToNumber(slice(signature, 64, 65)), r: slice(signature, 0, 32), s: slice(signature, 32, 64) };
}

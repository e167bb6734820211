import { type Address, domainSeparator, parseAbi } from "viem";
import { readContract } from "viem/actions";
import type { ChainClient } from "../run/deps";

const abi = parseAbi([
  "function name() view returns (string)",
  "function version() view returns (string)",
  "function DOMAIN_SEPARATOR() view returns (bytes32)",
  "function eip712Domain() view returns (bytes1, string, string, uint256, address, bytes32, uint256[])",
]);

export type PermitDomain = {
  readonly name: string;
  readonly version: string;
  readonly chainId: bigint;
  readonly verifyingContract: Address;
};

/**
 * The EIP-712 domain under which a token takes permits. Asked by ERC-5267 first, then by `version()`
 * (Circle's FiatToken says "2"), else "1"; and kept only when it hashes to the token's own separator.
 * Undefined when the token has none that we can make.
 */
export async function permitDomain(parameters: {
  client: ChainClient;
  token: Address;
  chainId: number;
  isRevert: (error: unknown) => boolean;
}): Promise<PermitDomain | undefined> {
  const { client, token, chainId, isRevert } = parameters;
  const read = { address: token, abi } as const;
  // A function that the token does not have is an answer; one that was not fetched is none.
  const ifPresent = <T>(promise: Promise<T>): Promise<T | undefined> =>
    promise.catch((error: unknown) => {
      if (isRevert(error)) return undefined;
      throw error;
    });
  const [separator, described, name, version] = await Promise.all([
    ifPresent(readContract(client, { ...read, functionName: "DOMAIN_SEPARATOR" })),
    ifPresent(readContract(client, { ...read, functionName: "eip712Domain" })),
    ifPresent(readContract(client, { ...read, functionName: "name" })),
    ifPresent(readContract(client, { ...read, functionName: "version" })),
  ]);
  const base = { chainId: BigInt(chainId), verifyingContract: token };
  const candidates: readonly PermitDomain[] = [
    ...(described === undefined ? [] : [{ ...base, name: described[1], version: described[2] }]),
    ...(name === undefined ? [] : [{ ...base, name, version: version ?? "1" }]),
  ];
  return candidates.find((domain) => domainSeparator({ domain }) === separator);
}

import { type Hex, isHex, parseAbi, parseSignature, serializeTypedData, size, type TypedDataDefinition } from "viem";
import { readContract, simulateContract } from "viem/actions";
import { addressIn } from "../../chain/addresses";
import type { Permit, Spend, Where } from "../flow";
import type { ChainClient } from "../run/deps";
import { permitDomain } from "./permit-domain";

const permitAbi = parseAbi([
  "function nonces(address owner) view returns (uint256)",
  "function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)",
]);

/** ERC-2612; the domain's own type too, because wallets are given the whole as JSON. */
const types = {
  EIP712Domain: [
    { name: "name", type: "string" },
    { name: "version", type: "string" },
    { name: "chainId", type: "uint256" },
    { name: "verifyingContract", type: "address" },
  ],
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

type PermitData = TypedDataDefinition<typeof types, "Permit">;

/**
 * What the account has to sign so that the spender may take exactly the amount until `deadline`
 * (unix seconds). Undefined when the token's domain cannot be made out.
 */
export async function permitData(parameters: {
  client: ChainClient;
  where: Where;
  spend: Spend;
  deadline: bigint;
  isRevert: (error: unknown) => boolean;
}): Promise<PermitData | undefined> {
  const { client, where, spend, deadline, isRevert } = parameters;
  const { account, addresses, chainId } = where;
  const token = addresses[spend.token];
  const [domain, nonce] = await Promise.all([
    permitDomain({ client, token, chainId, isRevert }),
    readContract(client, { address: token, abi: permitAbi, functionName: "nonces", args: [account] }),
  ]);
  if (domain === undefined) return undefined;
  const message = { owner: account, spender: addressIn(addresses, spend.spender), value: spend.amountRaw, nonce, deadline };
  return { domain, types, primaryType: "Permit", message };
}

/** Parameters of eth_signTypedData_v4. */
export function permitRequest(data: PermitData): readonly [owner: Hex, json: string] {
  return [data.message.owner, serializeTypedData(data)];
}

/** The wallet's answer as the contracts take it. Undefined when it is not the signature of one key. */
export function permitFromSignature(signature: unknown, { value, deadline }: Pick<Permit, "value" | "deadline">): Permit | undefined {
  if (!isHex(signature) || size(signature) !== 65) return undefined;
  try {
    const { r, s, v, yParity } = parseSignature(signature);
    return { value, deadline, v: Number(v ?? BigInt(yParity + 27)), r, s };
  } catch {
    return undefined;
  }
}

/** Whether the token accepts the permit at the latest block. Says no when it reverts; throws when it could not be asked. */
export async function isPermitAccepted(parameters: {
  client: ChainClient;
  where: Where;
  spend: Spend;
  permit: Permit;
  isRevert: (error: unknown) => boolean;
}): Promise<boolean> {
  const { client, where, spend, permit, isRevert } = parameters;
  const { account, addresses } = where;
  const { value, deadline, v, r, s } = permit;
  try {
    await simulateContract(client, {
      account,
      address: addresses[spend.token],
      abi: permitAbi,
      functionName: "permit",
      args: [account, addressIn(addresses, spend.spender), value, deadline, v, r, s],
    });
    return true;
  } catch (error) {
    if (isRevert(error)) return false;
    throw error;
  }
}

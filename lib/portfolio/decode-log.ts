import { type Address, getAddress, hexToBigInt, hexToNumber, type Hex, isAddressEqual, type RpcLog, slice, toEventSelector } from "viem";
import type { ContractName, DeploymentAddresses } from "../chain/addresses";
import type { Token } from "../money/tokens";
import type { AccountEvent, Deed } from "./event";

/** First topics by the event's signature in the source. By hand, because the whole ABIs would weigh more than what reads them. */
export const signatures = {
  Transfer: toEventSelector("Transfer(address,address,uint256)"),
  Approval: toEventSelector("Approval(address,address,uint256)"),
  Minted: toEventSelector("Minted(address,address,uint256,uint256)"),
  Redeemed: toEventSelector("Redeemed(address,address,uint256,uint256)"),
  Deposit: toEventSelector("Deposit(address,address,uint256,uint256)"),
  Verified: toEventSelector("Verified(address,address,uint64,uint8,uint8,uint8,uint64)"),
  Revoked: toEventSelector("Revoked(address,address,uint64,string)"),
} as const;

type Signature = keyof typeof signatures;

/** The contracts whose logs tell of an account. */
export const toldBy = ["USDC", "AID", "StakedAID", "Issuer", "Identity"] as const satisfies readonly ContractName[];

/** Events in which the account may be the first, and the second, indexed address. */
export const asFirst = Object.values(signatures);
export const asSecond = [signatures.Transfer, signatures.Minted, signatures.Redeemed, signatures.Deposit];

const tokenOf: Partial<Record<ContractName, Token>> = { USDC: "USDC", AID: "AID", StakedAID: "sAID" };
const deeds: Readonly<Record<string, Deed>> = {
  "Issuer.Minted": "minted",
  "Issuer.Redeemed": "redeemed",
  "StakedAID.Deposit": "staked",
  "Identity.Verified": "verified",
  "Identity.Revoked": "unverified",
};

/** A log in a block, its time known. */
export type TimedLog = Pick<RpcLog, "address" | "topics" | "data"> &
  Readonly<Record<"blockHash" | "blockNumber" | "blockTimestamp" | "transactionHash" | "logIndex", Hex>>;

type Whose = { readonly account: Address; readonly addresses: DeploymentAddresses };

/**
 * What a log says of the account; undefined where it says nothing: another contract's event of the same shape, or a
 * transfer of nothing, which anybody can make in anybody's name.
 */
export function decodeLog(log: TimedLog, { account, addresses }: Whose): AccountEvent | undefined {
  const contract = toldBy.find((name) => isAddressEqual(addresses[name], log.address));
  const signature = (Object.keys(signatures) as Signature[]).find((name) => signatures[name] === log.topics[0]);
  const [, first, second] = log.topics;
  if (contract === undefined || signature === undefined || first === undefined || second === undefined) return undefined;
  const place = placeOf(log);
  const deed = deeds[`${contract}.${signature}`];
  if (deed !== undefined) return { ...place, kind: deed };
  const token = tokenOf[contract];
  if (token === undefined || log.data === "0x") return undefined;
  const raw = hexToBigInt(slice(log.data, 0, 32));
  if (signature === "Approval") return { ...place, kind: "allowed", token, spender: addressIn(second), raw };
  const moved = signature === "Transfer" ? signed(raw, addressIn(first), addressIn(second), account) : 0n;
  return moved === 0n ? undefined : { ...place, kind: "moved", token, raw: moved };
}

function placeOf(log: TimedLog) {
  const index = hexToNumber(log.logIndex);
  return {
    id: `${log.blockHash}:${String(index)}`,
    block: hexToBigInt(log.blockNumber),
    index,
    timestamp: hexToNumber(log.blockTimestamp),
    hash: log.transactionHash,
  };
}

function addressIn(topic: Hex): Address {
  return getAddress(slice(topic, 12));
}

/** In less out: what an account sends to itself is nothing. */
function signed(raw: bigint, from: Address, to: Address, account: Address): bigint {
  return (isAddressEqual(to, account) ? raw : 0n) - (isAddressEqual(from, account) ? raw : 0n);
}

import { type Address, hexToBigInt, hexToNumber, type Hex, isAddressEqual, type RpcLog, slice } from "viem";
import type { ContractName, DeploymentAddresses } from "../chain/addresses";
import type { Token } from "../money/tokens";
import { addressOfTopic, decodeTicketLog } from "./decode-ticket-log";
import type { AccountEvent, Deed, Place, TicketDeed } from "./event";

/** First topics by the event's name. Written out, because the ABIs would weigh more than what reads them, and hashing takes time that the page needs. */
export const signatures = {
  // Transfer(address,address,uint256)
  Transfer: "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
  // Approval(address,address,uint256)
  Approval: "0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925",
  // Minted(address,address,uint256,uint256)
  Minted: "0x03f17d66ad3bf18e9412eb06582908831508cdb9b8da9cddb1431f645a5b8632",
  // Redeemed(address,address,uint256,uint256)
  Redeemed: "0x5cdf07ad0fc222442720b108e3ed4c4640f0fadc2ab2253e66f259a0fea83480",
  // Deposit(address,address,uint256,uint256)
  Deposit: "0xdcbc1c05240f31ff3ad067ef1ee35ce4997762752e3a095284754544f4c709d7",
  // Verified(address,address,uint64,uint8,uint8,uint8,uint64)
  Verified: "0x218dd9cc2f1862a7e01bcfccbdaad035fa67e09affa4dc4b73e2495393b6464a",
  // Revoked(address,address,uint64,string)
  Revoked: "0x0a629f7b0cd0a7a4adb66bb97d8503973b23fd40bc87aad8908b1b3fc8255d0e",
  // RedeemRequest(address,address,uint256,address,uint256)
  RedeemRequest: "0x1fdc681a13d8c5da54e301c7ce6542dcde4581e4725043fdab2db12ddc574506",
  // CancelRedeemRequest(address,uint256,address)
  CancelRedeemRequest: "0xa16c0f2cab616ed5d17cd544655b00d7062a1df7c457960cc8b9bf60770f9236",
  // CancelRedeemClaim(address,address,uint256,address,uint256)
  CancelRedeemClaim: "0x9c133d4657dc9cd12f4c08cef86ef778dbbe03f3ad3b661ff14d36bc3febb1fb",
  // TicketClaimed(uint256,address,uint256,uint256)
  TicketClaimed: "0xfc95a43e723153ed0479caa87dd22434f0f9d06ebabed759146a0323a60ddbe3",
  // TicketServed(uint256,uint256,uint256)
  TicketServed: "0xfd4938a5edd15e5857cebcd190b779adf4bcd973dd6820e55a86224715f1b84d",
  // ExitedNow(address,uint256,uint256,uint256)
  ExitedNow: "0x9c09db200fa48b526f64b9c22befb99d07c5a8095c6f44c72b747d2a3d0fb427",
  // OperatorSet(address,address,bool)
  OperatorSet: "0xceb576d9f15e4e200fdb5096d64d5dfd667e16def20c1eefd14256d8e3faa267",
  // ApprovalForAll(address,address,bool)
  ApprovalForAll: "0x17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31",
} as const satisfies Readonly<Record<string, Hex>>;

type Signature = keyof typeof signatures;

/** The contracts whose logs tell of an account. */
export const toldBy = ["USDC", "AID", "StakedAID", "ExitTicket", "Issuer", "Identity"] as const satisfies readonly ContractName[];

/** Events in which the account may be the first, and the second, indexed address. */
const { TicketServed, TicketClaimed, ...ofAccounts } = signatures;
export const asFirst = Object.values(ofAccounts);
export const asSecond = [
  ...[signatures.Transfer, signatures.Minted, signatures.Redeemed, signatures.Deposit],
  ...[signatures.RedeemRequest, signatures.CancelRedeemClaim, TicketClaimed],
];
/** The event that names a ticket and no account. */
export const ofTicket = TicketServed;

const tokenOf: Partial<Record<ContractName, Token>> = { USDC: "USDC", AID: "AID", StakedAID: "sAID" };
const deeds: Readonly<Record<string, Exclude<Deed, TicketDeed>>> = {
  "Issuer.Minted": "minted",
  "Issuer.Redeemed": "redeemed",
  "StakedAID.Deposit": "staked",
  "StakedAID.ExitedNow": "exitedNow",
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
  if (contract === undefined || signature === undefined || first === undefined) return undefined;
  const place = placeOf(log);
  const name = `${contract}.${signature}`;
  const deed = deeds[name];
  if (deed !== undefined) return { ...place, kind: deed };
  const ofTickets = decodeTicketLog(name, log, account);
  if (ofTickets !== undefined) return { ...place, ...ofTickets };
  if (second === undefined) return undefined;
  const token = tokenOf[contract];
  if (token === undefined || log.data === "0x") return undefined;
  const raw = hexToBigInt(slice(log.data, 0, 32));
  if (signature === "Approval") return { ...place, kind: "allowed", token, spender: addressOfTopic(second), raw };
  const moved = signature === "Transfer" ? signed(raw, addressOfTopic(first), addressOfTopic(second), account) : 0n;
  return moved === 0n ? undefined : { ...place, kind: "moved", token, raw: moved };
}

/** Where and when a log stands. */
export function placeOf(log: TimedLog): Place {
  const index = hexToNumber(log.logIndex);
  return {
    id: `${log.blockHash}:${String(index)}`,
    block: hexToBigInt(log.blockNumber),
    index,
    timestamp: hexToNumber(log.blockTimestamp),
    hash: log.transactionHash,
  };
}

/** In less out: what an account sends to itself is nothing. */
function signed(raw: bigint, from: Address, to: Address, account: Address): bigint {
  return (isAddressEqual(to, account) ? raw : 0n) - (isAddressEqual(from, account) ? raw : 0n);
}

import { type Address, type Hash, numberToHex, pad, zeroAddress } from "viem";
import type { AccountEvent, Deed, TicketDeed } from "../event";

type Where = { readonly block: number; readonly index?: number; readonly hash?: Hash };

/** A hash that exists nowhere. */
export const hashOf = (number: number): Hash => numberToHex(number, { size: 32 });

/** An address that exists nowhere. */
export const addressOf = (number: number): Address => pad(numberToHex(number), { size: 20 });

function place({ block, index = 0, hash = hashOf(block) }: Where) {
  return { id: `${String(block)}:${String(index)}`, block: BigInt(block), index, timestamp: 1_000 + block, hash };
}

export const moved = (token: "USDC" | "AID" | "sAID", raw: bigint, where: Where): AccountEvent => ({ ...place(where), kind: "moved", token, raw });

export const allowed = (token: "USDC" | "AID", spender: Address, raw: bigint, where: Where): AccountEvent => ({
  ...place(where),
  kind: "allowed",
  token,
  spender,
  raw,
});

export const deed = (kind: Exclude<Deed, TicketDeed>, where: Where): AccountEvent => ({ ...place(where), kind });

export const ticketed = (kind: TicketDeed, ticketId: bigint, where: Where): AccountEvent => ({ ...place(where), kind, ticketId });

/** Power over one ticket, given or, to the zero address, taken back. */
export const entrusted = (ticketId: bigint, operator: Address, where: Where): AccountEvent => ({
  ...place(where),
  ...{ kind: "operator", over: "ticket", ticketId, operator, given: operator !== zeroAddress },
});

export const empowered = (over: "exits" | "tickets", operator: Address, given: boolean, where: Where): AccountEvent => ({ ...place(where), kind: "operator", over, operator, given });

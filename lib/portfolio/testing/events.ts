import { type Address, type Hash, numberToHex, pad } from "viem";
import type { AccountEvent, Deed } from "../event";

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

export const deed = (kind: Deed, where: Where): AccountEvent => ({ ...place(where), kind });

import { divide } from "../../money/divide";

// What a deal's juniors hold and are owed. Payouts are kept in parts of a micro-dollar, 2^-64 each, and what does not divide by
// the supply is carried to the next one: nothing is lost and nothing paid twice. Mirrors JuniorToken.sol.

type Holder = { readonly balance: bigint; readonly perToken: bigint; readonly owed: bigint };

export type JuniorPayouts = {
  readonly supply: bigint;
  /** Micro-dollars so far. */
  readonly distributed: bigint;
  /** Parts that one token has been given so far, and those not yet given to any. */
  readonly perToken: bigint;
  readonly remainder: bigint;
  readonly holders: Readonly<Record<string, Holder>>;
};

const scaleBits = 64n;

export const noPayouts: JuniorPayouts = { supply: 0n, distributed: 0n, perToken: 0n, remainder: 0n, holders: {} };

const holderOf = ({ holders, perToken }: JuniorPayouts, name: string): Holder => holders[name] ?? { balance: 0n, perToken, owed: 0n };

/** Parts that a holder can claim or that wait for the next claim. Mirrors JuniorToken.owedTo(). */
export function juniorOwed(payouts: JuniorPayouts, name: string): bigint {
  const { balance, perToken, owed } = holderOf(payouts, name);
  return owed + balance * (payouts.perToken - perToken);
}

/** Micro-dollars, rounded down. Mirrors JuniorToken.claimable(). */
export const juniorClaimable = (payouts: JuniorPayouts, name: string): bigint => juniorOwed(payouts, name) >> scaleBits;

export const juniorBalance = (payouts: JuniorPayouts, name: string): bigint => holderOf(payouts, name).balance;

/** What a holder was given so far is theirs, whatever they hold from here on. */
function moved(payouts: JuniorPayouts, name: string, change: { balance?: bigint; owed?: bigint }): JuniorPayouts {
  const { balance } = holderOf(payouts, name);
  const owed = juniorOwed(payouts, name) + (change.owed ?? 0n);
  return { ...payouts, holders: { ...payouts.holders, [name]: { balance: balance + (change.balance ?? 0n), perToken: payouts.perToken, owed } } };
}

/** A commitment, or with a negative amount a refund. */
export function juniorMinted(payouts: JuniorPayouts, name: string, amount: bigint): JuniorPayouts {
  return { ...moved(payouts, name, { balance: amount }), supply: payouts.supply + amount };
}

export function juniorTransferred(payouts: JuniorPayouts, from: string, to: string, amount: bigint): JuniorPayouts {
  return moved(moved(payouts, from, { balance: -amount }), to, { balance: amount });
}

/** Mirrors JuniorToken.distribute(). RangeError without tokens. */
export function juniorDistributed(payouts: JuniorPayouts, usdc: bigint): JuniorPayouts {
  if (payouts.supply === 0n) throw new RangeError("There are no tokens.");
  const parts = (usdc << scaleBits) + payouts.remainder;
  const each = divide(parts, payouts.supply, "floor");
  return { ...payouts, distributed: payouts.distributed + usdc, perToken: payouts.perToken + each, remainder: parts - each * payouts.supply };
}

/** After a claim of everything claimable. Mirrors JuniorToken.claim(). */
export function juniorClaimed(payouts: JuniorPayouts, name: string): JuniorPayouts {
  return moved(payouts, name, { owed: -(juniorClaimable(payouts, name) << scaleBits) });
}

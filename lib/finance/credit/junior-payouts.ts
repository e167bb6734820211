import { divide } from "../../money/divide";

// What a deal's juniors hold and are owed. Payouts are kept in parts of a micro-dollar, 2^-64 each, and what does not divide by
// the supply is carried to the next one: nothing is lost and nothing paid twice. Mirrors JuniorToken.sol.

/** Micro-dollars of principal; parts that one token had been given, and that were owed, when the holder was last touched. */
type Holder = { readonly balance: bigint; readonly perToken: bigint; readonly owed: bigint };

/** All of a deal's junior token. */
export type JuniorPayouts = {
  /** Tokens, 6 decimals: one a micro-dollar that was committed. */
  readonly supply: bigint;
  /** Micro-dollars so far. */
  readonly distributed: bigint;
  /** Parts that one token has been given so far, and those not yet given to any. */
  readonly perToken: bigint;
  readonly remainder: bigint;
  readonly holders: Readonly<Record<string, Holder>>;
};

/** Of a micro-dollar: JuniorToken.SCALE_BITS. */
const scaleBits = 64n;

/** Before the first commitment: no tokens, no holders. */
export const noPayouts: JuniorPayouts = { supply: 0n, distributed: 0n, perToken: 0n, remainder: 0n, holders: {} };

const holderOf = ({ holders, perToken }: JuniorPayouts, name: string): Holder => holders[name] ?? { balance: 0n, perToken, owed: 0n };

/** Parts, 2^-64 of a micro-dollar each and exact, that a holder can claim or that wait for the next claim. Mirrors JuniorToken.owedTo(). */
export function juniorOwed(payouts: JuniorPayouts, name: string): bigint {
  const { balance, perToken, owed } = holderOf(payouts, name);
  return owed + balance * (payouts.perToken - perToken);
}

/** What a holder can claim: micro-dollars, rounded down; the rest waits. Mirrors JuniorToken.claimable(). */
export const juniorClaimable = (payouts: JuniorPayouts, name: string): bigint => juniorOwed(payouts, name) >> scaleBits;

/** Tokens of a holder, 6 decimals; 0 for who has none. Mirrors JuniorToken.balanceOf(). */
export const juniorBalance = (payouts: JuniorPayouts, name: string): bigint => holderOf(payouts, name).balance;

/** What a holder was given so far is theirs, whatever they hold from here on. */
function moved(payouts: JuniorPayouts, name: string, change: { balance?: bigint; owed?: bigint }): JuniorPayouts {
  const { balance } = holderOf(payouts, name);
  const owed = juniorOwed(payouts, name) + (change.owed ?? 0n);
  return { ...payouts, holders: { ...payouts.holders, [name]: { balance: balance + (change.balance ?? 0n), perToken: payouts.perToken, owed } } };
}

/** After a commitment of micro-dollars, or with a negative amount a refund. Mirrors JuniorToken.mint() and refund(). */
export function juniorMinted(payouts: JuniorPayouts, name: string, amount: bigint): JuniorPayouts {
  return { ...moved(payouts, name, { balance: amount }), supply: payouts.supply + amount };
}

/** After a transfer of tokens: what was paid out so far stays who held them then. The caller sees to it that they are there. Mirrors JuniorToken.transfer(). */
export function juniorTransferred(payouts: JuniorPayouts, from: string, to: string, amount: bigint): JuniorPayouts {
  return moved(moved(payouts, from, { balance: -amount }), to, { balance: amount });
}

/** After a payout of micro-dollars, shared by parts a token rounded down; what does not divide is carried to the next one. RangeError without tokens. Mirrors JuniorToken.distribute(). */
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

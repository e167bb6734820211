import { aidPerUsdc, bpsScale, one } from "./constants";
import { squareRoot } from "./square-root";

// The arithmetic of Uniswap v3 that a screen needs beside the quoter's answer. A pool's price is told as
// sqrtPriceX96 = √(token1 / token0) · 2^96 in smallest units; token0 is the token with the lower address.

/** A token of the pool. */
export type PoolToken = "AID" | "USDC";

/** The pool's fee, hundredths of a basis point of what is paid in: 0.01 %. */
export const poolFee = 100n;
const feeScale = 1_000_000n;

/** How much less than quoted a swap accepts, basis points: the choices, and the one that holds unless another is made. */
export const swapTolerances = [10n, 50n, 100n] as const;
export const swapToleranceBps = swapTolerances[0];

/** Price impact, and part by which less than one for one is paid, above which a swap wants an explicit yes, 1e18: 1 %. */
export const costToConfirm = one / 100n;

/** How long after it was decided a swap is void, seconds of the chain's clock. */
export const swapSeconds = 1_200n;

/** The farthest that a pool's price can be moved (TickMath.sol): a swap that arrives there found less than it wanted. */
const lowestSqrtPrice = 4_295_128_739n;
const highestSqrtPrice = 1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_342n;

const x192 = 1n << 192n;

/** What the pool's price, without fee and without moving it, makes of an amount paid in: smallest units, rounded down. */
function atMidPrice(amount: bigint, from: PoolToken, { sqrtPriceX96, aidIsToken0 }: PoolPrice): bigint {
  const square = sqrtPriceX96 * sqrtPriceX96;
  if (square === 0n) return 0n;
  const fromIsToken0 = (from === "AID") === aidIsToken0;
  return fromIsToken0 ? (amount * square) / x192 : (amount * x192) / square;
}

export type PoolPrice = { readonly sqrtPriceX96: bigint; readonly aidIsToken0: boolean };

/** USDC for one AID at the pool's price, 1e18, rounded down; 0 where the pool has no price. */
export function poolPrice(price: PoolPrice): bigint {
  // So much AID that its USDC, with six decimals, are the price with eighteen.
  return atMidPrice(one * aidPerUsdc, "AID", price);
}

/** The pool's fee on an amount paid in, in that amount's units, rounded up as the pool does. */
export function swapFee(amount: bigint): bigint {
  return (amount * poolFee + feeScale - 1n) / feeScale;
}

/**
 * How much less than the pool's price a swap pays because it moves that price, 1e18, rounded up; the fee is not in it.
 * 0 where it pays no less. `amount` goes in, `out` comes out, smallest units.
 */
export function priceImpact({ amount, out, from, price }: { amount: bigint; out: bigint; from: PoolToken; price: PoolPrice }): bigint {
  return partMissing(atMidPrice(amount - swapFee(amount), from, price), out);
}

/**
 * How much less than one for one a swap pays, whatever the reason and the fee included, 1e18, rounded up. 0 where it pays no less.
 * `amount` goes in, `out` comes out, smallest units.
 */
export function belowPar({ amount, out, from }: { amount: bigint; out: bigint; from: PoolToken }): bigint {
  return from === "AID" ? partMissing(amount, out * aidPerUsdc) : partMissing(amount * aidPerUsdc, out);
}

/** What part of a whole is missing, 1e18, rounded up; 0 where nothing is. */
function partMissing(whole: bigint, there: bigint): bigint {
  if (whole <= there) return 0n;
  return ((whole - there) * one + whole - 1n) / whole;
}

/** The least that a swap accepts of what was quoted: what is given up is rounded down. */
export function leastReceived(quoted: bigint, toleranceBps: bigint): bigint {
  return quoted - (quoted * toleranceBps) / bpsScale;
}

/** Whether a swap that leaves the pool at this price has used up everything that is in it on that side. */
export function isExhausted(sqrtPriceX96After: bigint): boolean {
  return sqrtPriceX96After <= lowestSqrtPrice + 1n || sqrtPriceX96After >= highestSqrtPrice - 1n;
}

/** The pool's price, as a limit for a swap, once the price of AID in USDC has fallen (AID paid in) or risen (USDC paid in) by `bps`. */
export function movedPrice({ sqrtPriceX96, aidIsToken0 }: PoolPrice, from: PoolToken, bps: bigint): bigint {
  const moved = from === "AID" ? bpsScale - bps : bpsScale + bps;
  const [part, whole] = aidIsToken0 ? [moved, bpsScale] : [bpsScale, moved];
  return squareRoot((sqrtPriceX96 * sqrtPriceX96 * part) / whole);
}

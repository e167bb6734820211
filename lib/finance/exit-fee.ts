import { divide } from "../money/divide";
import { one } from "./constants";

/** ExitFee's numbers: the fee with a full buffer, and how much more it is with an empty one, in millionths. */
const millionths = 1_000_000n;
const leastFee = 1_000n;
const spread = 19_000n;
/** ExitFee's series ends before this power. */
const powers = 14n;

/** The fee with a full buffer, and with an empty one; 1e18 is all of it. */
export const leastExitFee = (leastFee * one) / millionths;
export const mostExitFee = ((leastFee + spread) * one) / millionths;

/** What leaving at once is paid from. AID wei. */
export type ExitBuffer = {
  /** Free liquidity that all waiting tickets leave; nothing where it is negative. */
  readonly free: bigint;
  /** The free liquidity from which the fee is at its least. */
  readonly buffer: bigint;
};

/**
 * What is paid for `gross` AID wei that leave at once, rounded down: each part pays the fee of the liquidity that it meets.
 * Undefined where more would be paid than is free. Mirrors ExitFee.afterFee().
 */
export function afterExitFee(gross: bigint, { free, buffer }: ExitBuffer): bigint | undefined {
  const flat = free > buffer ? free - buffer : 0n;
  const atLeastFee = (gross * (millionths - leastFee)) / millionths;
  if (atLeastFee <= flat) return atLeastFee;
  const rest = gross - divide(flat * millionths, millionths - leastFee, "ceil");
  const tooMuch = (rest * (millionths - leastFee - spread)) / millionths > free - flat;
  if (tooMuch || buffer === 0n) return undefined;
  const net = flat + belowBuffer(rest, free - flat, buffer);
  return net > free ? undefined : net;
}

/** F0 − F(g), where F(g) = (F0 + k) · e^(−spread · g / buffer) − k. */
function belowBuffer(gross: bigint, free: bigint, buffer: bigint): bigint {
  const x = ((gross * spread) << 128n) / (buffer * millionths);
  const k = (buffer * (millionths - leastFee - spread)) / spread;
  return ((free + k) * oneLessExp(x)) >> 128n;
}

/** 1 − e^(−x) = x − x²/2! + x³/3! − …, in 2^-128. */
function oneLessExp(x: bigint): bigint {
  let sum = 0n;
  let term = x;
  for (let n = 2n; n <= powers; n += 1n) {
    sum = n % 2n === 0n ? sum + term : sum - term;
    term = (term * x) / n >> 128n;
  }
  return sum;
}

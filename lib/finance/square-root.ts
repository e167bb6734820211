/** The greatest whole number whose square is not above `value`. Throws for what is below zero. */
export function squareRoot(value: bigint): bigint {
  if (value < 0n) throw new RangeError("There is no square root of a number below zero.");
  if (value < 2n) return value;
  // Newton's steps from above: 2^⌈bits/2⌉ is never below the root.
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

// What a level payment is, by whole numbers alone: with m = 120,000 + rate and n = 120,000, (1 + r)^k is m^k / n^k.

/** The exact level payment as numerator and denominator: (P·q − B)·r / (q − 1). */
export function exactLevelPayment(options: { principal: bigint; balloon: bigint; rateBps: bigint; months: number }): readonly [numerator: bigint, denominator: bigint] {
  const { principal, balloon, rateBps, months } = options;
  if (rateBps === 0n) return [principal - balloon, BigInt(months)];
  const grown = (120_000n + rateBps) ** BigInt(months);
  const unit = 120_000n ** BigInt(months);
  return [(principal * grown - balloon * unit) * rateBps, (grown - unit) * 120_000n];
}

/**
 * What is left after paying so much every month at a twelfth of the rate, as a numerator over 120,000^months: month by month,
 * without the formula above.
 */
export function leftAfter(options: { principal: bigint; payment: bigint; rateBps: bigint; months: number }): readonly [numerator: bigint, denominator: bigint] {
  const { principal, payment, rateBps, months } = options;
  let [left, unit] = [principal, 1n];
  for (let month = 0; month < months; month += 1) {
    unit *= 120_000n;
    left = left * (120_000n + rateBps) - payment * unit;
  }
  return [left, unit];
}

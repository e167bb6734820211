/** Chance that is the same for the same seed, by mulberry32 (public domain, Tommy Ettinger and Bryc). */
export type Dice = {
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  big(min: bigint, max: bigint): bigint;
  /** True once in so many. */
  once(inTimes: number): boolean;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
};

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const whole = (min: number, max: number): number => min + (word() % (max - min + 1));
  const wide = (): bigint => (BigInt(word()) << 64n) | (BigInt(word()) << 32n) | BigInt(word());
  return {
    whole,
    big: (min, max) => min + (wide() % (max - min + 1n)),
    once: (inTimes) => word() % inTimes === 0,
    pick: (values) => values[whole(0, values.length - 1)] ?? values[0],
  };
}

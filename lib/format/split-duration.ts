export type DurationUnit = "day" | "hour" | "minute" | "second";

const sizes: readonly (readonly [DurationUnit, number])[] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/**
 * A time span as its largest unit and the next smaller one, cut to whole units: 190,000 s are 2 days and
 * 4 hours. A part of zero is left out; an empty span is 0 seconds. Negative spans count as empty.
 */
export function splitDuration(seconds: bigint | number): readonly (readonly [DurationUnit, number])[] {
  const total = Math.max(0, Math.floor(Number(seconds)));
  const first = Math.max(0, sizes.findIndex(([, size]) => total >= size));
  if (total === 0) return [["second", 0]];
  let rest = total;
  return sizes
    .slice(first, first + 2)
    .map(([unit, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return [unit, count] as const;
    })
    .filter(([, count]) => count > 0);
}

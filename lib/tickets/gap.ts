import { type Range, rangeBlocks, rangesAtOnce } from "../portfolio/span";

/**
 * The ranges of one look at a gap, and what lies between them then: so many of them from its upper end, which is what a
 * ticket that is held did last, and the rest from its lower end, which is where one that has ended began.
 */
export function rangesFromEnds({ from, to }: Range, fromTop: number): { readonly ranges: readonly Range[]; readonly between: Range | undefined } {
  const ranges: Range[] = [];
  let [low, high] = [from, to];
  while (low <= high && ranges.length < rangesAtOnce) {
    const blocks = high - low < rangeBlocks ? high - low + 1n : rangeBlocks;
    if (ranges.length < fromTop) {
      ranges.push({ from: high - blocks + 1n, to: high });
      high -= blocks;
    } else {
      ranges.push({ from: low, to: low + blocks - 1n });
      low += blocks;
    }
  }
  return { ranges, between: upTo({ from: low, to: high }, high) };
}

/** What of a range is not above a block; undefined where that is nothing. */
export function upTo({ from, to }: Range, last: bigint): Range | undefined {
  const end = to < last ? to : last;
  return from <= end ? { from, to: end } : undefined;
}

/** The numbers of blocks that an address asks for; undefined for what cannot be a range of them. */
export function readGap({ from, to }: Readonly<Partial<Record<"from" | "to", string | string[] | undefined>>>): Range | undefined {
  const isNumber = (text: unknown): text is string => typeof text === "string" && /^\d{1,15}$/.test(text);
  return isNumber(from) && isNumber(to) && BigInt(from) <= BigInt(to) ? { from: BigInt(from), to: BigInt(to) } : undefined;
}

export type HeightShare = { readonly height: number; readonly enlarged: boolean };

/**
 * Divides a height among values in proportion, but gives none less than `least`; the others make the room.
 * Where even that does not fit, all get the same. The heights always add up to `height`.
 */
export function shareHeight(options: { values: readonly bigint[]; height: number; least: number }): HeightShare[] {
  const { values, height, least } = options;
  if (values.length * least >= height) return values.map(() => ({ height: height / values.length, enlarged: true }));

  const small = new Set<number>();
  for (;;) {
    const room = height - small.size * least;
    const large = values.reduce((sum, value, index) => (small.has(index) ? sum : sum + value), 0n);
    const heightOf = (value: bigint) => (large === 0n ? 0 : (room * Number((value * 1_000_000_000n) / large)) / 1_000_000_000);
    const tooSmall = values.findIndex((value, index) => !small.has(index) && heightOf(value) < least);
    if (tooSmall === -1) {
      return values.map((value, index) =>
        small.has(index) ? { height: least, enlarged: true } : { height: heightOf(value), enlarged: false },
      );
    }
    small.add(tooSmall);
  }
}

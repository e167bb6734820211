const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The tab that a key leads to, wrapping at both ends; `undefined` when the key means nothing here. */
export function nextTabIndex({ key, index, count }: { key: string; index: number; count: number }): number | undefined {
  if (count === 0) return undefined;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = steps[key];
  return step === undefined ? undefined : (index + step + count) % count;
}

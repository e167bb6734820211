/**
 * Moves labels apart so that none covers another, each as near to its place as the order allows. `middles`
 * are sorted from top to bottom. Labels stay within 0..height; where they cannot all fit, they overlap evenly.
 */
export function placeLabels(options: { middles: readonly number[]; labelHeight: number; height: number }): number[] {
  const { middles, height } = options;
  const labelHeight = Math.min(options.labelHeight, middles.length === 0 ? 0 : height / middles.length);
  const placed = [...middles];
  let limit = labelHeight / 2;
  for (const [index, middle] of placed.entries()) {
    placed[index] = Math.max(middle, limit);
    limit = (placed[index] ?? 0) + labelHeight;
  }
  limit = height - labelHeight / 2;
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    placed[index] = Math.min(placed[index] ?? 0, limit);
    limit = (placed[index] ?? 0) - labelHeight;
  }
  return placed;
}

const figure = /-?\d[\d,]*/g;
const valueOf = (text: string): number => Number(text.replaceAll(",", ""));

/**
 * Whether two pages say the same, figures up to a part of themselves. What accrues by the second makes a figure differ by
 * a few units of gas from run to run.
 * @param part for example 0.001 for a tenth of a per cent
 */
export function sameWithin(one: string, other: string, part: number): boolean {
  if (one.replace(figure, "#") !== other.replace(figure, "#")) return false;
  const others = other.match(figure) ?? [];
  return (one.match(figure) ?? []).every((text, index) => {
    const [a, b] = [valueOf(text), valueOf(others[index] ?? "")];
    return Math.abs(a - b) <= part * Math.max(Math.abs(a), Math.abs(b));
  });
}

import { fraction } from "./fraction";

/** A value at a moment. Unix seconds; the value in any unit, the same for all points of a line. */
export type LinePoint = { readonly time: bigint; readonly value: bigint };

export type PlacedPoint = LinePoint & { readonly x: number; readonly y: number };

export type LineGeometry = {
  /** From left to right, in the units of `width` and `height`, y from the top. */
  readonly past: readonly PlacedPoint[];
  /** What follows the last point of the past, if anything is known of it. */
  readonly ahead: readonly PlacedPoint[];
  /** SVG path data; empty where there are not two points to join. */
  readonly pastPath: string;
  readonly aheadPath: string;
  readonly lowest: bigint;
  readonly highest: bigint;
};

export type LineGeometryOptions = {
  readonly past: readonly LinePoint[];
  readonly ahead?: readonly LinePoint[] | undefined;
  readonly width: number;
  readonly height: number;
  /** Is on the scale of the values too, so that heights compare with it. */
  readonly base?: bigint | undefined;
};

/**
 * Places a line whose past was read and whose continuation is computed, both over one pair of scales: time from the first
 * to the last point, values from the lowest to the highest, `base` among them. A line that never moves lies in the middle. Pure.
 */
export function lineGeometry({ past, ahead = [], width, height, base }: LineGeometryOptions): LineGeometry {
  const all = [...past, ...ahead].toSorted((a, b) => compare(a.time, b.time));
  const values = [...all.map(({ value }) => value), ...(base === undefined || all.length === 0 ? [] : [base])].toSorted(compare);
  const [lowest = 0n, highest = 0n] = [values[0], values.at(-1)];
  const [first = 0n, last = 0n] = [all[0]?.time, all.at(-1)?.time];
  const place = (point: LinePoint): PlacedPoint => ({
    ...point,
    x: last === first ? width : width * fraction(point.time - first, last - first),
    y: highest === lowest ? height / 2 : height * (1 - fraction(point.value - lowest, highest - lowest)),
  });
  const placedPast = past.toSorted((a, b) => compare(a.time, b.time)).map(place);
  const placedAhead = ahead.toSorted((a, b) => compare(a.time, b.time)).map(place);
  return {
    past: placedPast,
    ahead: placedAhead,
    pastPath: pathOf(placedPast),
    aheadPath: pathOf([...placedPast.slice(-1), ...placedAhead]),
    lowest,
    highest,
  };
}

function pathOf(points: readonly PlacedPoint[]): string {
  if (points.length < 2) return "";
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(2)} ${y.toFixed(2)}`).join("");
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

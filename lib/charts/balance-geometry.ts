import { balanceSides, type BalancePart, type BalancePartId, type BalanceState, type BehindId, type OwedId } from "./balance-sides";
import { fraction } from "./fraction";
import { placeLabels } from "./place-labels";
import { shareHeight } from "./share-height";

export type BalanceSegment<Id extends BalancePartId = BalancePartId> = BalancePart<Id> & {
  /** From the top of the drawing, in the units of `height`. */
  readonly top: number;
  readonly height: number;
  /** The part of `height` that is not there yet; never too thin to be seen. */
  readonly added: number;
  /** Too small to be seen at scale, so drawn at the least visible height. */
  readonly enlarged: boolean;
  /** Middle of the label beside it. */
  readonly labelMiddle: number;
};

export type BalanceGeometry = {
  readonly height: number;
  readonly behind: readonly BalanceSegment<BehindId>[];
  readonly owed: readonly BalanceSegment<OwedId>[];
  /** Where the columns begin: above 0 when the balance is about to shrink. */
  readonly top: number;
  /** Where the columns began before, when that is another place; the level is drawn as a dashed line. */
  readonly topBefore: number | undefined;
  readonly total: bigint;
};

export type BalanceGeometryOptions = {
  readonly after: BalanceState;
  readonly before?: BalanceState | undefined;
  /** Height of the drawing, in any unit; everything returned is in the same. */
  readonly height: number;
  /** No part that exists is drawn lower than this. */
  readonly least: number;
  /** Room that a label takes from top to bottom. */
  readonly labelHeight: number;
};

/**
 * Places the two columns of the balance drawing. Both share one scale, so that their tops meet; a part that
 * is zero is left out. Pure; the only place where money becomes a floating point number, and only to be drawn.
 */
export function balanceGeometry({ after, before = after, height, least, labelHeight }: BalanceGeometryOptions): BalanceGeometry {
  const sides = balanceSides(after, before);
  const scaleTotal = sides.total > sides.totalBefore ? sides.total : sides.totalBefore;
  const levelOf = (total: bigint) => (total === 0n ? 0 : Math.max(height * fraction(total, scaleTotal), least * MOST_PARTS));
  const drawn = levelOf(sides.total);
  const drawnBefore = levelOf(sides.totalBefore);
  const column = <Id extends BalancePartId>(parts: readonly BalancePart<Id>[]) =>
    placeColumn({ parts, top: height - drawn, drawn, height, least, labelHeight });
  return {
    height,
    behind: column(sides.behind),
    owed: column(sides.owed),
    top: height - drawn,
    topBefore: sides.total === sides.totalBefore ? undefined : height - drawnBefore,
    total: sides.total,
  };
}

/** Parts a column can have at once; so many slivers fit even into a balance that all but vanishes. */
const MOST_PARTS = 4;

type ColumnOptions<Id extends BalancePartId> = {
  parts: readonly BalancePart<Id>[];
  top: number;
  drawn: number;
  height: number;
  least: number;
  labelHeight: number;
};

function placeColumn<Id extends BalancePartId>(options: ColumnOptions<Id>): BalanceSegment<Id>[] {
  const { top, drawn, height, least, labelHeight } = options;
  const parts = options.parts.filter(({ value }) => value > 0n);
  const shares = shareHeight({ values: parts.map(({ value }) => value), height: drawn, least });
  let next = top;
  const placed = parts.map((part, index) => {
    const { height: own, enlarged } = shares[index] ?? { height: 0, enlarged: false };
    const added = part.change > 0n ? Math.min(own, Math.max(own * fraction(part.change, part.value), least / 2)) : 0;
    const segment = { ...part, top: next, height: own, enlarged, added };
    next += own;
    return segment;
  });
  const middles = placeLabels({
    middles: placed.map((segment) => segment.top + segment.height / 2),
    labelHeight,
    height,
  });
  return placed.map((segment, index) => ({ ...segment, labelMiddle: middles[index] ?? segment.top }));
}

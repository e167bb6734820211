import { cx } from "@/components/ui/cx";
import type { BalanceSegment } from "@/lib/charts/balance-geometry";

type LeadersProps = {
  segments: readonly BalanceSegment[];
  height: number;
  /** Which side of the lines the labels are on. */
  labels: "left" | "right";
};

const WIDTH = 16;

/** Hairlines from each part to its label, which may have moved to make room. */
export function Leaders({ segments, height, labels }: LeadersProps) {
  const [from, to] = labels === "left" ? [WIDTH, 0] : [0, WIDTH];
  const turn = (from + to) / 2;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      className={cx("h-full w-full fill-none stroke-ink-3 forced-colors:stroke-[CanvasText]", labels === "left" ? "pl-1" : "pr-1")}
    >
      {segments.map(({ id, top, height: own, labelMiddle }) => (
        <path
          key={id}
          vectorEffect="non-scaling-stroke"
          d={`M${from} ${(top + own / 2).toFixed(1)}L${turn} ${labelMiddle.toFixed(1)}H${to}`}
        />
      ))}
    </svg>
  );
}

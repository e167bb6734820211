import { cx } from "@/components/ui/cx";
import type { BalanceSegment } from "@/lib/charts/balance-geometry";
import type { BalanceWords } from "./words";
import { rem } from "./look";

type LabelsProps = { segments: readonly BalanceSegment[]; words: BalanceWords; side: "left" | "right" };

/** Names and amounts beside the column, on paper, so that they are readable whatever the part's colour or size. */
export function Labels({ segments, words, side }: LabelsProps) {
  return (
    <div className="relative wrap-normal">
      {segments.map((segment) => (
        <div
          key={segment.id}
          className={cx("absolute inset-x-0 -translate-y-1/2 leading-tight", side === "left" && "text-right")}
          style={{ top: rem(segment.labelMiddle) }}
        >
          <div className="text-note text-ink-2">{words.name(segment.id)}</div>
          <div className="text-note @md:text-small">{words.drawn(segment.value)}</div>
          {segment.change !== 0n && <div className="text-note font-medium">{words.change(segment.change)}</div>}
        </div>
      ))}
    </div>
  );
}

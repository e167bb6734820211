import { cx } from "@/components/ui/cx";
import type { BalanceSegment } from "@/lib/charts/balance-geometry";
import { addedAtBottom, partClasses, rem } from "./look";

/** One column of the drawing; where it stands is for its parent to say. */
export function Column({ segments }: { segments: readonly BalanceSegment[] }) {
  return (
    <div className="relative print:[print-color-adjust:exact]">
      {segments.map(({ id, top, height, added }) => (
        <div key={id} className="absolute inset-x-0 py-px transition-[top,height] duration-150" style={{ top: rem(top), height: rem(height) }}>
          <div className={cx("relative h-full forced-colors:border forced-colors:border-[CanvasText]", partClasses[id])}>
            {added > 0 && (
              <div
                className={cx("balance-added absolute inset-x-0", addedAtBottom.has(id) ? "bottom-0" : "top-0")}
                style={{ height: `${((added / height) * 100).toFixed(2)}%` }}
              />
            )}
          </div>
        </div>
      ))}
    </div>
  );
}

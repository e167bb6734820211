import type { BalanceGeometry } from "@/lib/charts/balance-geometry";
import { rem } from "./look";

/** Room that the word needs between the line and the columns; where there is less, the caption says what the line is. */
const WORD_HEIGHT = 20;

/** The level the columns reached before, when they are about to shrink. Where they grow, the hatching tells. */
export function Level({ geometry, label }: { geometry: BalanceGeometry; label: string }) {
  const { top, topBefore } = geometry;
  if (topBefore === undefined || topBefore >= top) return null;
  return (
    <div className="balance-level" style={{ top: rem(topBefore), height: rem(top - topBefore) }}>
      {top - topBefore >= WORD_HEIGHT && <span className="px-1 text-note text-ink-2">{label}</span>}
    </div>
  );
}

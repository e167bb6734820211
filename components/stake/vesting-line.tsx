import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "@/lib/format";
import type { VestingProgress } from "@/lib/screens";

const width = 320;
const height = 56;

/** The straight line along which rewards become part of the price: past drawn full, the rest dashed. */
export function VestingLine({ progress: { start, end, passed } }: { progress: VestingProgress }) {
  const t = useTranslations("stake.vesting");
  const locale = useLocale();
  const from = formatDate({ timestamp: start, locale, precision: "day" });
  const to = formatDate({ timestamp: end, locale, precision: "day" });
  const [x, y] = [passed * width, 4 + passed * (height - 8)];
  return (
    <figure className="mt-3 max-w-md">
      <svg role="img" aria-label={t("drawing", { start: from, end: to })} viewBox={`-4 0 ${width + 8} ${height}`} className="block w-full overflow-visible">
        <path d={`M0 ${height - 4}H${width}`} className="stroke-rule" />
        <path d={`M0 4L${x} ${y}`} className="stroke-copper" strokeWidth="1.8" fill="none" />
        <path d={`M${x} ${y}L${width} ${height - 4}`} className="stroke-copper" strokeWidth="1.5" strokeDasharray="3 3" fill="none" />
        <circle cx={x} cy={y} r="3.4" className="fill-copper" />
      </svg>
      <figcaption aria-hidden="true" className="mt-1 flex justify-between text-note text-ink-2">
        <span>{from}</span>
        <span>{to}</span>
      </figcaption>
    </figure>
  );
}

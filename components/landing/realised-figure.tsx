import { useLocale, useTranslations } from "next-intl";
import { Figure } from "@/components/ui/figure";
import { secondsPerDay } from "@/lib/finance";
import { formatDuration } from "@/lib/format";
import { formatPercent } from "@/lib/money";
import { historyWindows, type Measured } from "@/lib/screens";

const token = (chunks: React.ReactNode) => <span className="token">{chunks}</span>;

/** The realised APR with the window and the blocks it was measured between, or that there is no history yet. */
export function RealisedFigure({ realised }: { realised: Measured | null }) {
  const t = useTranslations("landing.figure");
  const locale = useLocale();
  const label = t.rich("realised", { token });
  if (realised === null) {
    const none = <span className="inline-block align-top text-[0.667em] leading-[1.725]">{t("realisedNone")}</span>;
    return <Figure label={label} value={none} note={t("realisedNote", { span: formatDuration({ seconds: historyWindows.week, locale }) })} />;
  }
  return (
    <Figure
      label={label}
      value={formatPercent({ value: realised.rate, decimals: 18, locale, minDecimals: 2 })}
      note={t("realisedSince", {
        days: Number(realised.seconds / secondsPerDay),
        block: Number(realised.from.blockNumber),
      })}
    />
  );
}

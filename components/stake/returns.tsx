"use client";

import { useLocale, useTranslations } from "next-intl";
import { Figure } from "@/components/ui/figure";
import { Figures } from "@/components/ui/figures";
import { secondsPerDay } from "@/lib/finance";
import { formatCount, formatDuration } from "@/lib/format";
import { type Amount, formatBps, formatExact } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { historyWindows, shortestBillWindow, type StakeYield } from "@/lib/screens";
import { apr } from "./apr";

type ReturnsProps = { earned: StakeYield; staking: Amount<"AID"> | undefined; protocol: ProtocolView };

/** What staking earns: running, realised and wished for, each with its meaning. */
export function Returns({ earned, staking, protocol }: ReturnsProps) {
  const t = useTranslations("stake.yield");
  const locale = useLocale();
  return (
    <section aria-labelledby="returns">
      <h2 id="returns" className="mb-4 text-title">
        {t("title")}
      </h2>
      <dl className="border-t-2 border-rule-strong py-4">
        <Running earned={earned} staking={staking} />
      </dl>
      <Figures side label={t("label")}>
        {earned.realised.map((realised) => (
          <Realised key={realised.window} {...realised} />
        ))}
        <Figure
          label={t("target")}
          value={formatBps({ bps: protocol.reserves.targetApr, locale, minDecimals: 2 })}
          note={t("targetNote")}
        />
      </Figures>
    </section>
  );
}

function Running({ earned: { billRate, running, runningAfter }, staking }: Omit<ReturnsProps, "protocol">) {
  const t = useTranslations("stake.yield");
  const locale = useLocale();
  if (running === null) {
    const why = billRate === null ? t("runningUnknownNote", { span: formatDuration({ seconds: shortestBillWindow, locale }) }) : t(billRate.rate < 0n ? "runningFell" : "runningNothing");
    return <Figure label={t("running")} value={<span className="text-ink-2">{t("runningUnknown")}</span>} note={why} size="lg" />;
  }
  const after =
    runningAfter !== null && staking
      ? t("afterStake", { rate: apr(runningAfter, locale), amount: formatExact({ amount: staking, locale }) })
      : undefined;
  return (
    <Figure
      label={t("running")}
      value={apr(running, locale)}
      size="lg"
      note={
        <>
          {t("runningNote")} {after && <span className="text-ink">{after}</span>}
        </>
      }
    />
  );
}

function Realised({ window, measured }: StakeYield["realised"][number]) {
  const t = useTranslations("stake.yield");
  const locale = useLocale();
  const days = Number(historyWindows[window] / secondsPerDay);
  const label = t("realised", { days });
  if (measured === null) {
    const nothing = <span className="text-figure-sm text-ink-2">{t("realisedNone")}</span>;
    return <Figure label={label} value={nothing} note={t("realisedNoneNote", { days })} />;
  }
  return (
    <Figure
      label={label}
      value={apr(measured.rate, locale)}
      note={t("realisedNote", {
        block: formatCount({ count: measured.from.blockNumber, locale }),
        span: formatDuration({ seconds: measured.seconds, locale }),
      })}
    />
  );
}

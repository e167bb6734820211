"use client";

import { useLocale, useTranslations } from "next-intl";
import { StateDot } from "@/components/ui/state-dot";
import { useHead } from "@/hooks/chain/use-head";
import { useNow } from "@/hooks/chain/use-now";
import { formatAge } from "@/lib/format";
import type { ProtocolView } from "@/lib/queries";

/** The block that the figures belong to, its age, and whether it is the newest that could be had. */
export function LiveStamp({ view, stale }: { view: ProtocolView; stale: boolean }) {
  const t = useTranslations("form");
  const locale = useLocale();
  const head = useHead();
  const newest = head && head.number >= view.blockNumber ? head : undefined;
  const number = newest?.number ?? view.blockNumber;
  const timestamp = newest?.timestamp ?? Number(view.timestamp);
  const now = useNow(timestamp);
  return (
    <p className="flex items-baseline gap-2 text-note text-ink-2">
      <StateDot state={stale ? "off" : "good"} />
      <span>{t(stale ? "blockStale" : "block", { number: number.toLocaleString(locale), age: formatAge({ timestamp, now, locale }) })}</span>
    </p>
  );
}

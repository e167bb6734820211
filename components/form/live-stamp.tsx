"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { StateDot } from "@/components/ui/state-dot";
import { useHead } from "@/hooks/chain/use-head";
import { useNow } from "@/hooks/chain/use-now";
import { useReasonSentence } from "@/hooks/form/use-reason-sentence";
import { formatAge, formatCount } from "@/lib/format";
import type { ProtocolView } from "@/lib/queries";
import { chainReason, type ChainHealth } from "@/lib/screens";

/** The block that the figures belong to, its age, and what is wrong where it is not the newest. */
export function LiveStamp({ view, chain }: { view: ProtocolView; chain: ChainHealth }) {
  const t = useTranslations("form");
  const locale = useLocale();
  const sentenceOf = useReasonSentence();
  const head = useHead();
  const newest = head && head.number >= view.blockNumber ? head : undefined;
  const number = formatCount({ count: newest?.number ?? view.blockNumber, locale });
  const timestamp = newest?.timestamp ?? Number(view.timestamp);
  const age = formatAge({ timestamp, now: useNow(timestamp), locale });
  const trouble = chainReason({ chain });
  return (
    <div>
      <LiveRegion hidden>{trouble && <Once key={trouble.code} text={sentenceOf(trouble)} />}</LiveRegion>
      {trouble ? (
        <Notice tone="warn" title={sentenceOf(trouble)}>
          {t("blockStale", { number, age })}
        </Notice>
      ) : (
        <p className="flex items-baseline gap-2 text-note text-ink-2">
          <StateDot state="good" />
          <span>{t("block", { number, age })}</span>
        </p>
      )}
    </div>
  );
}

/** A text as it was at first: read out, an age that counts on would never end. */
function Once({ text }: { text: string }) {
  const [first] = useState(text);
  return first;
}

"use client";

import { useTranslations } from "next-intl";
import type { Address } from "viem";
import { LookBack } from "@/components/tickets/look-back";
import { useActivity } from "@/hooks/portfolio/use-activity";
import type { Activity } from "@/lib/portfolio";
import { ActivityEntry } from "./activity-entry";

type ActivityListProps = {
  account: Address;
  initial: Activity | undefined;
  /** The server tried to read it, and could not. */
  missed: boolean;
};

/** What the account has done, newest first, with the blocks that were looked at; older ones on demand. */
export function ActivityList({ account, initial, missed }: ActivityListProps) {
  const t = useTranslations("portfolio.activity");
  const activity = useActivity(account, initial);
  const { known, entries, stale, earlier, looksBack } = activity;
  return (
    <section aria-labelledby="activity" className="border-t-2 border-rule-strong pt-4">
      <h2 id="activity" className="text-title">
        {t("title")}
      </h2>
      <p className="mt-1 text-note text-ink-2">{t("intro")}</p>
      {known === undefined && <p className="mt-3 text-small">{t(stale || missed ? "unread" : "reading")}</p>}
      {known && entries.length === 0 && <p className="mt-3 text-small">{t("empty")}</p>}
      {entries.length > 0 && (
        <ol className="mt-3 divide-y divide-rule border-y border-rule">
          {entries.map((entry) => (
            <ActivityEntry key={entry.hash} entry={entry} />
          ))}
        </ol>
      )}
      {known && <LookedAt known={known} stale={stale} />}
      <LookBack activity={activity} onPress={earlier} label={looksBack ? undefined : t("earlier")} />
    </section>
  );
}

/** Why it begins where it does. */
function endOf(from: bigint, complete: boolean): "whole" | "complete" | "partial" {
  if (from === 0n) return "whole";
  return complete ? "complete" : "partial";
}

function LookedAt({ known: { from, to, complete }, stale }: { known: Activity; stale: boolean }) {
  const t = useTranslations("portfolio.activity");
  const past = useTranslations("tickets.past");
  const blocks = { from: Number(from), to: Number(to) };
  return (
    <p className="mt-3 text-note text-ink-2">
      {past("looked", blocks)} {t(endOf(from, complete), blocks)} {stale && t("stale", blocks)}
    </p>
  );
}

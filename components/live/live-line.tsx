import { useLocale, useTranslations } from "next-intl";
import type { ChainHealth } from "@/lib/screens";
import { LiveBlock, type LiveBlockProps } from "./live-block";

type LiveLineProps = {
  /** Of the page's figures; timestamp in unix seconds. */
  block: { readonly number: bigint; readonly timestamp: number };
  health: ChainHealth;
  /** What ages are counted from, unix seconds. */
  now: number;
  incidents?: boolean;
};

/** Dates a page's figures: their block, its age, and why they are not the newest where they are not. */
export function LiveLine({ block, health, now, incidents = false }: LiveLineProps) {
  const t = useTranslations("live");
  const locale = useLocale();
  const number = Number(block.number);
  const trouble: LiveBlockProps["texts"]["trouble"] = {
    stale: t("trouble.stale"),
    unreachable: t("trouble.unreachable"),
    unreadable: t("trouble.unreadable"),
    "not-deployed": t("trouble.not-deployed"),
    offline: t("trouble.offline"),
  };
  return (
    <LiveBlock
      locale={locale}
      number={number}
      timestamp={block.timestamp}
      serverNow={now}
      trouble={health.status === "live" ? null : health.status}
      incidents={incidents}
      texts={{ block: t("block", { number }), note: t("note"), trouble, last: t("last") }}
    />
  );
}

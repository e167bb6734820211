import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { BlockRef } from "@/hooks/read/read-state";
import { formatAge } from "@/lib/format";

/** Stands above an account's last known figures while it cannot be read again. `now` in unix seconds. */
export function StaleAccount({ block, now }: { block: BlockRef; now: bigint }) {
  const t = useTranslations("portfolio");
  const locale = useLocale();
  return <Notice tone="warn" title={t("stale", { block: Number(block.number), age: formatAge({ timestamp: block.timestamp, now, locale }) })} />;
}

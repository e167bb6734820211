import { useLocale, useTranslations } from "next-intl";
import { ticketWait } from "@/lib/finance";
import { formatDuration } from "@/lib/format";

/** What cancelling costs. Said once for all the tickets beside it; each button that cancels names it (`aria-describedby`). */
export function CancelNote({ id }: { id: string }) {
  const t = useTranslations("tickets");
  const wait = formatDuration({ seconds: ticketWait, locale: useLocale() });
  return (
    <p id={id} className="text-note text-ink-2">
      {t("cancelNote", { wait })}
    </p>
  );
}

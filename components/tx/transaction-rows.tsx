import { useLocale, useTranslations } from "next-intl";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { formatDate } from "@/lib/format/format-date";
import { formatExactWithSymbol } from "@/lib/money";
import type { SummaryRow } from "@/lib/tx/flow";

/** What leaves the account and what arrives in it, to the last digit. */
export function TransactionRows({ rows }: { rows: readonly SummaryRow[] }) {
  const t = useTranslations("tx.row");
  const locale = useLocale();
  const valueOf = (row: SummaryRow): string => {
    if (row.kind === "verified-until") return formatDate({ timestamp: row.expiry, locale });
    const amount = formatExactWithSymbol({ amount: row.amount, locale });
    return row.least ? t("about", { amount, least: formatExactWithSymbol({ amount: row.least, locale }) }) : amount;
  };
  return (
    <KeyValueList label={t("label")}>
      {rows.map((row) => (
        <KeyValueRow key={row.kind} label={t(row.kind)} value={<span className="tabular-nums">{valueOf(row)}</span>} />
      ))}
    </KeyValueList>
  );
}

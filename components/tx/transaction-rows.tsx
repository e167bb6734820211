import { useLocale, useTranslations } from "next-intl";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { formatDate } from "@/lib/format/format-date";
import { type Amount, formatAmount, formatExactWithSymbol, tokens } from "@/lib/money";
import type { SummaryRow } from "@/lib/tx/flow";

/** What is not settled yet needs no eighteen digits. */
function rounded(amount: Amount, locale: string): string {
  return `${formatAmount({ amount, locale, maxDecimals: 6 })} ${tokens[amount.token].symbol}`;
}

/** What leaves the account and what arrives in it, to the last digit where it is settled. */
export function TransactionRows({ rows }: { rows: readonly SummaryRow[] }) {
  const t = useTranslations("tx.row");
  const locale = useLocale();
  const valueOf = (row: SummaryRow): string => {
    if (row.kind === "verified-until") return formatDate({ timestamp: row.expiry, locale });
    if (row.least === undefined) return formatExactWithSymbol({ amount: row.amount, locale });
    return t("about", { amount: rounded(row.amount, locale), least: rounded(row.least, locale) });
  };
  return (
    <KeyValueList label={t("label")}>
      {rows.map((row) => (
        <KeyValueRow key={row.kind} label={t(row.kind)} value={<span className="tabular-nums">{valueOf(row)}</span>} />
      ))}
    </KeyValueList>
  );
}

import { useLocale, useTranslations } from "next-intl";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { Notice } from "@/components/ui/notice";
import { formatAmount, tokens, type Amount } from "@/lib/money";
import { statusValues } from "@/lib/server/status/reason-values";
import { protocolReasons } from "@/lib/server/status/reasons";
import type { ProtocolView } from "@/lib/queries";
import type { Statement } from "./statement";

/** What can be done at this block, and what stands in the way if anything does. */
export function OpenNow({ view, statement }: { view: ProtocolView; statement: Statement }) {
  const t = useTranslations("landing.now");
  const status = useTranslations("status");
  const locale = useLocale();
  const money = (amount: Amount) => `${formatAmount({ amount, locale })} ${tokens[amount.token].symbol}`;
  const reasons = protocolReasons(view);
  return (
    <section aria-labelledby="now" className="border-t border-rule pt-4">
      <h2 id="now" className="text-title">
        {t("title")}
      </h2>
      <div className="mt-3">
        <KeyValueList>
          <KeyValueRow label={t("price")} value={t("priceValue")} note={t("priceNote")} />
          <KeyValueRow label={t("mintable")} value={money(statement.mintable)} note={t("mintableNote")} />
          <KeyValueRow label={t("redeemable")} value={money(statement.redeemable)} note={t("redeemableNote")} />
        </KeyValueList>
      </div>
      {reasons.length > 0 && (
        <div className="mt-4">
          <Notice tone="warn" title={t("limited")}>
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{status(reason, statusValues({ locale }))}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
    </section>
  );
}

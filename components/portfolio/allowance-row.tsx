"use client";

import { useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { spenderName } from "@/components/tx/spender-name";
import { Button } from "@/components/ui/button";
import { amountOf } from "@/lib/money";
import { type GivenAllowance, isUnlimited } from "@/lib/portfolio";

type AllowanceRowProps = {
  allowance: GivenAllowance;
  /** Why it cannot be revoked now, if it cannot. */
  blocked: string | false;
  /** Absent where the account is not the reader's. */
  onRevoke: (() => void) | undefined;
};

/** One allowance, in a key-value list. */
export function AllowanceRow({ allowance: { token, spender, raw }, blocked, onRevoke }: AllowanceRowProps) {
  const t = useTranslations("portfolio.allowances");
  const names = { token, spender: spenderName(spender) };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <dt className="text-ink-2">{t("to", names)}</dt>
      <dd className="ml-auto flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
        {isUnlimited(raw) ? t("unlimited") : <TokenAmount amount={amountOf(token, raw)} maxDecimals={6} minDecimals={2} rounding="up" />}
        {onRevoke && (
          <Button aria-label={blocked ? undefined : t("revokeLabel", names)} disabledReason={blocked} onClick={onRevoke}>
            {t("revoke")}
          </Button>
        )}
      </dd>
    </div>
  );
}

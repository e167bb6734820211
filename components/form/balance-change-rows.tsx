"use client";

import { useTranslations } from "next-intl";
import { AmountText } from "@/components/money/amount-text";
import { KeyValueRow } from "@/components/ui/key-value";
import type { BalanceChange } from "@/lib/screens";

/** As many decimals as USDC has, so that a difference can be checked. */
const look = { maxDecimals: 6, minDecimals: 2 } as const;

/** Rows of a key-value list: the account's balances, each with what it becomes. None while no account is known. */
export function BalanceChangeRows({ changes }: { changes: readonly BalanceChange[] }) {
  const t = useTranslations("form");
  return changes.map(({ token, before, after }) => (
    <KeyValueRow
      key={token}
      label={t("yours", { token })}
      value={
        after === undefined ? (
          <AmountText amount={before} {...look} />
        ) : (
          <>
            <span className="text-ink-2">
              <AmountText amount={before} {...look} />
            </span>
            <span aria-hidden="true" className="px-1.5 text-ink-2">
              →
            </span>
            <span className="sr-only"> {t("become")} </span>
            <AmountText amount={after} {...look} />
          </>
        )
      }
    />
  ));
}

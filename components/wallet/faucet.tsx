"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { useFaucet, type FaucetStatus } from "@/hooks/wallet/use-faucet";
import { gift } from "@/lib/local/gift";
import { formatExact, formatScaled } from "@/lib/money";

const problems = { "too-often": "addTooMany", failed: "addFailed" } as const;

function problemOf(status: FaucetStatus) {
  return status === "too-often" || status === "failed" ? problems[status] : undefined;
}

/** The button of the local chain's faucet, with how it went. */
export function Faucet() {
  const t = useTranslations("wallet.local");
  const { canAsk, ask, status } = useFaucet();
  const problem = problemOf(status);
  const locale = useLocale();
  const given = {
    usdc: formatExact({ amount: gift.usdc, locale }),
    eth: formatScaled({ value: gift.ethWei, decimals: 18, maxDecimals: 18, locale }),
  };
  if (!canAsk) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <Button variant="quiet" busy={status === "asking"} onClick={ask}>
        {t("addUsdc")}
      </Button>
      <div className="text-note text-ink-2">
        <LiveRegion>{status === "done" ? t("addedUsdc", given) : null}</LiveRegion>
        {problem && (
          <p role="alert" className="text-loss">
            {t(problem)}
          </p>
        )}
      </div>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { useFaucet, type FaucetStatus } from "@/hooks/wallet/use-faucet";

const problems = { "too-often": "addTooMany", failed: "addFailed" } as const;

function problemOf(status: FaucetStatus) {
  return status === "too-often" || status === "failed" ? problems[status] : undefined;
}

/** The button of the local chain's faucet, with how it went. */
export function Faucet() {
  const t = useTranslations("wallet.local");
  const { canAsk, ask, status } = useFaucet();
  const problem = problemOf(status);
  if (!canAsk) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <Button variant="quiet" busy={status === "asking"} onClick={ask}>
        {t("addUsdc")}
      </Button>
      <div className="text-note text-ink-2">
        <LiveRegion>{status === "done" ? t("addedUsdc") : null}</LiveRegion>
        {problem && (
          <p role="alert" className="text-loss">
            {t(problem)}
          </p>
        )}
      </div>
    </div>
  );
}

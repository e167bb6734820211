"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { TransactionPanel } from "@/components/tx/transaction-panel";
import { Notice } from "@/components/ui/notice";
import type { Transaction } from "@/hooks/tx/transaction";
import { hasMarket } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
import { formatDate } from "@/lib/format";
import { keepLoading } from "@/lib/page/keep-loading";
import type { Reason, Verification } from "@/lib/screens";

// Only a build for a local chain has an attestor at hand.
const LocalVoucher =
  process.env.NEXT_PUBLIC_LOCAL_WALLET === "1"
    ? dynamic(() => keepLoading(() => import("./local-voucher").then((module) => module.LocalVoucher)), { ssr: false })
    : null;

type VerificationNoticeProps = {
  verification: Verification;
  /** Submits a voucher. Its end is told here, also when there is nothing else left to say. */
  verify: Transaction<"verify">;
};

/** What verification is and how to get it, for an account that has none; and the transaction that brings it. */
export function VerificationNotice({ verification, verify }: VerificationNoticeProps) {
  const idle = verify.state.status === "idle";
  return (
    <>
      {idle && verification.status === "missing" && <Missing reason={verification.reason} verify={verify} />}
      <div className={idle ? undefined : "mt-5 border-t border-rule pt-5"}>
        <TransactionPanel transaction={verify} />
      </div>
    </>
  );
}

function Missing({ reason, verify }: { reason: Reason; verify: Transaction<"verify"> }) {
  const t = useTranslations("redeem");
  const body = useBody();
  return (
    <div className="mt-5">
      <Notice title={t("missing")} action={LocalVoucher ? <LocalVoucher verify={verify} /> : undefined}>
        <p>{body(reason)}</p>
        {LocalVoucher === null && <p className="mt-1">{t("elsewhere")}</p>}
        {hasMarket(appChainId) && (
          <p className="mt-1">
            <PageLink href="/mint?tab=swap">
              {t("toMarket")}
            </PageLink>
          </p>
        )}
      </Notice>
    </div>
  );
}

function useBody(): (reason: Reason) => string {
  const t = useTranslations("redeem");
  const locale = useLocale();
  return (reason) => {
    if (reason.code === "verification-expired") return t("expiredBody", { date: formatDate({ timestamp: reason.at, locale }) });
    return t(reason.code === "verification-revoked" ? "revokedBody" : "missingBody");
  };
}

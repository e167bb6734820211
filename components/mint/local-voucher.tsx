"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useLocalVoucher } from "@/hooks/mint/use-local-voucher";
import type { Transaction } from "@/hooks/tx/transaction";

/** On a local chain: a voucher from the attestor there, submitted in one transaction. */
export function LocalVoucher({ verify }: { verify: Transaction<"verify"> }) {
  const t = useTranslations("redeem");
  const { asking, failed, ask } = useLocalVoucher(verify);
  return (
    <>
      <p className="mb-2 text-ink-2">{t("voucherNote")}</p>
      <Button busy={asking} onClick={ask}>
        {t("getVoucher")}
      </Button>
      {failed && (
        <p role="alert" className="mt-2 text-note text-loss">
          {t("voucherFailed")}
        </p>
      )}
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { ArrivingOver } from "@/components/form/arriving";
import { Button } from "@/components/ui/button";
import { StateDot } from "@/components/ui/state-dot";
import { useWallet } from "@/hooks/wallet/use-wallet";
import { shortAddress } from "@/lib/format";
import { loadOnce } from "@/lib/page/keep-loading";

const loadPanel = loadOnce(() => import("./account-panel").then((module) => ({ default: module.AccountPanel })));
const AccountPanel = lazy(loadPanel);

/** Connects a wallet; once one is connected, shows whose it is and opens the account panel. */
export function WalletButton() {
  const t = useTranslations("wallet");
  const { status, address, wrongNetwork, connect } = useWallet();
  const [open, setOpen] = useState(false);
  if (address === undefined) {
    return (
      <Button busy={status === "connecting"} onClick={connect}>
        {t("connect")}
      </Button>
    );
  }
  const short = shortAddress(address);
  return (
    <>
      <Button
        aria-label={t(wrongNetwork ? "openWrongNetwork" : "open", { address: short })}
        aria-haspopup="dialog"
        onPointerEnter={() => void loadPanel()}
        onClick={() => setOpen(true)}
      >
        {wrongNetwork ? (
          <span className="inline-flex items-center gap-2">
            <StateDot state="bad" />
            {t("wrongNetwork")}
          </span>
        ) : (
          <span className="font-mono">{short}</span>
        )}
      </Button>
      {open && (
        <Suspense fallback={<ArrivingOver />}>
          <AccountPanel onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

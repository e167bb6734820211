"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useWallet } from "@/hooks/wallet/use-wallet";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";

/** Says that the wallet is on another network and offers the switch. Shows nothing while it is on ours. */
export function WrongNetwork() {
  const t = useTranslations("wallet");
  const { wrongNetwork, chainId, switchChain, switching, switchError } = useWallet();
  if (!wrongNetwork) return null;
  const network = chainFacts(appChainId).name;
  return (
    <Notice
      tone="warn"
      title={t("wrongNetwork")}
      action={
        <Button variant="primary" busy={switching} onClick={switchChain}>
          {t("switch", { network })}
        </Button>
      }
    >
      <p>{t("wrongNetworkBody", { chainId: String(chainId), network })}</p>
      {switchError && <p role="alert">{t("switchFailed", { network })}</p>}
    </Notice>
  );
}

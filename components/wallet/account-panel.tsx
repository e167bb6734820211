"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Hash } from "@/components/ui/hash";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { useWallet } from "@/hooks/wallet/use-wallet";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";
import { WrongNetwork } from "./wrong-network";
import { keepLoading } from "@/lib/page/keep-loading";

const DemoRoleSection =
  process.env.NEXT_PUBLIC_LOCAL_WALLET === "1"
    ? dynamic(() => keepLoading(() => import("./demo-role-section").then((module) => module.DemoRoleSection)), { ssr: false })
    : null;

/** What is connected, where, and the way out. */
export function AccountPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("wallet");
  const { address, chainId, connectorName, wrongNetwork, disconnect } = useWallet();
  if (address === undefined) return null;

  const leave = () => {
    onClose();
    void disconnect();
  };

  return (
    <Dialog title={t("account")} closeLabel={t("close")} onClose={onClose}>
      {wrongNetwork && (
        <div className="mb-4">
          <WrongNetwork />
        </div>
      )}
      <KeyValueList>
        <KeyValueRow
          label={t("address")}
          value={<Hash value={address} copyLabel={t("copyAddress")} copiedLabel={t("copied")} />}
        />
        {connectorName !== undefined && <KeyValueRow label={t("wallet")} value={connectorName} />}
        <KeyValueRow
          label={t("network")}
          value={wrongNetwork ? t("unknownNetwork", { chainId: String(chainId) }) : chainFacts(appChainId).name}
        />
      </KeyValueList>
      {DemoRoleSection && <DemoRoleSection />}
      <div className="mt-6">
        <Button wide onClick={leave}>
          {t("disconnect")}
        </Button>
      </div>
    </Dialog>
  );
}

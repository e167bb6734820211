"use client";

import dynamic from "next/dynamic";
import { useConnectRequest } from "@/hooks/wallet/use-connect-request";
import { keepLoading } from "@/lib/page/keep-loading";

const ConnectModal = dynamic(() => keepLoading(() => import("./connect-modal").then((module) => module.ConnectModal)), { ssr: false });

const DemoAccountDialog =
  process.env.NEXT_PUBLIC_LOCAL_WALLET === "1"
    ? dynamic(() => import("./demo-account-dialog").then((module) => module.DemoAccountDialog), { ssr: false })
    : null;

/** Shows the choice of wallets when somebody asks for it. RainbowKit and its styles are loaded then. */
export function ConnectHost() {
  const { asked, close } = useConnectRequest();
  return (
    <>
      {asked && <ConnectModal onClosed={close} />}
      {DemoAccountDialog && <DemoAccountDialog />}
    </>
  );
}

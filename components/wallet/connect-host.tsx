"use client";

import dynamic from "next/dynamic";
import { lazy, Suspense } from "react";
import { ArrivingOver } from "@/components/form/arriving";
import { useConnectRequest } from "@/hooks/wallet/use-connect-request";
import { keepLoading, loadOnce } from "@/lib/page/keep-loading";

const ConnectModal = lazy(loadOnce(() => import("./connect-modal").then((module) => ({ default: module.ConnectModal }))));

const DemoAccountDialog =
  process.env.NEXT_PUBLIC_LOCAL_WALLET === "1"
    ? dynamic(() => keepLoading(() => import("./demo-account-dialog").then((module) => module.DemoAccountDialog)), { ssr: false })
    : null;

/** Shows the choice of wallets when somebody asks for it. RainbowKit and its styles are loaded then. */
export function ConnectHost() {
  const { asked, close } = useConnectRequest();
  return (
    <>
      {asked && (
        <Suspense fallback={<ArrivingOver />}>
          <ConnectModal onClosed={close} />
        </Suspense>
      )}
      {DemoAccountDialog && <DemoAccountDialog />}
    </>
  );
}

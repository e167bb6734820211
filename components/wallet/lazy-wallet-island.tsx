"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { connectRequest } from "@/hooks/wallet/connect-request";
import { useIdle } from "@/hooks/wallet/use-idle";
import { loadOnce } from "@/lib/page/keep-loading";
import type { WalletIslandProps } from "./wallet-island";

const load = loadOnce(() => import("./wallet-island").then((module) => ({ default: module.WalletIsland })));
const WalletIsland = lazy(load);

/** Shows `label` on a plain button until the wallet's own one is there. */
export function LazyWalletIsland({ label, ...island }: WalletIslandProps & { label: string }) {
  const [wanted, setWanted] = useState(false);
  const idle = useIdle();

  const connect = () => {
    setWanted(true);
    connectRequest.open();
  };
  const placeholder = (
    <Button onPointerEnter={() => void load()} onFocus={() => void load()} onClick={connect}>
      {label}
    </Button>
  );

  if (!idle && !wanted) return placeholder;
  return (
    <Suspense fallback={placeholder}>
      <WalletIsland {...island} />
    </Suspense>
  );
}

"use client";

import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { createQueryClient } from "@/lib/queries";
import { ConnectHost } from "./connect-host";
import { WalletStart } from "./wallet-start";

let inBrowser: QueryClient | undefined;

/** One cache for as long as the page lives, whatever is mounted; on the server one per render. */
function queryClientOfPage(): QueryClient {
  if (typeof window === "undefined") return createQueryClient();
  inBrowser ??= createQueryClient();
  return inBrowser;
}

/**
 * Everything below can use the wallet and read the chain (hooks/wallet, hooks/read, hooks/chain, hooks/tx). The wallet's
 * own code is loaded once the page is there.
 */
export function WalletProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(queryClientOfPage);
  return (
    <QueryClientProvider client={queryClient}>
      <WalletStart />
      {children}
      <ConnectHost />
    </QueryClientProvider>
  );
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Address } from "viem";
import { appChainId } from "@/lib/chain/app-chain";
import { keys } from "@/lib/queries";
import { useWallet } from "./use-wallet";

export type FaucetStatus = "idle" | "asking" | "done" | "too-often" | "failed";

const TOO_MANY = 429;

async function requestFaucet(account: Address) {
  const local = await import("@/lib/local/request");
  return local.requestFaucet(account);
}

/** Test money for the connected account, in a build for a local chain. */
export function useFaucet(): { readonly canAsk: boolean; readonly ask: () => void; readonly status: FaucetStatus } {
  const { address } = useWallet();
  const queryClient = useQueryClient();
  const { mutate, status, error } = useMutation({
    mutationFn: requestFaucet,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.accounts(appChainId) }),
  });
  const failed: FaucetStatus = error && "status" in error && error.status === TOO_MANY ? "too-often" : "failed";
  return {
    canAsk: address !== undefined,
    ask: () => { if (address) mutate(address); },
    status: ({ idle: "idle", pending: "asking", success: "done", error: failed } as const)[status],
  };
}

"use client";

import type { Address } from "viem";
import { useWalletSnapshot } from "@/hooks/wallet/use-wallet-snapshot";
import { type AccountOfState, useAccountOf } from "./use-account-of";

export type AccountState = { readonly status: "disconnected" } | (AccountOfState & { readonly account: Address });

/** The connected account's figures, kept at the newest block. */
export function useAccountView(): AccountState {
  const { address } = useWalletSnapshot();
  const state = useAccountOf(address);
  return address ? { ...state, account: address } : { status: "disconnected" };
}

"use client";

import { useDeferredValue } from "react";
import { useHead, type HeadState } from "@/hooks/chain/use-head";
import { useNow } from "@/hooks/chain/use-now";
import { useAccountView } from "@/hooks/read/use-account-view";
import { useProtocol, type ProtocolState } from "@/hooks/read/use-protocol";
import { isWrongNetwork } from "@/hooks/wallet/use-wallet";
import { useWalletSnapshot } from "@/hooks/wallet/use-wallet-snapshot";
import type { WalletSnapshot } from "@/lib/chain/wallet-store";
import type { ProtocolView } from "@/lib/queries";
import type { ChainHealth, Connection, ScreenFacts } from "@/lib/screens";

/** What the server read for the page, if anything, and how far that can be trusted. */
export type ServerFigures = { readonly view?: ProtocolView | undefined; readonly health: ChainHealth };

/** Everything that a transaction screen knows besides what is typed. */
export type ScreenBase = Omit<ScreenFacts, "input"> & { readonly wallet: WalletSnapshot };

/**
 * Reads what decides what a screen offers: wallet, chain, protocol, account. Starts with what the server rendered. A store
 * that changes makes React draw its readers at once and in one piece. So the screen gets the news as a deferred value,
 * which is drawn in small pieces: let a component that draws nothing itself call this, and what is below it be `memo`.
 */
export function useScreenBase({ view, health }: ServerFigures): ScreenBase {
  const wallet = useWalletSnapshot();
  const protocol = useProtocol(view);
  const account = useAccountView();
  const head = useHead();
  const now = useNow(view ? Number(view.timestamp) : 0);
  return useDeferredValue({
    wallet,
    connection: connectionOf(wallet),
    chain: account.status === "failed" ? { status: account.problem } : healthOf(protocol, head, health),
    now: BigInt(now),
    protocol: protocol.status === "ready" ? protocol.view : undefined,
    account: account.status === "ready" ? account.view : undefined,
  });
}

function connectionOf({ status, chainId }: WalletSnapshot): Connection {
  if (status !== "connected") return "none";
  return isWrongNetwork(chainId) ? "wrong-network" : "ready";
}

/** While nothing was read here, what the server found holds. */
function healthOf(protocol: ProtocolState, head: HeadState | undefined, found: ChainHealth): ChainHealth {
  if (!protocol.looked) return found;
  if (protocol.status !== "loading" && protocol.problem !== undefined) return { status: protocol.problem };
  return head?.stale ? { status: "stale", seconds: BigInt(head.ageSeconds) } : { status: "live" };
}

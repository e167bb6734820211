"use client";

import { useHead, type HeadState } from "@/hooks/chain/use-head";
import { useNow } from "@/hooks/chain/use-now";
import { useAccountView } from "@/hooks/read/use-account-view";
import { useProtocol, type ProtocolState } from "@/hooks/read/use-protocol";
import { useWallet } from "@/hooks/wallet/use-wallet";
import type { ProtocolView } from "@/lib/queries";
import type { ChainHealth, Connection, ScreenFacts } from "@/lib/screens";

/** What the server read for the page, if anything, and how far that can be trusted. */
export type ServerFigures = { readonly view?: ProtocolView | undefined; readonly health: ChainHealth };

/** Everything that a transaction screen knows besides what is typed. */
export type ScreenBase = Omit<ScreenFacts, "input">;

/** Reads what decides what a screen offers: wallet, chain, protocol, account. Starts with what the server rendered. */
export function useScreenBase({ view, health }: ServerFigures): ScreenBase {
  const wallet = useWallet();
  const protocol = useProtocol(view);
  const account = useAccountView();
  const head = useHead();
  const now = useNow(view ? Number(view.timestamp) : 0);
  return {
    connection: connectionOf(wallet),
    chain: account.status === "failed" ? { status: account.problem } : healthOf(protocol, head, health),
    now: BigInt(now),
    protocol: protocol.status === "ready" ? protocol.view : undefined,
    account: account.status === "ready" ? account.view : undefined,
  };
}

function connectionOf({ status, wrongNetwork }: ReturnType<typeof useWallet>): Connection {
  if (status !== "connected") return "none";
  return wrongNetwork ? "wrong-network" : "ready";
}

/** While nothing was read here, what the server found holds. */
function healthOf(protocol: ProtocolState, head: HeadState | undefined, found: ChainHealth): ChainHealth {
  if (!protocol.looked) return found;
  if (protocol.status !== "loading" && protocol.problem !== undefined) return { status: protocol.problem };
  return head?.stale ? { status: "stale", seconds: BigInt(head.ageSeconds) } : { status: "live" };
}

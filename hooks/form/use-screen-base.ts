"use client";

import { useHead, type HeadState } from "@/hooks/chain/use-head";
import { useNow } from "@/hooks/chain/use-now";
import type { ReadState } from "@/hooks/read/read-state";
import { useAccountView } from "@/hooks/read/use-account-view";
import { useProtocol } from "@/hooks/read/use-protocol";
import { useWallet } from "@/hooks/wallet/use-wallet";
import type { ProtocolView, ReadProblem } from "@/lib/queries";
import type { ChainHealth, Connection, ScreenFacts } from "@/lib/screens";

/** What the server read for the page: the view, or why there is none. */
export type ServerFigures =
  | { readonly view: ProtocolView; readonly problem?: undefined }
  | { readonly view?: undefined; readonly problem: ReadProblem };

/** Everything that a transaction screen knows besides what is typed. */
export type ScreenBase = Omit<ScreenFacts, "input">;

/** Reads what decides what a screen offers: wallet, chain, protocol, account. Starts with what the server rendered. */
export function useScreenBase({ view, problem }: ServerFigures): ScreenBase {
  const wallet = useWallet();
  const protocol = useProtocol(view);
  const account = useAccountView();
  const head = useHead();
  const now = useNow(view ? Number(view.timestamp) : 0);
  return {
    connection: connectionOf(wallet),
    chain: account.status === "failed" ? { status: account.problem } : healthOf(protocol, head, problem),
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
function healthOf(protocol: ReadState<ProtocolView>, head: HeadState | undefined, found: ReadProblem | undefined): ChainHealth {
  if (protocol.status === "failed") return { status: protocol.problem };
  if (protocol.status === "loading" && found !== undefined) return { status: found };
  if (head === undefined || !head.stale) return { status: "live" };
  return head.reachable ? { status: "stale", seconds: BigInt(head.ageSeconds) } : { status: "unreachable" };
}

import { appChainId } from "@/lib/chain/app-chain";
import type { OpenedWallet } from "@/lib/chain/wallet";
import type * as browser from "@/lib/chain/browser";
import { forgivingStorage } from "./forgiving-storage";

export type StartedWallet = OpenedWallet & Pick<typeof browser, "endSession" | "goToChain" | "offerAllWallets">;

let started: Promise<StartedWallet> | undefined;

/** Loads the wallet code and opens the wallet, once for as long as the page lives. In the browser only. */
export function startWallet(): Promise<StartedWallet> {
  started ??= load().catch((error: unknown) => {
    // The script did not come; the next one who needs it tries again.
    started = undefined;
    throw error;
  });
  return started;
}

async function load(): Promise<StartedWallet> {
  const { openWallet, endSession, goToChain, offerAllWallets } = await import("@/lib/chain/browser");
  const opened = openWallet({ chainId: appChainId, origin: window.location.origin, storage: forgivingStorage() });
  return { ...opened, endSession, goToChain, offerAllWallets };
}

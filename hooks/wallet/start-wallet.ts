import { appChainId } from "@/lib/chain/app-chain";
import type { SessionStorage } from "@/lib/chain/config";
import type { OpenedWallet } from "@/lib/chain/wallet";
import type * as browser from "@/lib/chain/browser";

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

/** Storage may be forbidden or full: the session then ends with the page. */
function forgivingStorage(): SessionStorage {
  const attempt = <Value>(action: () => Value): Value | null => {
    try {
      return action();
    } catch {
      return null;
    }
  };
  return {
    getItem: (key) => attempt(() => window.localStorage.getItem(key)),
    setItem: (key, value) => { attempt(() => { window.localStorage.setItem(key, value); }); },
    removeItem: (key) => { attempt(() => { window.localStorage.removeItem(key); }); },
  };
}
